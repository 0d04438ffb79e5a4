// SPDX-License-Identifier: Apache-2.0

import type { Size } from './size.js';

/** Attributes that choose the data, under the names they have in the observatory's queries. */
const dataAttributes = ['by', 'measure', 'from', 'to', 'sort', 'top', 'version'] as const;

/** Attributes that every element reads which shows an answer. */
const answerAttributes = [
  'observatory',
  'indicator',
  ...dataAttributes,
  'filters',
  'steering',
  'heading',
  'theme',
  'lang',
] as const;

/** Every attribute `atalaya-chart` reads. */
export const chartAttributes = [...answerAttributes, 'form'] as const;

/** Every attribute `atalaya-figure` reads. */
export const figureAttributes = answerAttributes;

/** Every attribute `atalaya-table` reads. */
export const tableAttributes = [...answerAttributes, 'rows'] as const;

/** Every attribute `atalaya-dashboard` reads. */
export const dashboardAttributes = ['observatory', 'filters', 'name', 'theme', 'lang'] as const;

/** The attributes that are set, by name. */
export type Settings = Partial<Record<(typeof chartAttributes | typeof tableAttributes)[number], string>>;

/** Names an editor cannot smuggle into `filters`: they are asked by an attribute or by the element itself. */
const reserved = new Set<string>([...chartAttributes, 'width', 'height', 'scale', 'title']);

type Query = [name: string, value: string][];

/** Everything an element asks the observatory for, in the formats that readers take away as well. */
export interface Addresses {
  /** In the size that is shown; an editor's own title stands in the place of the observatory's. */
  picture: string;
  svg: string;
  png: string;
  /** The chart for a drawing library. */
  option: string;
  page: string;
  json: string;
  csv: string;
  xlsx: string;
}

/** The addresses of a picture in a size, and of everything else in any size. */
export function addressesOf(
  settings: Settings,
  lang: string,
  size: Size,
  documentAddress: string,
): Addresses {
  const base = observatoryBase(settings.observatory, documentAddress);
  const indicator = encodeURIComponent(settings.indicator ?? '');
  const data = dataQuery(settings, lang);
  const drawn = drawingQuery(settings, data);
  const sized: Query = [...drawn, ['width', `${size.width}`], ['height', `${size.height}`]];
  const chart = (format: string, query: Query) => address(`${base}/v1/charts/${indicator}.${format}`, query);
  const table = (format: string) => address(`${base}/v1/statistics/${indicator}.${format}`, data);
  return {
    picture: chart('svg', settings.heading ? [...sized, ['title', 'plain']] : sized),
    svg: chart('svg', sized),
    png: chart('png', [...sized, ['scale', '2']]),
    option: chart('json', drawn),
    page: chart('html', drawn),
    json: table('json'),
    csv: table('csv'),
    xlsx: table('xlsx'),
  };
}

/** What decides the figures, in a fixed order so that equal charts share one cached answer. */
function dataQuery(settings: Settings, lang: string): Query {
  // What a dashboard's reader chose holds, whatever the editor had set.
  const steering = new URLSearchParams(settings.steering);
  const steered = Object.fromEntries(steering);
  const filters = [
    ...[...new URLSearchParams(settings.filters)].filter(([name]) => !steering.has(name)),
    ...steering,
  ].filter(([name]) => !reserved.has(name));
  const data = dataAttributes.map((name): [string, string] => [name, steered[name] ?? settings[name] ?? '']);
  return [...data, ...filters, ['lang', lang] satisfies [string, string]].filter(
    ([, value]) => value,
  ) as Query;
}

/** The figures plus how they are drawn; `form=auto` is the server's own choice and is not sent. */
function drawingQuery({ form, theme }: Settings, data: Query): Query {
  const query = [...data];
  if (form && form !== 'auto') {
    query.push(['form', form]);
  }
  query.push(['theme', theme === 'dark' ? 'dark' : 'light']);
  return query;
}

/** Commas stay readable, as the observatory prints them. */
function address(path: string, query: Query): string {
  return `${path}?${new URLSearchParams(query)}`.replaceAll('%2C', ',');
}

/**
 * Base address without a trailing slash. Anything but http and https gives the page's own `/atalaya`: the
 * value ends up in links, and pages let editors write attributes.
 */
export function observatoryBase(observatory: string | undefined, page: string): string {
  try {
    const url = new URL(observatory || '/atalaya', page);
    if (/^https?:$/.test(url.protocol)) {
      return url.origin + url.pathname.replace(/\/+$/, '');
    }
  } catch {
    // Not an address: the same answer as for a forbidden one.
  }
  return '/atalaya';
}
