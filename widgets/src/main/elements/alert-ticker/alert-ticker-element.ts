// SPDX-License-Identifier: Apache-2.0

import { AlertElement } from '../alert/alert-element.js';
import { filled } from '../alert/alert-messages.js';
import { alertTickerAttributes, type Bulletin, chosen, readFeed, windowOf } from '../alert/alerts.js';
import { bulletinView } from '../alert/bulletin-view.js';
import { reflectAttributes } from '../shared/attributes.js';
import { make } from '../shared/dom.js';

/** Milliseconds for which a page of a moving ticker stands. */
const standing = 10_000;

/**
 * The alerts for missing women and children that are active now, a few at a time, beginning anywhere so that
 * nobody is always last. It asks the observatory every fifteen seconds; a person who was found is gone with the
 * next answer, and all are gone when for 75 seconds it could not be asked.
 *
 * It stands still unless the page asks for motion, and then can be stopped; with reduced motion it never begins
 * by itself. Nothing of it is kept in the browser. Every attribute has a property of the same name that reflects
 * it.
 *
 * @summary The active alerts for missing women and children.
 * @tagname atalaya-alert-ticker
 *
 * @attr {string} observatory - Base address of the observatory; `/atalaya` on the page's own origin if absent.
 * @attr {"woman"|"child"} kind - Alerts of one kind only.
 * @attr {string} department - Alerts of one department only, by its code; it begins the codes of its municipalities.
 * @attr {string} rows - How many alerts to show at a time, 3 if absent.
 * @attr {string} moving - Whether it goes on by itself every ten seconds; present or absent.
 * @attr {"light"|"dark"|"auto"} theme - Colours, or those that the reader's device asks for; light if absent.
 * @attr {"es"|"en"} lang - Language; that of the surrounding page if absent, otherwise Spanish.
 *
 * @slot - Shown until it is known which alerts there are: a link to the observatory.
 *
 * @csspart bulletin - One alert.
 *
 * @cssproperty [--atalaya-text=#1d2733] - Text.
 * @cssproperty [--atalaya-muted=#55606e] - Quiet text.
 * @cssproperty [--atalaya-line=#d6dbe1] - Rules and borders.
 * @cssproperty [--atalaya-accent=#5b3a8e] - Focus, links and buttons.
 * @cssproperty [--atalaya-ground=#ffffff] - Ground.
 * @cssproperty [--atalaya-font=system-ui, …] - Font family.
 */
export class AlertTickerElement extends AlertElement {
  static override readonly observedAttributes: readonly string[] = alertTickerAttributes;

  declare kind: string;
  declare department: string;
  declare rows: string;
  declare moving: string;

  static {
    reflectAttributes(this.prototype, alertTickerAttributes);
  }

  readonly #title = make('h2');
  readonly #range = make('span', { class: 'range' });
  readonly #previous = make('button', { type: 'button', class: 'step' }, '‹');
  readonly #next = make('button', { type: 'button', class: 'step' }, '›');
  readonly #pause = make('button', { type: 'button', class: 'pause' });
  // Never read out by itself: it is not what the reader came for.
  readonly #list = make('div', { class: 'list', 'aria-live': 'off' });
  readonly #head = make(
    'div',
    { class: 'head' },
    this.#title,
    this.#range,
    this.#previous,
    this.#next,
    this.#pause,
  );
  /** Where this reader begins. */
  #start = Math.floor(Math.random() * 1_000_000);
  #playing: boolean | undefined;
  #step: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.#previous.addEventListener('click', () => this.#go(-1));
    this.#next.addEventListener('click', () => this.#go(1));
    this.#pause.addEventListener('click', () => {
      this.#playing = !this.#isPlaying;
      this.showAgain();
    });
    this.frame.addEventListener('keydown', (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (step && !event.altKey && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        this.#go(step);
      }
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#step);
  }

  protected path(): string {
    return `/v1/alerts.json?lang=${this.language}`;
  }

  protected show(json: unknown, now: number): number {
    clearInterval(this.#step);
    const known = readFeed(json, now);
    const bulletins = chosen(known, this);
    if (bulletins.length) {
      this.#showSome(bulletins, now);
    } else {
      this.say(known.length ? this.words.noneHere : this.words.none);
    }
    // Where nothing expires, "5 minutes ago" is no longer true soon.
    return Math.min(now + 60_000, ...known.map(({ expires }) => expires));
  }

  get #size(): number {
    return Math.max(Number.parseInt(this.rows, 10) || 3, 1);
  }

  get #isPlaying(): boolean {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    return this.#playing ?? (this.hasAttribute('moving') && !calm);
  }

  #showSome(bulletins: Bulletin[], now: number): void {
    const { words } = this;
    const all = bulletins.length;
    const shown = windowOf(bulletins, this.#start, this.#size);
    const more = all > shown.length;
    this.#title.textContent = words.alerts;
    this.#range.textContent = more ? filled(words.range, shown.length, all) : `${all}`;
    this.#previous.ariaLabel = words.previous;
    this.#next.ariaLabel = words.next;
    this.#previous.hidden = this.#next.hidden = !more;
    this.#pause.hidden = !more || !this.hasAttribute('moving');
    this.#pause.textContent = this.#isPlaying ? words.pause : words.play;
    this.#place(shown, now);
    if (more && this.#isPlaying && this.hasAttribute('moving')) {
      this.#step = setInterval(() => this.#move(), standing);
    }
  }

  /** Who reads with the keyboard stays where she is. */
  #place(shown: Bulletin[], now: number): void {
    const { activeElement } = this.shadowRoot ?? {};
    const within = activeElement && this.#list.contains(activeElement);
    const place = within ? activeElement.closest('article')?.getAttribute('aria-labelledby') : undefined;
    const order = within ? [...this.#list.querySelectorAll('a, button')].indexOf(activeElement) : -1;
    this.#list.replaceChildren(...shown.map((each) => bulletinView(each, 'ticker', this.language, now)));
    if (this.#list.parentNode !== this.frame) {
      // Not each time: a button that is taken out and put back loses the focus.
      this.frame.replaceChildren(this.#head, this.#list);
      this.frame.className = 'ticker';
    }
    if (within) {
      const same = [...this.#list.querySelectorAll('article')].find(
        (article) => article.getAttribute('aria-labelledby') === place,
      );
      const targets = [...(same ?? this.#list).querySelectorAll<HTMLElement>('a, button')];
      (targets[order % Math.max(targets.length, 1)] ?? this.#next).focus();
    }
  }

  /** Nobody loses what she is reading. */
  #move(): void {
    if (!this.matches(':hover, :focus-within')) {
      this.#go(1);
    }
  }

  #go(pages: number): void {
    this.#start += pages * this.#size;
    this.showAgain();
  }
}
