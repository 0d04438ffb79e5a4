// SPDX-License-Identifier: Apache-2.0

import { make } from './dom.js';
import { type Language, messages } from './messages.js';
import { sheet, theme } from './sheet.js';
import type { Size } from './size.js';
import viewStyle from './view.css';

const style = sheet(viewStyle);
/** Where the page reserved no height. */
const unreserved = sheet(':host{min-height:360px}');

/** Of the strip below the content, as in the style sheet. */
const toolbarHeight = 36;

/** An element's shadow tree: fallback content or what took its place, note and toolbar over one fixed frame. */
export class View {
  readonly retry = make('button', { type: 'button' });
  readonly content: HTMLElement;
  readonly toolbar: HTMLElement;
  readonly frame: HTMLElement;
  private readonly heading = make('div', { class: 'heading', part: 'heading' });
  private readonly stale = make('span', { part: 'stale', role: 'status' });
  private readonly message = make('span', { role: 'status' });
  private readonly adopted = new Set<string>();

  /** @param part name of the content for the page's style sheets */
  constructor(
    private readonly root: ShadowRoot,
    part: string,
    css: string,
  ) {
    this.content = make('div', { class: 'content', part }, make('slot'));
    this.toolbar = make('div', { class: 'toolbar', part: 'toolbar' }, this.stale);
    this.frame = make(
      'div',
      {},
      this.heading,
      this.content,
      make('div', { class: 'note' }, this.message, this.retry),
      this.toolbar,
    );
    root.adoptedStyleSheets = [theme, style];
    this.adopt(css);
    root.append(this.frame);
  }

  /** Puts the words of a language and an editor's own title in place. */
  label(lang: Language, heading: string): void {
    this.frame.lang = lang;
    this.retry.textContent = messages[lang].retry;
    this.heading.textContent = heading;
    this.heading.hidden = !heading;
  }

  /** The box left for the content, or undefined while the element is not displayed. */
  space(): Size | undefined {
    const { host, adoptedStyleSheets } = this.root;
    if (!host.clientWidth) {
      return undefined;
    }
    if (host.clientHeight <= toolbarHeight) {
      adoptedStyleSheets.push(unreserved);
    }
    const top = this.heading.offsetHeight;
    this.frame.style.setProperty('--top', `${top}px`);
    return { width: host.clientWidth, height: host.clientHeight - top - toolbarHeight };
  }

  /** Adds a style sheet, once; those of parts that are loaded on demand come with them. */
  adopt(css: string): void {
    if (!this.adopted.has(css)) {
      this.adopted.add(css);
      this.root.adoptedStyleSheets.push(sheet(css));
    }
  }

  get isReady(): boolean {
    return this.frame.classList.contains('ready');
  }

  /** What was there stays until the next is, and fallback content before the first. */
  loading(): void {
    this.state(this.isReady ? 'ready busy' : this.root.host.firstElementChild ? 'busy' : 'busy empty');
  }

  /** Shows what is in the content now; says so where the observatory could not bring it up to date. */
  ready(stale: boolean, lang: Language): void {
    const text = messages[lang];
    this.stale.textContent = stale ? text.stale : '';
    this.stale.title = stale ? text.staleHint : '';
    this.state('ready');
  }

  /** Says why there is nothing to show; fallback content can be reached again, whatever lay over it. */
  failed(message: string): void {
    this.content.inert = false;
    this.message.textContent = message;
    this.state('failed');
  }

  private state(state: string): void {
    this.frame.className = `frame ${state}`;
    this.content.setAttribute('aria-busy', `${state.includes('busy')}`);
  }
}
