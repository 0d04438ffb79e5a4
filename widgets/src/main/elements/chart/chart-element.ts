// SPDX-License-Identifier: Apache-2.0

import { type Language, languageAround, messages } from '../shared/messages.js';
import { type ChartAddresses, chartAddresses, chartAttributes } from '../shared/query.js';
import type { Refusal } from '../shared/refusal.js';
import { ChartView } from './chart-view.js';
import type { Interaction, MarkSelection } from './chart-interaction.js';
import { fetchPicture } from './picture.js';
import { pictureSize } from './size.js';

/**
 * A chart of a public observatory. The observatory draws it and answers with a finished, accessible picture;
 * this element shows the picture in the box the page reserved, makes its marks reachable by keyboard, pointer
 * and finger, and offers the same figures as a table, as CSV and as a page of their own.
 *
 * The page reserves the box (`style="display:block;aspect-ratio:16/9"`); nothing moves when the chart arrives.
 * Every attribute has a property of the same name that reflects it.
 *
 * @summary A chart with its table, drawn by the observatory.
 * @tagname atalaya-chart
 *
 * @attr {string} observatory - Base address of the observatory; `/atalaya` on the page's own origin if absent.
 * @attr {string} indicator - What is counted, as named in the observatory's catalogue, for example `complaints`.
 * @attr {string} by - One or two dimensions separated by a comma: categories, then series.
 * @attr {string} measure - `count` if absent, `rate`, `share`, `change` or another the indicator offers.
 * @attr {string} filters - Dimension filters as a query string, for example `year=2010&department=01`.
 * @attr {string} from - First period, inclusive: `2009` or `2009-04`.
 * @attr {string} to - Last period, inclusive.
 * @attr {string} sort - Order of the categories, as the observatory names it.
 * @attr {string} top - How many categories to show.
 * @attr {string} version - Version of the data to show, instead of the newest.
 * @attr {"auto"|"bar"|"line"|"stacked"|"full"|"heatmap"|"area"|"pyramid"|"slope"|"map"|"tiles"} form - Form of the chart; the observatory chooses if absent.
 * @attr {"light"|"dark"} theme - Colours; light if absent.
 * @attr {"es"|"en"} lang - Language; that of the surrounding page if absent, otherwise Spanish.
 *
 * @slot - Shown until the chart is there and when it cannot be: a linked picture or a sentence.
 *
 * @fires {CustomEvent<MarkSelection>} atalaya-mark-select - A reader chose a mark; its code, and its category,
 * series and value as printed.
 *
 * @csspart picture - The picture.
 * @csspart toolbar - The strip below it.
 * @csspart stale - Says in the strip that the observatory could not bring the figures up to date.
 * @csspart tooltip - What is said about the mark under the focus or the pointer.
 * @csspart table - The scrolling region of the table.
 *
 * @cssproperty [--atalaya-text=#1d2733] - Text of tooltip and table.
 * @cssproperty [--atalaya-muted=#55606e] - Quiet text.
 * @cssproperty [--atalaya-line=#d6dbe1] - Rules and borders.
 * @cssproperty [--atalaya-accent=#5b3a8e] - Focus and the table button.
 * @cssproperty [--atalaya-ground=#fff] - Ground.
 * @cssproperty [--atalaya-font=system-ui, …] - Font family.
 */
export class ChartElement extends HTMLElement {
  static readonly observedAttributes: readonly string[] = chartAttributes;

  declare observatory: string;
  declare indicator: string;
  declare by: string;
  declare measure: string;
  declare filters: string;
  declare from: string;
  declare to: string;
  declare sort: string;
  declare top: string;
  declare version: string;
  declare form: string;
  declare theme: string;

  static {
    for (const name of chartAttributes) {
      if (name !== 'lang') {
        Object.defineProperty(this.prototype, name, {
          get(this: ChartElement) {
            return this.getAttribute(name) ?? '';
          },
          set(this: ChartElement, value: unknown) {
            if (value === null || value === undefined || value === '') {
              this.removeAttribute(name);
            } else {
              this.setAttribute(name, String(value));
            }
          },
        });
      }
    }
  }

  readonly #view = new ChartView(this.attachShadow({ mode: 'open' }));
  readonly #resized = new ResizeObserver(() => this.#onResize());
  #interaction: Interaction | undefined;
  #running = new AbortController();
  #queued = false;
  #lang: Language = 'es';
  /** What is shown or under way; the pages, each naming one chart, that picture and table show. */
  #asked: ChartAddresses | undefined;
  #pictured = '';
  #tabled = '';
  #resizing: ReturnType<typeof setTimeout> | undefined;
  #returning: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    const { frame, toggle, retry } = this.#view;
    toggle.addEventListener('click', () => this.#toggleTable());
    retry.addEventListener('click', () => this.#reload());
    frame.addEventListener('keydown', (event) => this.#onKey(event));
  }

  connectedCallback(): void {
    // Properties set before the module arrived hide the accessors.
    for (const name of chartAttributes) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        Reflect.deleteProperty(this, name);
        this[name] = value;
      }
    }
    this.#resized.observe(this);
    this.#queue();
  }

