// SPDX-License-Identifier: Apache-2.0

import { recoverProperties } from './attributes.js';
import { type Language, languageAround, messages } from './messages.js';
import type { Settings } from './query.js';
import type { Refusal } from './refusal.js';
import type { Size } from './size.js';
import type { Source } from './source.js';
import { View } from './view.js';

/**
 * What every element has in common that shows an observatory's answer: properties that reflect attributes, one
 * rendering for a burst of changes, a note in the place of what was refused, and a new attempt when the network
 * is back.
 */
export abstract class ObservatoryElement extends HTMLElement {
  static readonly observedAttributes: readonly string[] = [];

  /** Resolves once what is asked for is shown or refused: a dashboard tells readers then. */
  settled = Promise.resolve();
  /** Set by a host that hands over answers itself. */
  declare source?: Source;
  protected readonly view: View;
  protected language: Language = 'es';
  readonly #resized = new ResizeObserver(() => this.resized());
  readonly #darkness = matchMedia('(prefers-color-scheme: dark)');
  #running = new AbortController();
  #queued = false;
  /** Address of what is shown or under way. */
  #asked = '';
  #resizing: ReturnType<typeof setTimeout> | undefined;
  #returning: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param part name of the content for the page's style sheets
   * @param css style sheet of the content
   */
  // eslint-disable-next-line wc/no-constructor-params -- abstract: only subclasses call it.
  constructor(part: string, css: string) {
    super();
    this.view = new View(this.attachShadow({ mode: 'open' }), part, css);
    this.view.retry.addEventListener('click', () => this.refresh());
  }

  connectedCallback(): void {
    recoverProperties(this, (this.constructor as typeof ObservatoryElement).observedAttributes);
    this.#resized.observe(this);
    this.#darkness.addEventListener('change', this.#relight);
    this.#queue();
  }

  disconnectedCallback(): void {
    this.#resized.disconnect();
    this.#darkness.removeEventListener('change', this.#relight);
    this.#forgetOutage();
    clearTimeout(this.#resizing);
    this.#running.abort();
    this.#asked = '';
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    if (before !== after) {
      this.#queue();
    }
  }

  /** Asks anew for what is shown. It stays until the answer is there. */
  refresh(): void {
    this.#asked = '';
    this.#queue();
  }

  /** Notes what is to be shown in the space there is, and returns its address. */
  protected abstract ask(settings: Settings, space: Size): string;

  /** An editor's own title, shown above the content; empty for none. */
  protected headingAbove({ heading = '' }: Settings): string {
    return heading;
  }

  /** Fetches what was asked for and shows it; fails with a {@link Refusal} or any other error. */
  protected abstract show(signal: AbortSignal): Promise<void>;

  /** Whether what is shown may stay although it could not be had anew. */
  protected abstract keeps(): boolean;

  /** Takes away what can no longer be shown. */
  protected abstract clear(): void;

  protected resized(): void {
    clearTimeout(this.#resizing);
    this.#resizing = setTimeout(() => this.#queue(), this.#asked ? 150 : 0);
  }

  /** Aborts with the present attempt. */
  protected get signal(): AbortSignal {
    return this.#running.signal;
  }

  /** What the observatory said about its refusal, or ours. */
  protected words(error: unknown): string {
    const { problem } = error as Partial<Refusal>;
    return problem?.detail ?? problem?.title ?? messages[this.language].unreachable;
  }

  readonly #onOnline = () => {
    this.#forgetOutage();
    // Not the elements of all readers in the same instant.
    this.#returning = setTimeout(() => this.refresh(), 1000 + Math.random() * 2000);
  };

  #forgetOutage(): void {
    removeEventListener('online', this.#onOnline);
    clearTimeout(this.#returning);
  }

  /** Paper is light: nothing is asked anew, the style turns the picture that is there. */
  readonly #relight = () => {
    if (!matchMedia('print').matches) {
      this.#queue();
    }
  };

  /** One rendering for a burst of changes. */
  readonly #queue = () => {
    if (!this.#queued && this.isConnected) {
      this.#queued = true;
      this.settled = Promise.resolve().then(() => {
        this.#queued = false;
        return this.#render();
      });
    }
  };

  async #render(): Promise<void> {
    const { view } = this;
    const { observedAttributes } = this.constructor as typeof ObservatoryElement;
    const settings: Settings = Object.fromEntries(
      observedAttributes.map((name) => [name, this.getAttribute(name) ?? '']),
    );
    if (view.frame.toggleAttribute('dark', settings.theme === 'auto' && this.#darkness.matches)) {
      settings.theme = 'dark';
    }
    this.language = languageAround(this);
    view.label(this.language, this.headingAbove(settings));
    const space = view.space();
    const asked = space && this.ask(settings, space);
    if (!asked || asked === this.#asked) {
      return;
    }
    this.#running.abort();
    this.#forgetOutage();
    this.#running = new AbortController();
    this.#asked = asked;
    if (settings.indicator) {
      await this.#attempt(this.signal);
    } else {
      this.#fail(messages[this.language].noIndicator);
    }
  }

  async #attempt(signal: AbortSignal): Promise<void> {
    if (!this.keeps()) {
      this.view.loading();
    }
    try {
      await this.show(signal);
    } catch (error) {
      if (!signal.aborted && !this.keeps()) {
        this.#fail(this.words(error));
        addEventListener('online', this.#onOnline);
      }
    }
  }

  #fail(message: string): void {
    this.clear();
    this.view.failed(message);
  }
}
