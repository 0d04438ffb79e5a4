// SPDX-License-Identifier: Apache-2.0

import { reflectAttributes } from '../shared/attributes.js';
import type { Downloads } from '../shared/downloads.js';
import { readDataset } from '../shared/jsonstat.js';
import { longDate } from '../shared/numbers.js';
import { ObservatoryElement } from '../shared/observatory-element.js';
import { type Addresses, addressesOf, type Settings, tableAttributes } from '../shared/query.js';
import { fetchJson } from '../shared/fetch-json.js';
import { pictureSize, type Size } from '../shared/size.js';
import style from './table.css';
import { TableView } from './table-view.js';

/**
 * A table of a public observatory: sorted by a click on a column's head, with the figures that are withheld or
 * provisional told in words, and with its source. It scrolls inside the box the page reserved.
 *
 * The page reserves the box (`style="display:block;height:440px"`); nothing moves when the table arrives.
 * Every attribute has a property of the same name that reflects it.
 *
 * @summary A table of figures that can be sorted and taken away.
 * @tagname atalaya-table
 *
 * @attr {string} observatory - Base address of the observatory; `/atalaya` on the page's own origin if absent.
 * @attr {string} indicator - What is counted, as named in the observatory's catalogue, for example `complaints`.
 * @attr {string} by - Up to three dimensions separated by commas; the last of several runs across.
 * @attr {string} measure - `count` if absent, `rate`, `share`, `change` or another the indicator offers.
 * @attr {string} filters - Dimension filters as a query string, for example `year=2010&department=01`.
 * @attr {string} from - First period, inclusive: `2009` or `2009-04`.
 * @attr {string} to - Last period, inclusive.
 * @attr {string} sort - Order of the rows as the observatory names it; readers may choose another.
 * @attr {string} top - How many rows to have of the observatory.
 * @attr {string} rows - How many rows to show before a reader asks for all, 20 if absent.
 * @attr {string} version - Version of the data to show, instead of the newest; the table then says that it is frozen.
 * @attr {string} heading - The page's own title, shown in the place of the observatory's.
 * @attr {"light"|"dark"|"auto"} theme - Colours, or those that the reader's device asks for; light if absent.
 * @attr {"es"|"en"} lang - Language; that of the surrounding page if absent, otherwise Spanish.
 * @attr {string} fixed - In a dashboard: no filter holds for this part, or only those not named here.
 * @attr {string} steering - What the reader of a surrounding dashboard chose; the dashboard sets it.
 *
 * @slot - Shown until the table is there and when it cannot be: a table, a link or a sentence.
 *
 * @csspart table - The scrolling region of the table.
 * @csspart toolbar - The strip below it.
 * @csspart state - Says in the strip of which day the figures are, and whether they are frozen.
 * @csspart stale - Says in the strip that the observatory could not bring the figures up to date.
 * @csspart downloads - What the button for downloads discloses.
 *
 * @cssproperty [--atalaya-text=#1d2733] - Text.
 * @cssproperty [--atalaya-muted=#55606e] - Quiet text.
 * @cssproperty [--atalaya-line=#d6dbe1] - Rules and borders.
 * @cssproperty [--atalaya-accent=#5b3a8e] - Focus and buttons.
 * @cssproperty [--atalaya-ground=#ffffff] - Ground.
 * @cssproperty [--atalaya-font=system-ui, …] - Font family.
 */
export class TableElement extends ObservatoryElement {
  static override readonly observedAttributes: readonly string[] = tableAttributes;

  declare observatory: string;
  declare indicator: string;
  declare by: string;
  declare measure: string;
  declare filters: string;
  declare from: string;
  declare to: string;
  declare sort: string;
  declare top: string;
  declare rows: string;
  declare version: string;
  declare heading: string;
  declare theme: string;
  declare steering: string;

  readonly #table: TableView;
  #downloads: Downloads | undefined;
  #addresses!: Addresses;
  #shown = '';

  static {
    reflectAttributes(this.prototype, tableAttributes);
  }

  constructor() {
    super('table', style);
    this.#table = new TableView(this.view);
  }

  /** The table has a place of its own for it. */
  protected override headingAbove(): string {
    return '';
  }

  protected ask(settings: Settings, space: Size): string {
    this.#addresses = addressesOf(settings, this.language, pictureSize(space), document.baseURI);
    this.#table.limit = Math.max(Number.parseInt(this.rows, 10) || 20, 1);
    return this.#addresses.json;
  }

  protected keeps(): boolean {
    return this.#shown === this.#addresses.json;
  }

  protected clear(): void {
    this.#shown = '';
    this.#table.clear();
  }

  protected async show(signal: AbortSignal): Promise<void> {
    const { language } = this;
    const addresses = this.#addresses;
    const { json, stale } = await (this.source?.json ?? fetchJson)(addresses.json, signal);
    const dataset = readDataset(json);
    this.#table.show(dataset, language, stale, this);
    this.#shown = addresses.json;
    this.view.ready(stale, language);
    const { Downloads } = await import('../shared/downloads.js');
    this.#downloads ??= new Downloads(this.view, ['csv', 'xlsx']);
    if (!signal.aborted) {
      this.#table.end(this.#downloads.element);
      this.#downloads.show({
        addresses,
        language,
        title: dataset.label,
        version: dataset.version,
        asOf: longDate(language, dataset.asOf),
      });
    }
  }
}
