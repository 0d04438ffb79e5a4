// SPDX-License-Identifier: Apache-2.0

import type { EChartsType } from './echarts-all.js';
import { recoverProperties } from '../shared/attributes.js';
import { make } from '../shared/dom.js';
import { sheet } from '../shared/sheet.js';
import { Swatches, themeOf } from './echart-theme.js';
import style from './echart.css';

type Library = typeof import('./echarts-all.js');
type Option = Parameters<EChartsType['setOption']>[0];
type GeoJson = Parameters<Library['registerMap']>[1];

/** A point of a chart that a reader chose. */
export interface ChosenPoint {
  componentType: string;
  series: string;
  seriesIndex: number;
  name: string;
  dataIndex: number;
  value: unknown;
}

/** How much of the axes is shown, in per cent. */
export interface ZoomWindow {
  start: number;
  end: number;
}

/** What a reader chose in the legend. */
export interface LegendChoice {
  name: string;
  selected: Record<string, boolean>;
}

const own = sheet(style);

/**
 * A chart of Apache ECharts out of an option that is plain JSON: for the figures of any application. It follows
 * the colours and the font of Vaadin's themes, Lumo and Aura, as they change, and the size of its box.
 *
 * @summary A chart of Apache ECharts, for Vaadin Flow.
 * @tagname atalaya-echart
 *
 * @attr {string} aria-label - What the chart shows, for those who do not see it.
 * @attr {boolean} loading - Whether figures are under way.
 * @attr {"canvas"|"svg"} renderer - How it is drawn; by pixels if absent. It is read when the chart is made.
 * @attr {string} loading-label - Said while the library or figures are under way.
 * @attr {string} failed-label - Said when the library could not be loaded or does not take the option.
 * @attr {string} table-label - What discloses the slotted table.
 * @attr {"es"|"en"} lang - Language of the library's own words; that of the page if absent.
 *
 * @slot table - The same figures as a table, disclosed by a button below the chart.
 *
 * @fires {CustomEvent<ChosenPoint>} atalaya-echart-click - A reader chose a point.
 * @fires {CustomEvent<ZoomWindow>} atalaya-echart-zoom - A reader zoomed.
 * @fires {CustomEvent<LegendChoice>} atalaya-echart-legend - A reader chose in the legend.
 *
 * @csspart plot - The chart.
 * @csspart table - What discloses the table.
 *
 * @cssproperty [--echart-text] - Text; that of the theme if absent.
 * @cssproperty [--echart-muted] - Quiet text.
 * @cssproperty [--echart-line] - Axes and rules.
 * @cssproperty [--echart-accent] - The first series.
 * @cssproperty [--echart-ground] - Ground of tooltips.
 * @cssproperty [--echart-font] - Font family.
 */
export class EChartElement extends HTMLElement {
  static readonly observedAttributes: readonly string[] = [
    'aria-label',
    'loading',
    'loading-label',
    'failed-label',
    'table-label',
  ];

  readonly #plot = make('div', { class: 'plot', part: 'plot', role: 'img' });
  readonly #status = make('p', { class: 'status', role: 'status' });
  readonly #summary = make('summary');
  readonly #slot = make('slot', { name: 'table' });
  readonly #table = make('details', { part: 'table' }, this.#summary, this.#slot);
  readonly #swatches = new Swatches();
  readonly #resized = new ResizeObserver(() => this.#fit());
  readonly #themed = new MutationObserver(() => this.#paint());
  readonly #scheme = matchMedia('(prefers-color-scheme: dark)');
  #chart: EChartsType | undefined;
  #option: Option | undefined;
  #maps: Record<string, GeoJson> = {};
  #registerMap: Library['registerMap'] | undefined;
  #failed = false;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [own];
    root.append(this.#plot, this.#status, this.#table, this.#swatches.element);
    this.#slot.addEventListener('slotchange', () => this.#label());
  }

