// SPDX-License-Identifier: Apache-2.0

import { reflectAttributes } from '../shared/attributes.js';
import { PictureElement } from '../chart/picture-element.js';
import { figureAttributes, type Settings } from '../shared/query.js';
import type { Size } from '../shared/size.js';

/**
 * A key figure of a public observatory: the number, how it changed, and its course in small. The observatory
 * draws it; this element shows the picture in the box the page reserved and offers the figures behind it as a
 * table and as files.
 *
 * The page reserves the box (`style="display:block;height:200px"`); nothing moves when the figure arrives.
 * Every attribute has a property of the same name that reflects it.
 *
 * @summary One number, its change and its course, drawn by the observatory.
 * @tagname atalaya-figure
 *
 * @attr {string} observatory - Base address of the observatory; `/atalaya` on the page's own origin if absent.
 * @attr {string} indicator - What is counted, as named in the observatory's catalogue, for example `complaints`.
 * @attr {string} by - The course that is drawn, `year` or `month`; the number alone if absent.
 * @attr {string} measure - `count` if absent, `rate` or another the indicator offers.
 * @attr {string} filters - Dimension filters as a query string, for example `department=01`.
 * @attr {string} from - First period of the course, inclusive: `2009` or `2009-04`.
 * @attr {string} to - Last period, inclusive.
 * @attr {string} version - Version of the data to show, instead of the newest; the figure then says that it is frozen.
 * @attr {string} heading - The page's own title, shown above the figure in the place of the observatory's.
 * @attr {"light"|"dark"|"auto"} theme - Colours, or those that the reader's device asks for; light if absent.
 * @attr {"es"|"en"} lang - Language; that of the surrounding page if absent, otherwise Spanish.
 * @attr {string} fixed - In a dashboard: no filter holds for this part, or only those not named here.
 * @attr {string} steering - What the reader of a surrounding dashboard chose; the dashboard sets it.
 *
 * @slot - Shown until the figure is there and when it cannot be: a linked picture or a sentence.
 *
 * @fires {CustomEvent<MarkSelection>} atalaya-mark-select - A reader chose a value of the course.
 *
 * @csspart heading - The page's own title.
 * @csspart picture - The picture.
 * @csspart toolbar - The strip below it.
 * @csspart state - Says in the strip of which day the figures are, and whether they are frozen.
 * @csspart stale - Says in the strip that the observatory could not bring the figures up to date.
 * @csspart downloads - What the button for downloads discloses.
 * @csspart tooltip - What is said about the value under the focus or the pointer.
 * @csspart table - The scrolling region of the table.
 *
 * @cssproperty [--atalaya-text=#1d2733] - Text outside the picture.
 * @cssproperty [--atalaya-muted=#55606e] - Quiet text.
 * @cssproperty [--atalaya-line=#d6dbe1] - Rules and borders.
 * @cssproperty [--atalaya-accent=#5b3a8e] - Focus and buttons.
 * @cssproperty [--atalaya-ground=#ffffff] - Ground.
 * @cssproperty [--atalaya-font=system-ui, …] - Font family.
 */
export class FigureElement extends PictureElement {
  static override readonly observedAttributes: readonly string[] = figureAttributes;

  declare observatory: string;
  declare indicator: string;
  declare by: string;
  declare measure: string;
  declare filters: string;
  declare from: string;
  declare to: string;
  declare version: string;
  declare heading: string;
  declare theme: string;
  declare steering: string;

  protected override readonly explores = false;

  static {
    reflectAttributes(this.prototype, figureAttributes);
  }

  protected override ask(settings: Settings, space: Size): string {
    return super.ask({ ...settings, form: 'figure' }, space);
  }
}
