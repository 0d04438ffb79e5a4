// SPDX-License-Identifier: Apache-2.0

import { recoverProperties } from '../shared/attributes.js';
import { make } from '../shared/dom.js';
import { type Language, languageAround, messages } from '../shared/messages.js';
import { observatoryBase } from '../shared/query.js';
import { sheet, theme } from '../shared/sheet.js';
import { alertMessages } from './alert-messages.js';
import style from './alert.css';
import { type Answer, Poll } from './poll.js';

const styles = sheet(style);

/**
 * What the elements for alerts have in common: they follow an address of the observatory, and show nothing of
 * which it is not known that it still holds.
 */
export abstract class AlertElement extends HTMLElement {
  static readonly observedAttributes: readonly string[] = [];

  declare observatory: string;
  declare theme: string;
  /** Set by a host through which the observatory is asked. */
  declare request?: typeof fetch;
  protected language: Language = 'es';
  protected readonly frame = make('section');
  /** What the page brought, for where nothing is known yet. */
  readonly #slot = make('slot');
  readonly #note = make('p', { class: 'note', role: 'status' });
  readonly #retry = make('button', { type: 'button' });
  readonly #poll = new Poll(
    {
      ask: (signal, known) => this.#ask(signal, known),
      now: () => Date.now(),
      random: () => Math.random(),
      after: (milliseconds, callback) => {
        const timer = setTimeout(callback, milliseconds);
        return () => clearTimeout(timer);
      },
      visible: () => document.visibilityState === 'visible',
    },
    {
      changed: (json) => {
        this.#json = json;
        this.#render();
      },
      unknown: () => {
        this.#forget();
        this.#say(this.words.unknown, true);
      },
    },
  );
  #json: unknown;
  #tag = '';
  #asked = '';
  #queued = false;
  #expiry: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [theme, styles];
    root.append(this.#slot, this.frame);
    this.#retry.addEventListener('click', () => this.#poll.wake());
  }

  connectedCallback(): void {
    recoverProperties(this, (this.constructor as typeof AlertElement).observedAttributes);
    document.addEventListener('visibilitychange', this.#onWake);
    addEventListener('pageshow', this.#onWake);
    addEventListener('online', this.#onWake);
    this.#queue();
  }

  disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.#onWake);
    removeEventListener('pageshow', this.#onWake);
    removeEventListener('online', this.#onWake);
    this.#poll.stop();
    this.#forget();
    this.frame.replaceChildren();
    this.#asked = '';
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    if (before !== after) {
      this.#queue();
    }
  }

  /** Path and query of what is followed, below the observatory's base; empty for nothing. */
  protected abstract path(): string;

  /**
   * Shows an answer.
   *
   * @returns when it has to be shown anew because of something in it, by the observatory's clock
   */
  protected abstract show(json: unknown, now: number): number;

  protected get words(): (typeof alertMessages)['es'] {
    return alertMessages[this.language];
  }

  /** Says something in the place of alerts. */
  protected say(text: string): void {
    this.#say(text, false);
  }

  /** Shows what is known once more. */
  protected showAgain(): void {
    this.#render();
  }

  #say(text: string, retry: boolean): void {
    this.#note.textContent = text;
    this.#retry.textContent = messages[this.language].retry;
    this.#retry.hidden = !retry;
    this.frame.replaceChildren(this.#note, this.#retry);
    this.frame.className = 'said';
    this.#covered();
  }

  #covered(): void {
    this.#slot.hidden = true;
  }

  readonly #onWake = () => this.#poll.wake();

  #forget(): void {
    this.#json = undefined;
    this.#tag = '';
    clearTimeout(this.#expiry);
  }

  /** Once for a burst of changes. */
  #queue(): void {
    if (!this.#queued && this.isConnected) {
      this.#queued = true;
      queueMicrotask(() => {
        this.#queued = false;
        if (this.isConnected) {
          this.#begin();
        }
      });
    }
  }

  #begin(): void {
    this.language = languageAround(this);
    this.frame.lang = this.language;
    const path = this.path();
    const address = path && `${observatoryBase(this.observatory, document.baseURI)}${path}`;
    if (address === this.#asked) {
      this.#render();
      return;
    }
    this.#asked = address;
    this.#poll.stop();
    this.#forget();
    if (address) {
      if (!this.firstElementChild) {
        this.#say(this.words.loading, false);
      }
      this.#poll.wake();
    }
  }

  #render(): void {
    clearTimeout(this.#expiry);
    if (this.#json !== undefined) {
      const now = this.#poll.now();
      const next = this.show(this.#json, now);
      this.#covered();
      if (Number.isFinite(next)) {
        this.#expiry = setTimeout(() => this.#render(), Math.min(Math.max(next - now, 1000), 60_000));
      }
    }
  }

  /** Nothing of it is left in the browser's cache, which outlives the alert. */
  async #ask(signal: AbortSignal, known: boolean): Promise<Answer> {
    const headers = known && this.#tag ? { 'If-None-Match': this.#tag } : undefined;
    const response = await (this.request ?? fetch)(this.#asked, {
      ...{ cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer', signal },
      ...(headers && { headers }),
    });
    const now = Date.parse(response.headers.get('Date') ?? '');
    const clock = Number.isNaN(now) ? {} : { now };
    if (response.status === 304) {
      return clock;
    }
    const json: unknown = response.ok || response.status === 410 ? await response.json() : undefined;
    if (json === undefined) {
      throw new Error(`${response.status}`);
    }
    this.#tag = response.headers.get('ETag') ?? '';
    return { json, ...clock };
  }
}
