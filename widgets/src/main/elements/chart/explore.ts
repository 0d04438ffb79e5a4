// SPDX-License-Identifier: Apache-2.0

import { make } from '../shared/dom.js';
import { fetchJson } from '../shared/fetch-json.js';
import { type EChartsType, getMap, init, registerMap } from './echarts.js';
import { exploreMessages } from './explore-messages.js';
import style from './explore.css';
import { type ChartOption, type ExploredMark, exploredMarks, type Series, zoomed } from './explored-marks.js';
import { firstWindow, fitted, revealed, type Window } from './fitted.js';
import { step } from './navigation.js';
import type { Shown } from './picture-tools.js';

export { style };

/** What the observatory answers for a drawing library. */
interface Drawing {
  option: ChartOption;
  /** GeoJSON of the maps that the option names. */
  maps?: Record<string, unknown>;
}

/** Markers of lines, as characters. */
const symbols: Record<string, string> = { circle: '●', rect: '■', triangle: '▲', diamond: '◆' };

/**
 * A chart drawn by ECharts in the place of its picture: to zoom, to choose series, and to be told each figure.
 * Buttons do what the wheel and the pointer do; arrow keys go from figure to figure.
 */
export class Exploration {
  private readonly plot = make('div', { class: 'plot', tabindex: '0', role: 'application' });
  private readonly details = make('p', { class: 'details', role: 'status' });
  private readonly resized = new ResizeObserver(() => this.fit());
  private readonly marks: ExploredMark[];
  private readonly chart: EChartsType;
  private readonly maps: boolean;
  private readonly option: ChartOption;
  private window: Window;
  private current = -1;

  /** Fetches what is to be drawn, and draws it on the stage. */
  static async begin(stage: HTMLElement, shown: Shown): Promise<Exploration> {
    const { json } = await (shown.source?.json ?? fetchJson)(shown.addresses.option, shown.signal);
    return new Exploration(stage, shown, json as Drawing);
  }

  private constructor(
    stage: HTMLElement,
    private readonly shown: Shown,
    { option, maps = {} }: Drawing,
  ) {
    const text = exploreMessages[shown.language];
    this.marks = exploredMarks(option);
    for (const [name, geoJSON] of Object.entries(maps)) {
      if (!getMap(name)) {
        registerMap(name, geoJSON as Parameters<typeof registerMap>[1]);
      }
    }
    this.maps = Object.keys(maps).length > 0;
    // What the picture warns of holds for what takes its place.
    const lines = [...shown.svg.querySelectorAll('.warning text')].map((line) => line.textContent);
    const warning = make('p', { class: 'warning' }, lines.join(' '));
    const controls = make(
      'div',
      { class: 'controls' },
      warning,
      ...this.series(option),
      ...this.zoom(option),
    );
    this.plot.setAttribute('aria-label', `${shown.svg.getAttribute('aria-label')}. ${text.keys}`);
    stage.replaceChildren(controls, this.plot, this.details);
    this.chart = init(this.plot, undefined, { locale: shown.language === 'es' ? 'ES' : 'EN' });
    this.option = this.adapted(option);
    this.window = firstWindow(option, this.size);
    this.chart.setOption(this.option);
    this.fit();
    this.chart.dispatchAction({ type: 'dataZoom', ...this.window });
    this.details.textContent = text.keys;
    this.plot.addEventListener('keydown', (event) => this.onKey(event));
    this.resized.observe(this.plot);
  }

  focus(): void {
    this.plot.focus();
  }

  private get size() {
    return { width: this.plot.clientWidth, height: this.plot.clientHeight };
  }

  private fit(): void {
    this.chart.resize();
    this.chart.setOption(fitted(this.option, this.size));
  }

  /** Gives everything back; the stage is empty then. */
  end(): void {
    this.resized.disconnect();
    this.chart.dispose();
    this.plot.parentElement?.replaceChildren();
  }

  /** The observatory's drawing with what belongs to this place: our buttons in the place of a legend, calm. */
  private adapted(option: ChartOption): ChartOption {
    const { grid } = option;
    // Two grids, back to back, leave no room for a legend.
    const legend = { show: false };
    return {
      ...option,
      animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      ...(option.legend && (Array.isArray(grid) ? { legend } : { legend, grid: { ...grid, top: 24 } })),
    };
  }

  /** A button for each series, if there are several: pressed while it is shown. */
  private series(option: ChartOption): HTMLElement[] {
    const named = (option.series ?? []).filter(({ name }) => name);
    const first = named.filter(({ name }, i) => named.findIndex((each) => each.name === name) === i);
    return first.length < 2 ? [] : first.map((each) => this.toggle(each));
  }

  private toggle({ name = '', symbol = '', itemStyle }: Series): HTMLElement {
    const key = make('span', { 'aria-hidden': 'true' }, `${symbols[symbol] ?? '■'} `);
    key.style.setProperty('color', itemStyle?.color ?? 'inherit');
    const button = make('button', { type: 'button', 'aria-pressed': 'true' }, key, name);
    button.addEventListener('click', () => {
      const pressed = button.getAttribute('aria-pressed') === 'true';
      button.setAttribute('aria-pressed', `${!pressed}`);
      this.chart.dispatchAction({ type: pressed ? 'legendUnSelect' : 'legendSelect', name });
    });
    return button;
  }

  /** Buttons to zoom, where the observatory says that it is worth it. */
  private zoom(option: ChartOption): HTMLElement[] {
    if (!this.maps && !option.dataZoom) {
      return [];
    }
    const text = exploreMessages[this.shown.language];
    const button = (sign: string, label: string, factor: number) => {
      const result = make('button', { type: 'button', 'aria-label': label, title: label }, sign);
      result.addEventListener('click', () => this.zoomBy(factor));
      return result;
    };
    const buttons = [
      button('+', text.zoomIn, 0.5),
      button('−', text.zoomOut, 2),
      button('⟲', text.reset, Infinity),
    ];
    return [make('span', { class: 'zoom' }, ...buttons)];
  }

  private zoomBy(factor: number): void {
    if (this.maps) {
      const { geo, series } = this.chart.getOption() as Record<string, { zoom?: number }[] | undefined>;
      const [{ zoom = 1 } = {}] = geo ?? series ?? [];
      const next = Math.min(Math.max(zoom / factor, 1), 12);
      this.chart.setOption({
        [geo ? 'geo' : 'series']: [{ zoom: next, ...(next === 1 && { center: null }) }],
      });
    } else {
      this.look(zoomed(this.window, Math.min(factor, 100)));
    }
  }

  private look(window: Window): void {
    if (window.start !== this.window.start || window.end !== this.window.end) {
      this.window = window;
      this.chart.dispatchAction({ type: 'dataZoom', ...window });
    }
  }

  private onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const target =
      this.current < 0 && event.key.startsWith('Arrow') ? 0 : step(this.marks, this.current, event.key);
    const mark = this.marks[target ?? -1];
    if (target === undefined || !mark) {
      return;
    }
    event.preventDefault();
    this.chart.dispatchAction({ type: 'downplay' });
    this.current = target;
    this.look(revealed(this.option, this.window, mark.category));
    const { seriesIndex, dataIndex } = mark;
    this.chart.dispatchAction({ type: 'highlight', seriesIndex, dataIndex });
    this.chart.dispatchAction({ type: 'showTip', seriesIndex, dataIndex });
    this.details.textContent = mark.words;
  }
}