  disconnectedCallback(): void {
    this.#resized.disconnect();
    this.#forgetOutage();
    clearTimeout(this.#resizing);
    this.#running.abort();
    this.#asked = undefined;
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    if (before !== after) {
      this.#queue();
    }
  }

  #onResize(): void {
    clearTimeout(this.#resizing);
    this.#resizing = setTimeout(() => this.#queue(), this.#asked ? 150 : 0);
    this.#interaction?.refresh();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 't' && !event.altKey && !event.ctrlKey && !event.metaKey && this.#view.hasPicture) {
      this.#toggleTable();
    }
  }

  readonly #onOnline = () => {
    this.#forgetOutage();
    // Not the charts of all readers in the same instant.
    this.#returning = setTimeout(() => this.#reload(), 1000 + Math.random() * 2000);
  };

  #forgetOutage(): void {
    removeEventListener('online', this.#onOnline);
    clearTimeout(this.#returning);
  }

  #reload(): void {
    this.#asked = undefined;
    this.#queue();
  }

  /** One rendering for a burst of changes. */
  #queue(): void {
    if (!this.#queued && this.isConnected) {
      this.#queued = true;
      queueMicrotask(() => {
        this.#queued = false;
        this.#render();
      });
    }
  }

  #render(): void {
    const view = this.#view;
    const space = view.space();
    if (!space) {
      return;
    }
    const settings = Object.fromEntries(chartAttributes.map((name) => [name, this[name]]));
    this.#lang = languageAround(this);
    const asked = chartAddresses(settings, this.#lang, pictureSize(space), document.baseURI);
    if (asked.picture === this.#asked?.picture) {
      return;
    }
    this.#running.abort();
    this.#forgetOutage();
    this.#running = new AbortController();
    this.#asked = asked;
    view.label(this.#lang, asked);
    if (settings.indicator) {
      void this.#show(asked, this.#running.signal);
    } else {
      this.#fail(messages[this.#lang].noIndicator);
    }
  }

  #fail(message: string): void {
    this.#pictured = '';
    this.#interaction?.leave();
    this.#view.failed(message);
  }

  async #show(asked: ChartAddresses, signal: AbortSignal): Promise<void> {
    const view = this.#view;
    if (this.#pictured !== asked.page) {
      view.loading();
    }
    try {
      const { svg, stale } = await fetchPicture(asked.picture, signal);
      const focused = this.#interaction?.leave();
      view.ready(svg, stale ? messages[this.#lang] : undefined);
      this.#pictured = asked.page;
      void this.#fillTable();
      const { Interaction, style } = await import('./chart-interaction.js');
      if (!signal.aborted) {
        view.adopt(style);
        this.#interaction = new Interaction(svg, view.picture, messages[this.#lang], (selection) =>
          this.#select(selection),
        );
        if (focused) {
          this.#interaction.focus(focused);
        }
      }
    } catch (error) {
      // A picture that only came in another size before stays as it is.
      if (!signal.aborted && this.#pictured !== asked.page) {
        this.#fail(this.#words(error));
        addEventListener('online', this.#onOnline);
      }
    }
  }

  #toggleTable(): void {
    const view = this.#view;
    const focused = this.shadowRoot?.activeElement;
    view.showTable(!view.showsTable, this.#lang);
    void this.#fillTable();
    if (view.showsTable && focused?.closest('svg')) {
      view.table.focus();
    } else if (focused === view.table) {
      this.#interaction?.focus();
    }
  }

  /** Fetches the figures once a reader looks at the table, and again when the chart has changed. */
  async #fillTable(): Promise<void> {
    const view = this.#view;
    const { table, showsTable } = view;
    const asked = this.#asked;
    if (!showsTable || !asked || this.#tabled === asked.page) {
      return;
    }
    const { signal } = this.#running;
    this.#tabled = asked.page;
    table.setAttribute('aria-busy', 'true');
    try {
      const { fetchTable, style } = await import('./chart-table.js');
      const content = await fetchTable(asked.json, this.#lang, signal);
      if (!signal.aborted) {
        view.adopt(style);
        table.replaceChildren(...content);
      }
    } catch (error) {
      this.#tabled = '';
      if (!signal.aborted) {
        table.textContent = this.#words(error);
      }
    }
    table.removeAttribute('aria-busy');
  }

  /** What the observatory said about its refusal, or ours. */
  #words(error: unknown): string {
    const { problem } = error as Partial<Refusal>;
    return problem?.detail ?? problem?.title ?? messages[this.#lang].unreachable;
  }

  #select(detail: MarkSelection): void {
    this.dispatchEvent(
      new CustomEvent<MarkSelection>('atalaya-mark-select', { bubbles: true, composed: true, detail }),
    );
  }
}