  connectedCallback(): void {
    recoverProperties(this, ['maps', 'option']);
    this.#resized.observe(this.#plot);
    // Vaadin switches themes by attributes and style sheets of the page.
    this.#themed.observe(document.documentElement, { attributes: true });
    this.#themed.observe(document.head, { childList: true });
    document.head.addEventListener('load', this.#onScheme, true);
    this.#scheme.addEventListener('change', this.#onScheme);
    this.#label();
    void this.#begin();
  }

  disconnectedCallback(): void {
    this.#resized.disconnect();
    this.#themed.disconnect();
    document.head.removeEventListener('load', this.#onScheme, true);
    this.#scheme.removeEventListener('change', this.#onScheme);
    this.#option = this.#chart?.getOption() ?? this.#option;
    this.#chart?.dispose();
    this.#chart = undefined;
  }

  attributeChangedCallback(): void {
    this.#label();
  }

  /** The option, as JSON; setting it takes away all that was there. */
  get option(): string {
    return JSON.stringify(this.#chart?.getOption() ?? this.#option ?? {});
  }

  set option(json: string) {
    this.#option = JSON.parse(json || '{}') as Option;
    this.#draw(() => this.#chart?.setOption(this.#option as Option, { notMerge: true }));
  }

  /** Maps that the option names, as JSON: GeoJSON by name. One that was drawn already stays as it is. */
  get maps(): string {
    return JSON.stringify(this.#maps);
  }

  set maps(json: string) {
    this.#maps = JSON.parse(json || '{}') as Record<string, GeoJson>;
    this.#register();
    this.#draw(() => this.#chart?.setOption(this.#option ?? {}, { notMerge: true }));
  }

  /**
   * Merges a part into the option.
   *
   * @param replaced names of components whose whole list takes the place of the former one
   */
  update(part: Option, replaced: string[] = []): void {
    if (this.#chart) {
      this.#draw(() => this.#chart?.setOption(part, { replaceMerge: replaced }));
    } else {
      this.#pending.push([part, replaced]);
    }
  }

  /** The picture as a data URL, once the chart is there. */
  async image(type: 'png' | 'jpeg' | 'svg', pixelRatio: number): Promise<string> {
    await this.#ready;
    if (!this.#chart) {
      throw new Error(this.getAttribute('failed-label') ?? 'no chart');
    }
    const backgroundColor = type === 'jpeg' ? this.#swatches.colours.ground : 'transparent';
    return this.#chart.getDataURL({ type, pixelRatio, backgroundColor });
  }

  /** Parts that came before the library. */
  #pending: [part: Option, replaced: string[]][] = [];
  #ready: Promise<void> = Promise.resolve();

  readonly #onScheme = () => this.#paint();

  #begin(): Promise<void> {
    return (this.#ready = this.#make());
  }

  async #make(): Promise<void> {
    try {
      const { init, registerMap } = await import('./echarts-all.js');
      this.#registerMap = registerMap;
      this.#register();
      if (!this.isConnected || this.#chart) {
        return;
      }
      const renderer = this.getAttribute('renderer') === 'svg' ? 'svg' : 'canvas';
      const lang = this.lang || this.closest<HTMLElement>('[lang]')?.lang || '';
      const locale = lang.startsWith('en') ? 'EN' : 'ES';
      const { clientWidth: width, clientHeight: height } = this.#plot;
      // Without a size, as in a closed tab, the library would warn; it gets the true one when there is one.
      this.#chart = init(this.#plot, this.#theme, {
        locale,
        renderer,
        ...(!(width && height) && { width: 1, height: 1 }),
      });
      this.#listen(this.#chart);
      this.#draw(() => {
        this.#chart?.setOption(this.#option ?? {});
        this.#pending.splice(0).forEach(([part, replaceMerge]) => {
          this.#chart?.setOption(part, { replaceMerge });
        });
      });
    } catch {
      this.#failed = true;
    }
    this.#label();
  }

  #register(): void {
    for (const [name, map] of Object.entries(this.#maps)) {
      this.#registerMap?.(name, map);
    }
  }

  /** An option that the library does not take is told in the chart's place. */
  #draw(work: () => void): void {
    if (!this.#chart) {
      return;
    }
    try {
      work();
      this.#failed = false;
    } catch {
      this.#failed = true;
    }
    this.#label();
  }

  #listen(chart: EChartsType): void {
    chart.on('click', ({ componentType, seriesName, seriesIndex, name, dataIndex, value }) =>
      this.#tell<ChosenPoint>('click', {
        componentType,
        series: seriesName ?? '',
        seriesIndex: seriesIndex ?? -1,
        name,
        dataIndex: dataIndex ?? -1,
        value: value ?? null,
      }),
    );
    chart.on('datazoom', (params) => {
      const { batch } = params as { batch?: ZoomWindow[] };
      const { start, end } = batch?.[0] ?? (params as ZoomWindow);
      this.#tell<ZoomWindow>('zoom', { start, end });
    });
    chart.on('legendselectchanged', (params) => {
      const { name, selected } = params as LegendChoice;
      this.#tell<LegendChoice>('legend', { name, selected });
    });
  }

  #tell<T>(what: string, detail: T): void {
    this.dispatchEvent(
      new CustomEvent<T>(`atalaya-echart-${what}`, { bubbles: true, composed: true, detail }),
    );
  }

  #fit(): void {
    const { clientWidth: width, clientHeight: height } = this.#plot;
    if (width && height) {
      this.#chart?.resize({ width: 'auto', height: 'auto' });
    }
  }

  get #theme(): object {
    return themeOf(this.#swatches.colours, this.#swatches.font);
  }

  #paint(): void {
    // Style sheets that were just put in count from the next frame on.
    requestAnimationFrame(() => this.#chart?.setTheme(this.#theme));
  }

  /** Puts words in place. */
  #label(): void {
    const label = this.ariaLabel ?? '';
    this.#plot.ariaLabel = label;
    this.#plot.role = label ? 'img' : 'presentation';
    this.#summary.textContent = this.getAttribute('table-label') ?? '';
    this.#table.hidden = !this.#slot.assignedElements().length;
    const loading = this.hasAttribute('loading') || (!this.#chart && !this.#failed);
    this.#plot.ariaBusy = `${loading}`;
    this.#status.textContent =
      this.getAttribute(this.#failed ? 'failed-label' : loading ? 'loading-label' : '') ?? '';
  }
}
