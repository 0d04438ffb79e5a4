// SPDX-License-Identifier: Apache-2.0

import { reflectAttributes } from '../shared/attributes.js';
import { chartAttributes } from '../shared/query.js';
import { PictureElement } from './picture-element.js';

/**
 * A chart of a public observatory. The observatory draws it and answers with a finished, accessible picture;
 * this element shows the picture in the box the page reserved, makes its marks reachable by keyboard, pointer
 * and finger, and offers the same figures as a table, to explore, to download and to cite.
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
 * @attr {string} version - Version of the data to show, instead of the newest; the chart then says that it is frozen.
 * @attr {string} heading - The page's own title, shown above the picture in the place of the observatory's.
 * @attr {"auto"|"bar"|"line"|"stacked"|"full"|"heatmap"|"area"|"pyramid"|"slope"|"map"|"tiles"|"figure"|"funnel"|"incidence"} form - Form of the chart; the observatory chooses if absent.
 * @attr {boolean} interactive - The chart to explore at once, in the place of the picture; it loads a drawing library.
 * @attr {"light"|"dark"|"auto"} theme - Colours, or those that the reader's device asks for; light if absent.
 * @attr {"es"|"en"} lang - Language; that of the surrounding page if absent, otherwise Spanish.
 * @attr {string} fixed - In a dashboard: no filter holds for this part, or only those not named here.
 * @attr {string} steering - What the reader of a surrounding dashboard chose; the dashboard sets it.
 *
 * @slot - Shown until the chart is there and when it cannot be: a linked picture or a sentence.
 *
 * @fires {CustomEvent<MarkSelection>} atalaya-mark-select - A reader chose a mark; its code, and its category,
 * series and value as printed.
 *
 * @csspart heading - The page's own title.
 * @csspart picture - The picture.
 * @csspart toolbar - The strip below it.
 * @csspart state - Says in the strip of which day the figures are, and whether they are frozen.
 * @csspart stale - Says in the strip that the observatory could not bring the figures up to date.
 * @csspart tooltip - What is said about the mark under the focus or the pointer.
 * @csspart table - The scrolling region of the table.
 * @csspart explore - The chart to zoom and to choose series in, in the place of the picture.
 * @csspart downloads - What the button for downloads discloses.
 *
 * @cssproperty [--atalaya-text=#1d2733] - Text outside the picture.
 * @cssproperty [--atalaya-muted=#55606e] - Quiet text.
 * @cssproperty [--atalaya-line=#d6dbe1] - Rules and borders.
 * @cssproperty [--atalaya-accent=#5b3a8e] - Focus and buttons.
 * @cssproperty [--atalaya-ground=#ffffff] - Ground.
 * @cssproperty [--atalaya-font=system-ui, …] - Font family.
 */
export class ChartElement extends PictureElement {
  static override readonly observedAttributes: readonly string[] = chartAttributes;

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
  declare heading: string;
  declare form: string;
  declare theme: string;
  declare steering: string;

  static {
    reflectAttributes(this.prototype, chartAttributes);
  }
}
