// SPDX-License-Identifier: Apache-2.0

import { recoverProperties, reflectAttributes } from '../shared/attributes.js';
import { make } from '../shared/dom.js';
import { languageAround } from '../shared/messages.js';
import { observatoryBase } from '../shared/query.js';
import { sheet, theme } from '../shared/sheet.js';
import style from './check.css';
import { checkAddress, checkMessages, registryCheckAttributes, wayOf } from './check.js';

const styles = sheet(style);

/**
 * The way to certificates of absence from the register of sexual aggressors: a link to the observatory's own page,
 * in a new one and without a word of where it was. What people write there the page around the element never sees,
 * and nothing is asked of the observatory before somebody follows it. Every attribute has a property of the same
 * name that reflects it.
 *
 * @summary The way to certificates of the register, and to their verification.
 * @tagname atalaya-registry-check
 *
 * @attr {string} observatory - Base address of the observatory; `/atalaya` on the page's own origin if absent.
 * @attr {"request"|"collect"|"verify"} way - Where the page begins; at its start if absent.
 * @attr {"click"} frame - Offers to open the page within this one, too; only for sites the observatory allows that.
 * @attr {"light"|"dark"} theme - Colours; light if absent.
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
 * @cssproperty [--atalaya-ground=#fff] - Ground.
 * @cssproperty [--atalaya-font=system-ui, …] - Font family.
 */
export class RegistryCheckElement extends HTMLElement {
  static readonly observedAttributes: readonly string[] = registryCheckAttributes;

  declare observatory: string;
  declare way: string;
  declare frame: string;
  declare theme: string;
  readonly #section = make('section', { class: 'said' });

  static {
    reflectAttributes(this.prototype, registryCheckAttributes);
  }

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [theme, styles];
    root.append(this.#section);
  }

  connectedCallback(): void {
    recoverProperties(this, registryCheckAttributes);
    this.#render();
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    if (before !== after && this.isConnected) {
      this.#render();
    }
  }

  #render(): void {
    const language = languageAround(this);
    const words = checkMessages[language];
    const way = wayOf(this.way);
    const address = checkAddress(observatoryBase(this.observatory), way, language);
    const link = make(
      'a',
      {
        href: address,
        target: '_blank',
        rel: 'noopener noreferrer',
        referrerpolicy: 'no-referrer',
        part: 'link',
      },
      words[way],
    );
    this.#section.lang = language;
    this.#section.replaceChildren(link, make('p', {}, words.own));
    if (this.frame === 'click') {
      const open = make('button', { type: 'button' }, words.here);
      // Not before: that it is loaded tells that somebody asks.
      open.addEventListener('click', () => {
        const frame = make('iframe', {
          src: address,
          title: words[way],
          referrerpolicy: 'no-referrer',
          part: 'frame',
        });
        open.replaceWith(frame);
        frame.focus();
      });
      this.#section.append(open);
    }
  }
}
