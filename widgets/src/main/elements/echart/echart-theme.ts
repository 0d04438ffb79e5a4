// SPDX-License-Identifier: Apache-2.0

import { make } from '../shared/dom.js';

/** What a chart takes of its page, by the custom properties of the style sheet. */
const names = ['text', 'muted', 'line', 'accent', 'ground'] as const;

/** Told apart by everyone, after the first colour, which is the page's own. */
const further = [2, 3, 4, 5, 6, 7, 8].map((number) => `series-${number}`);

export type Colours = Record<(typeof names)[number], string> & { series: string[] };

/** Reads colours of the page: a canvas knows no custom properties. */
export class Swatches {
  readonly element = make('div', { class: 'swatches', 'aria-hidden': 'true' });
  private readonly swatches = [...names, ...further].map((name) => make('i', { class: name }));

  constructor() {
    this.element.append(...this.swatches);
  }

  get colours(): Colours {
    const [text = '', muted = '', line = '', accent = '', ground = '', ...others] = this.swatches.map(
      (swatch) => getComputedStyle(swatch).color,
    );
    return { text, muted, line, accent, ground, series: [accent, ...others] };
  }

  get font(): string {
    return getComputedStyle(this.element).fontFamily;
  }
}

/** A theme of ECharts out of a page's colours. An option may say otherwise. */
export function themeOf({ text, muted, line, ground, series }: Colours, fontFamily: string): object {
  const axis = {
    axisLine: { lineStyle: { color: line } },
    axisTick: { lineStyle: { color: line } },
    axisLabel: { color: muted },
    nameTextStyle: { color: muted },
    splitLine: { lineStyle: { color: line } },
  };
  return {
    color: series,
    backgroundColor: 'transparent',
    textStyle: { color: text, fontFamily },
    title: { textStyle: { color: text }, subtextStyle: { color: muted } },
    legend: { textStyle: { color: text }, inactiveColor: muted },
    // Text that never becomes markup, whoever wrote the option.
    tooltip: {
      renderMode: 'richText',
      backgroundColor: ground,
      borderColor: line,
      textStyle: { color: text },
    },
    categoryAxis: axis,
    valueAxis: axis,
    timeAxis: axis,
    logAxis: axis,
    dataZoom: { textStyle: { color: muted }, borderColor: line },
    visualMap: { textStyle: { color: muted } },
  };
}
