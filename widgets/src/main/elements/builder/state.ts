// SPDX-License-Identifier: Apache-2.0

/** What the builder reads of the observatory's catalogue. */
export interface Catalogue {
  indicators: {
    id: string;
    shortTitle: string;
    version: number;
    asOf: string;
    dimensions: string[];
    measures: string[];
  }[];
  dimensions: Record<string, { label: string; role: string; categories: { code: string; label: string }[] }>;
  loader: { moving: string; pinned: string; version: string; integrity: string };
  source: { title: string; publisher: string };
}

/** What an editor chose. Everything is text, as in the address that keeps it. */
export interface State {
  indicator: string;
  /** Categories, then series. */
  by: string[];
  filters: [dimension: string, code: string][];
  measure: string;
  from: string;
  to: string;
  form: string;
  theme: string;
  width: string;
  /** Number of a state of the records; empty for the newest. */
  version: string;
  /** Whether the loader of this version is taken for good. */
  pinned: boolean;
}

/** Most dimensions of a table, filters included, as the observatory has it. */
export const mostDimensions = 3;

export const forms = [
  'bar',
  'stacked',
  'full',
  'line',
  'area',
  'slope',
  'heatmap',
  'pyramid',
  'map',
  'tiles',
  'figure',
  'funnel',
  'incidence',
] as const;

const widths = { least: 240, most: 1600, usual: 720 };

/** What an address keeps, as far as the catalogue permits it: what it does not is left out. */
export function readState(query: URLSearchParams, catalogue: Catalogue): State {
  const indicator =
    catalogue.indicators.find(({ id }) => id === query.get('indicator')) ?? catalogue.indicators[0];
  if (!indicator) {
    throw new Error('the catalogue has no indicators');
  }
  const offered = (id: string) => indicator.dimensions.includes(id);
  const by = [...new Set((query.get('by') ?? '').split(','))].filter(offered).slice(0, 2);
  const filters = [...query]
    .filter(([name, code]) => offered(name) && !by.includes(name) && isCode(catalogue, name, code))
    .slice(0, mostDimensions - by.length);
  const period = periodDimension(by, catalogue);
  const within = (name: string) => {
    const code = query.get(name) ?? '';
    return period && isCode(catalogue, period, code) ? code : '';
  };
  return {
    indicator: indicator.id,
    by,
    filters,
    // The first one is that of an address which names none.
    measure: oneOf(query.get('measure'), indicator.measures.slice(1)),
    from: within('from'),
    to: within('to'),
    form: oneOf(query.get('form'), forms),
    theme: oneOf(query.get('theme'), ['dark']),
    width: readWidth(query.get('width')),
    version: /^[1-9]\d{0,8}$/.test(query.get('version') ?? '') ? (query.get('version') ?? '') : '',
    pinned: query.has('pinned'),
  };
}

function isCode(catalogue: Catalogue, dimension: string, code: string): boolean {
  return !!catalogue.dimensions[dimension]?.categories.some((category) => category.code === code);
}

function oneOf(given: string | null, allowed: readonly string[]): string {
  return given && allowed.includes(given) ? given : '';
}

function readWidth(given: string | null): string {
  const width = Number(given ?? '');
  const fits = Number.isInteger(width) && width >= widths.least && width <= widths.most;
  return fits && width !== widths.usual ? `${width}` : '';
}

/** The dimension of time on an axis, for which a range of periods may be chosen. */
export function periodDimension(by: string[], { dimensions }: Catalogue): string | undefined {
  return by.find((id) => (id === 'year' || id === 'month') && dimensions[id]);
}

/** The width that is asked for. */
export function widthOf({ width }: State): number {
  return Number(width || widths.usual);
}

type Parameters = [name: string, value: string][];

/** What decides the figures, as parameters of the observatory. */
export function figureParameters(state: State, lang: string): Parameters {
  return present([
    ['by', state.by.join()],
    ...state.filters,
    ['measure', state.measure],
    ['from', state.from],
    ['to', state.to],
    ['version', state.version],
    ['lang', lang],
  ]);
}

/** The figures and how they are drawn. */
export function drawingParameters(state: State, lang: string): Parameters {
  return [
    ...figureParameters(state, lang),
    ...present([
      ['form', state.form],
      ['theme', state.theme],
    ]),
  ];
}

/** What the builder's own address keeps. */
export function stateParameters(state: State, lang: string): Parameters {
  return [
    ['indicator', state.indicator],
    ...drawingParameters(state, lang),
    ...present([
      ['width', state.width],
      ['pinned', state.pinned ? '1' : ''],
    ]),
  ];
}

function present(parameters: Parameters): Parameters {
  return parameters.filter(([, value]) => value);
}

/** An address with its query; commas stay readable, as the observatory prints them. */
export function address(path: string, parameters: Parameters): string {
  const query = new URLSearchParams(parameters).toString().replaceAll('%2C', ',');
  return query ? `${path}?${query}` : path;
}
