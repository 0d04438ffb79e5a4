// SPDX-License-Identifier: Apache-2.0

import { messages } from '../shared/messages.js';
import { ObservatoryElement } from '../shared/observatory-element.js';
import { type Addresses, addressesOf, type Settings } from '../shared/query.js';
import { pictureSize, type Size } from '../shared/size.js';
import type { Interaction, MarkSelection } from './chart-interaction.js';
import { fetchPicture } from './picture.js';
import style from './picture.css';
import type { Tools } from './picture-tools.js';

/** Shows the observatory's picture first; marks, table and tools are loaded once it is there. */
export abstract class PictureElement extends ObservatoryElement {
  abstract version: string;
  /** Whether there is more to explore than the picture shows. */
  protected readonly explores: boolean = true;
  #addresses!: Addresses;
  /** The page, naming one chart in any size, that the picture shows. */
  #pictured = '';
  /** Address and version of the picture that is complete with its tools. */
  #drawn = '';
  #svg: SVGSVGElement | undefined;
  #interaction: Interaction | undefined;
  #tools: Tools | undefined;

  constructor() {
    super('picture', style);
  }

  protected ask(settings: Settings, space: Size): string {
    this.#addresses = addressesOf(settings, this.language, pictureSize(space), document.baseURI);
    return this.#addresses.picture;
  }

  protected keeps(): boolean {
    return this.#pictured === this.#addresses.page;
  }

  protected clear(): void {
    this.#pictured = '';
    this.#drawn = '';
    this.#interaction?.leave();
    this.#svg?.remove();
    this.#svg = undefined;
  }

  protected override resized(): void {
    super.resized();
    this.#interaction?.refresh();
  }

  protected async show(signal: AbortSignal): Promise<void> {
    const { view, language, source } = this;
    const addresses = this.#addresses;
    const { svg, stale, live } = await (source?.picture ?? fetchPicture)(addresses.picture, signal);
    const interactive = this.hasAttribute('interactive');
    const again = () => this.refresh();
    const drawn = `${addresses.picture} ${svg.dataset.version} ${interactive}`;
    if (drawn === this.#drawn) {
      // A live figure that did not move: readers are not disturbed.
      view.ready(stale, language);
      this.#tools?.renew(signal);
      this.#tools?.follow(live, again);
      return;
    }
    this.#drawn = '';
    // Browsers show a title as a tooltip of their own; the picture's label says the same.
    if (svg.hasAttribute('aria-label')) {
      svg.querySelector(':scope > title')?.remove();
    }
    const focused = this.#interaction?.leave();
    this.#svg?.remove();
    this.#svg = svg;
    view.content.prepend(svg);
    view.ready(stale, language);
    this.#pictured = addresses.page;
    const [{ Interaction, style }, { Tools }] = await Promise.all([
      import('./chart-interaction.js'),
      import('./picture-tools.js'),
    ]);
    if (!signal.aborted) {
      view.adopt(style);
      const interaction = new Interaction(svg, view.content, messages[language], (mark) =>
        this.#select(mark),
      );
      this.#interaction = interaction;
      this.#tools ??= new Tools(view, this.explores);
      this.#tools.show({
        svg,
        interaction,
        addresses,
        language,
        signal,
        source,
        pinned: this.version,
        interactive,
      });
      this.#tools.follow(live, again);
      this.#drawn = drawn;
      if (focused) {
        interaction.focus(focused);
      }
    }
  }

  #select(detail: MarkSelection): void {
    this.dispatchEvent(
      new CustomEvent<MarkSelection>('atalaya-mark-select', { bubbles: true, composed: true, detail }),
    );
  }
}
