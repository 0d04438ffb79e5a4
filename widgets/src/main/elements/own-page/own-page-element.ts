// SPDX-License-Identifier: Apache-2.0

import { recoverProperties } from '../shared/attributes.js';
import { make } from '../shared/dom.js';
import { type Language, languageAround } from '../shared/messages.js';
import { observatoryBase } from '../shared/query.js';
import { sheet, theme } from '../shared/sheet.js';
import style from './own-page.css';

const styles = sheet(style);

/** What an element that leads to a page of the observatory says. */
export interface OwnPage {
  /** Where the page is. */
  address: string;
  /** What the link says. */
  words: string;
  /** That this page learns nothing of it. */
  own: string;
  /** What the button says that opens it here. */
  here: string;
}

/**
 * What the elements have in common that lead to a page of the observatory's own: a link, in a new page and without a
 * word of where it was. What people write there the page around the element never sees, and nothing is asked of the
 * observatory before somebody follows it.
 */
export abstract class OwnPageElement extends HTMLElement {
  static readonly observedAttributes: readonly string[] = [];

  declare observatory: string;
  declare frame: string;
  readonly #section = make('section', { class: 'said' });

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [theme, styles];
    root.append(this.#section);
  }

  /** The page at an observatory, in a language. */
  protected abstract page(base: string, language: Language): OwnPage;

  connectedCallback(): void {
    recoverProperties(this, (this.constructor as typeof OwnPageElement).observedAttributes);
    this.#render();
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    if (before !== after && this.isConnected) {
      this.#render();
    }
  }

  #render(): void {
    const language = languageAround(this);
    const page = this.page(observatoryBase(this.observatory, document.baseURI), language);
    const link = make(
      'a',
      {
        href: page.address,
        target: '_blank',
        rel: 'noopener noreferrer',
        referrerpolicy: 'no-referrer',
        part: 'link',
      },
      page.words,
    );
    this.#section.lang = language;
    this.#section.replaceChildren(link, make('p', {}, page.own));
    if (this.frame === 'click') {
      const open = make('button', { type: 'button' }, page.here);
      // Not before: that it is loaded tells that somebody asks.
      open.addEventListener('click', () => {
        const frame = make('iframe', {
          src: page.address,
          title: page.words,
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
