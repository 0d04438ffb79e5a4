// SPDX-License-Identifier: Apache-2.0

import { type OwnPage, OwnPageElement } from '../own-page/own-page-element.js';
import { reflectAttributes } from '../shared/attributes.js';
import { type Language } from '../shared/messages.js';
import { tipAddress, tipFormAttributes, tipMessages } from './tip-link.js';

/**
 * The way to the form on which people tell what they know about a missing woman or about violence: a link to the
 * observatory's own page, in a new one and without a word of where it was. What people write there the page around
 * the element never sees, and nothing is asked of the observatory before somebody follows it. Every attribute has a
 * property of the same name that reflects it.
 *
 * @summary The way to the form for tips.
 * @tagname atalaya-tip-form
 *
 * @attr {string} observatory - Base address of the observatory; `/atalaya` on the page's own origin if absent.
 * @attr {string} alert - The alert that it is about, by the id in its address; none if absent.
 * @attr {"click"} frame - Offers to open the page within this one, too; only for sites the observatory allows that.
 * @attr {"light"|"dark"|"auto"} theme - Colours, or those that the reader's device asks for; light if absent.
 * @attr {"es"|"en"} lang - Language; that of the surrounding page if absent, otherwise Spanish.
 *
 * @slot - Shown until the element's script runs: a link to the observatory.
 *
 * @csspart link - The link.
 * @csspart frame - The page of the observatory within this one.
 *
 * @cssproperty [--atalaya-text=#1d2733] - Text.
 * @cssproperty [--atalaya-muted=#55606e] - Quiet text.
 * @cssproperty [--atalaya-line=#d6dbe1] - Rules and borders.
 * @cssproperty [--atalaya-accent=#5b3a8e] - Focus, links and buttons.
 * @cssproperty [--atalaya-ground=#ffffff] - Ground.
 * @cssproperty [--atalaya-font=system-ui, …] - Font family.
 */
export class TipFormElement extends OwnPageElement {
  static override readonly observedAttributes: readonly string[] = tipFormAttributes;

  declare alert: string;
  declare theme: string;

  static {
    reflectAttributes(this.prototype, tipFormAttributes);
  }

  protected override page(base: string, language: Language): OwnPage {
    return { address: tipAddress(base, this.alert, language), ...tipMessages[language] };
  }
}
