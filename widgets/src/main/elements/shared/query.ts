// SPDX-License-Identifier: Apache-2.0

/** Attributes of a chart that choose the data, under the names they have in the observatory's queries. */
const dataAttributes = ['by', 'measure', 'from', 'to', 'sort', 'top', 'version'] as const;

/** Every attribute `atalaya-chart` reads. */
export const chartAttributes = [
  'observatory',
  'indicator',
  ...dataAttributes,
  'filters',
  'form',
  'theme',
  'lang',
] as const;

export type ChartAttribute = (typeof chartAttributes)[number];

/** The attributes that are set, by name. */
export type ChartSettings = Partial<Record<ChartAttribute, string>>;

/** Names an editor cannot smuggle into `filters`: they are asked by an attribute or by the element itself. */
const reserved = new Set<string>([...chartAttributes, 'width', 'height']);

type Query = [name: string, value: string][];

/** Everything a chart asks the observatory for. */
export interface ChartAddresses {
  picture: string;
  page: string;
  json: string;
  csv: string;
}

/** The addresses of a chart's picture in a size, and of its page and its figures in any size. */
export function chartAddresses(
  settings: ChartSettings,
  lang: string,
  size: { width: number; height: number },
  documentAddress: string,
): ChartAddresses {
  const base = observatoryBase(settings.observatory, documentAddress);
  const indicator = encodeURIComponent(settings.indicator ?? '');
  const data = dataQuery(settings, lang);
  const drawn = drawingQuery(settings, data);
  const sized: Query = [...drawn, ['width', `${size.width}`], ['height', `${size.height}`]];
  return {
    picture: address(`${base}/v1/charts/${indicator}.svg`, sized),
    page: address(`${base}/v1/charts/${indicator}.html`, drawn),
    json: address(`${base}/v1/statistics/${indicator}.json`, data),
    csv: address(`${base}/v1/statistics/${indicator}.csv`, data),
  };
}

/** What decides the figures, in a fixed order so that equal charts share one cached answer. */
function dataQuery(settings: ChartSettings, lang: string): Query {
  const filters = [...new URLSearchParams(settings.filters)].filter(([name]) => !reserved.has(name));
  const data = dataAttributes.map((name): [string, string] => [name, settings[name] ?? '']);
  return [...data, ...filters, ['lang', lang] satisfies [string, string]].filter(
    ([, value]) => value,
  ) as Query;
}

/** The figures plus how they are drawn; `form=auto` is the server's own choice and is not sent. */
function drawingQuery({ form, theme }: ChartSettings, data: Query): Query {
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
