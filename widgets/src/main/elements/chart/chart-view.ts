// SPDX-License-Identifier: Apache-2.0

import { make } from '../shared/dom.js';
import { type Language, type Messages, messages } from '../shared/messages.js';
import type { ChartAddresses } from '../shared/query.js';
import chartStyle from './chart.css';
import type { Size } from './size.js';

/** A style sheet that a page's content security policy has no say in. */
function sheet(css: string): CSSStyleSheet {
  const result = new CSSStyleSheet();
  result.replaceSync(css);
  return result;
}

const style = sheet(chartStyle);
/** Where the page reserved no height. */
const unreserved = sheet(':host{min-height:360px}');

/** Of the strip below the picture, as in the style sheet. */
const toolbarHeight = 36;

/** The chart's shadow tree: fallback content, picture, table, note and toolbar over one fixed frame. */
export class ChartView {
  readonly toggle = make('button', { type: 'button' });
  readonly retry = make('button', { type: 'button' });
  readonly table = make('div', {
    class: 'table',
    part: 'table',
    role: 'region',
    tabindex: '0',
    'aria-labelledby': 'caption',
  });
  readonly picture = make('div', { class: 'picture', part: 'picture' }, make('slot'));
  private readonly toolbar = make('div', { class: 'toolbar', part: 'toolbar' });
  private readonly csv = make('a', { rel: 'noreferrer', download: '' }, 'CSV');
  private readonly page = make('a', { rel: 'noreferrer', target: '_blank' });
  private readonly stale = make('span', { part: 'stale', role: 'status' });
  private readonly message = make('span', { role: 'status' });
  readonly frame = make(
    'div',
    {},
    this.picture,
    this.table,
    make('div', { class: 'note' }, this.message, this.retry),
    this.toolbar,
  );
  private readonly adopted = new Set<string>();
  private svg: SVGSVGElement | undefined;

  constructor(private readonly root: ShadowRoot) {
    this.table.hidden = true;
    this.toolbar.append(this.toggle, this.stale, this.csv, this.page);
    root.adoptedStyleSheets = [style];
    root.append(this.frame);
  }

  /** The box left for the picture, or undefined while the chart is not displayed. */
  space(): Size | undefined {
    const { host, adoptedStyleSheets } = this.root;
    if (!host.clientWidth) {
      return undefined;
    }
    if (host.clientHeight <= toolbarHeight) {
      adoptedStyleSheets.push(unreserved);
    }
    return { width: host.clientWidth, height: host.clientHeight - toolbarHeight };
  }

  /** Adds the style sheet of a part that is loaded on demand, once. */
  adopt(css: string): void {
    if (!this.adopted.has(css)) {
      this.adopted.add(css);
      this.root.adoptedStyleSheets.push(sheet(css));
    }
  }

  /** Puts the words of a language and the addresses of a chart in place. */
  label(lang: Language, { csv, page }: ChartAddresses): void {
    const text = messages[lang];
    this.frame.lang = lang;
    this.csv.href = csv;
    this.csv.title = text.csvHint;
    this.page.href = page;
    this.page.title = text.openHint;
    this.page.textContent = text.open;
    this.retry.textContent = text.retry;
    this.showTable(this.showsTable, lang);
  }

  get showsTable(): boolean {
    return !this.table.hidden;
  }

  /** Shows the table in the place of the picture, whose marks then leave the tab order. */
  showTable(shown: boolean, lang: Language): void {
    this.table.hidden = !shown;
    this.picture.inert = shown;
    this.toggle.textContent = shown ? messages[lang].showChart : messages[lang].showTable;
  }

  get hasPicture(): boolean {
    return !!this.svg;
  }

  /** An earlier picture stays until the next one is there, and fallback content before the first. */
  loading(): void {
    this.state(this.svg ? 'ready busy' : this.root.host.firstElementChild ? 'busy' : 'busy empty');
  }

  /** Shows a picture; with words where the observatory could not bring it up to date. */
  ready(svg: SVGSVGElement, stale?: Messages): void {
    // Browsers show a title as a tooltip of their own; the picture's label says the same.
    if (svg.hasAttribute('aria-label')) {
      svg.querySelector(':scope > title')?.remove();
    }
    this.svg?.remove();
    this.svg = svg;
    this.picture.prepend(svg);
    this.stale.textContent = stale?.stale ?? '';
    this.stale.title = stale?.staleHint ?? '';
    this.state('ready');
  }

  failed(message: string): void {
    this.svg?.remove();
    this.svg = undefined;
    this.message.textContent = message;
    this.state('failed');
  }

  private state(state: string): void {
    this.frame.className = `frame ${state}`;
    this.picture.setAttribute('aria-busy', `${state.includes('busy')}`);
  }
}
