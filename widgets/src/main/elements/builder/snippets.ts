// SPDX-License-Identifier: Apache-2.0

import {
  address,
  type Catalogue,
  drawingParameters,
  figureParameters,
  type State,
  widthOf,
} from './state.js';

/** The picture that the observatory drew for the state. */
export interface Drawn {
  /** In pixels, at the width asked for. */
  height: number;
  /** What it shows, in words. */
  title: string;
}

export interface Snippets {
  script: string;
  frame: string;
  /** For sites where one pastes an address. */
  paste: string;
  oembed: string;
  svg: string;
  png: string;
  csv: string;
  json: string;
}

/** Of the strip below a chart, and of the source below that in a frame. */
const strip = 36;
const source = 36;
/** A chart stays legible on a telephone. */
const leastHeight = 380;

/**
 * What an editor copies into a page.
 *
 * @param api base address of the observatory without a trailing slash
 */
export function snippetsOf(
  api: string,
  state: State,
  lang: string,
  catalogue: Catalogue,
  drawn: Drawn,
): Snippets {
  const indicator = encodeURIComponent(state.indicator);
  const shown = drawingParameters(state, lang);
  const figures = figureParameters(state, lang);
  const page = address(`${api}/v1/charts/${indicator}.html`, shown);
  const wide = `${widthOf(state)}`;
  return {
    script: script(api, state, lang, catalogue, drawn),
    frame: frame(api, state, lang, drawn),
    paste: page,
    oembed: address(`${api}/oembed`, [['url', page]]),
    svg: address(`${api}/v1/charts/${indicator}.svg`, [...shown, ['width', wide]]),
    png: address(`${api}/v1/charts/${indicator}.png`, [...shown, ['width', wide]]),
    csv: address(`${api}/v1/statistics/${indicator}.csv`, figures),
    json: address(`${api}/v1/statistics/${indicator}.json`, figures),
  };
}

function script(api: string, state: State, lang: string, catalogue: Catalogue, drawn: Drawn): string {
  const { loader, source } = catalogue;
  const width = widthOf(state);
  const high = drawn.height + strip;
  const load = state.pinned
    ? tag('script', [
        ['async', ''],
        ['src', `${api}/embed-${loader.version}.js`],
        ['integrity', loader.integrity],
        ['crossorigin', 'anonymous'],
      ])
    : tag('script', [
        ['async', ''],
        ['src', `${api}/embed.js`],
      ]);
  const filters = new URLSearchParams(state.filters).toString().replaceAll('%2C', ',');
  const chart: Attribute[] = [
    ['indicator', state.indicator],
    ['by', state.by.join()],
    ['measure', state.measure],
    ['filters', filters],
    ['from', state.from],
    ['to', state.to],
    ['version', state.version],
    ['form', state.form],
    ['theme', state.theme],
    ['lang', lang],
    [
      'style',
      `display:block;max-width:min(100%,${width}px);aspect-ratio:${width}/${high};min-height:${Math.min(high, leastHeight)}px`,
    ],
  ];
  const path = `${api}/v1/charts/${encodeURIComponent(state.indicator)}`;
  const shown = drawingParameters(state, lang);
  const image = tag('img', [
    ['src', address(`${path}.svg`, [...shown, ['width', `${width}`]])],
    ['alt', drawn.title],
    ['width', `${width}`],
    ['height', `${drawn.height}`],
    ['style', 'display:block;width:100%;height:auto'],
  ]);
  return [
    `${load}</script>`,
    tag(
      'atalaya-chart',
      chart.filter(([, value]) => value),
    ),
    `${tag('a', [['href', address(`${path}.html`, shown)]])}${image}</a>`,
    `<small>${escape(`${source.publisher}, ${source.title}`)}</small>`,
    '</atalaya-chart>',
  ].join('\n');
}

function frame(api: string, state: State, lang: string, drawn: Drawn): string {
  const width = widthOf(state);
  const src = address(`${api}/embed/chart`, [
    ['indicator', state.indicator],
    ...drawingParameters(state, lang),
  ]);
  const attributes: Attribute[] = [
    ['src', src],
    ['title', drawn.title],
    ['width', `${width}`],
    ['height', `${drawn.height + strip + source}`],
    ['loading', 'lazy'],
    ['style', 'max-width:100%;border:0'],
  ];
  return `${tag('script', [
    ['async', ''],
    ['src', `${api}/embed.js`],
  ])}</script>\n${tag('iframe', attributes)}</iframe>`;
}

type Attribute = [name: string, value: string];

function tag(name: string, attributes: Attribute[]): string {
  const written = attributes.map(([key, value]) => (value ? ` ${key}="${escape(value)}"` : ` ${key}`));
  return `<${name}${written.join('')}>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
