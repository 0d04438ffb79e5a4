// SPDX-License-Identifier: Apache-2.0

import { type Copied, copyFigure, copyText } from './clipboard.js';
import { make } from './dom.js';
import { downloadsMessages } from './downloads-messages.js';
import style from './downloads.css';
import type { Language } from './messages.js';
import type { Addresses } from './query.js';
import type { View } from './view.js';

/** What readers take away. */
export interface Offer {
  addresses: Addresses;
  language: Language;
  title: string;
  /** Version of the records that is shown. */
  version: string;
  /** Day in words. */
  asOf: string;
}

type Format = 'svg' | 'png' | 'csv' | 'xlsx';

/**
 * A button that discloses what can be taken away: files, the figure with its citation, its address. Arrow keys
 * move within, Escape closes. It opens over the element, so nothing moves.
 */
export class Downloads {
  readonly element: HTMLElement;
  private readonly button = make('button', {
    type: 'button',
    'aria-expanded': 'false',
    'aria-controls': 'downloads',
  });
  private readonly panel = make('div', { class: 'panel', id: 'downloads', part: 'downloads' });
  private readonly files: Record<string, HTMLAnchorElement>;
  private readonly copyFigure = make('button', { type: 'button' });
  private readonly copyAddress = make('button', { type: 'button' });
  private readonly open = make('a', { rel: 'noreferrer', target: '_blank' });
  private readonly embed = make('a', { rel: 'noreferrer', target: '_blank' });
  private readonly said = make('p', { role: 'status' });
  private offer!: Offer;

  constructor(view: View, formats: Format[]) {
    view.adopt(style);
    this.files = Object.fromEntries(
      formats.map((format) => [format, make('a', { rel: 'noreferrer', target: '_blank' })]),
    );
    this.panel.append(
      ...Object.values(this.files),
      this.copyFigure,
      this.copyAddress,
      this.open,
      this.embed,
      this.said,
    );
    this.panel.hidden = true;
    this.element = make('div', { class: 'downloads' }, this.button, this.panel);
    this.button.addEventListener('click', () => this.disclose(this.panel.hidden === true));
    this.element.addEventListener('keydown', (event) => this.onKey(event));
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      // Where nothing has the focus now, the page or its window lost it: the panel stays.
      if (relatedTarget && !this.element.contains(relatedTarget as Node)) {
        this.disclose(false);
      }
    });
    for (const [format, link] of Object.entries(this.files)) {
      link.addEventListener('click', (event) => void this.download(event, link, format as Format));
    }
    this.copyFigure.addEventListener('click', () => void this.copy(() => this.figure()));
    this.copyAddress.addEventListener('click', () => void this.copy(() => copyText(this.address('page'))));
  }

  /** Puts words and addresses of what is shown in place. */
  show(offer: Offer): void {
    this.offer = offer;
    const text = downloadsMessages[offer.language];
    this.button.textContent = text.open;
    for (const [format, link] of Object.entries(this.files)) {
      link.href = offer.addresses[format as Format];
      link.textContent = text[format as Format];
    }
    this.open.href = offer.addresses.page;
    this.open.textContent = text.page;
    // The builder, which makes charts, reads the question as their page does.
    this.embed.href = offer.addresses.page.replace(/v1.charts.(.*).html./, 'embed/builder?indicator=$1&');
    this.embed.textContent = text.embed;
    this.embed.hidden = !this.files.png;
    this.copyFigure.textContent = this.files.png ? text.copyFigure : text.copyCitation;
    this.copyAddress.textContent = text.copyAddress;
    this.said.textContent = '';
  }

  private get items(): HTMLElement[] {
    return [...this.panel.querySelectorAll<HTMLElement>('a:not([hidden]),button')];
  }

  private disclose(open: boolean): void {
    this.panel.hidden = !open;
    this.button.setAttribute('aria-expanded', `${open}`);
    this.said.replaceChildren();
    if (open) {
      document.addEventListener('pointerdown', this.onPointer);
      // Above the strip where there is room, else below it.
      const { top } = this.button.getBoundingClientRect();
      this.panel.classList.toggle('below', top < this.panel.offsetHeight + 8);
    } else {
      document.removeEventListener('pointerdown', this.onPointer);
    }
  }

  private readonly onPointer = (event: Event) => {
    if (!event.composedPath().includes(this.element)) {
      this.disclose(false);
    }
  };

  private onKey(event: KeyboardEvent): void {
    const { items, panel } = this;
    const { activeElement } = panel.getRootNode() as ShadowRoot;
    const here = items.indexOf(activeElement as HTMLElement);
    const target = {
      ArrowDown: items[Math.min(here + 1, items.length - 1)],
      ArrowUp: items[Math.max(here - 1, 0)],
      Home: items[0],
      End: items.at(-1),
    }[event.key];
    if (event.key === 'Escape' && !panel.hidden) {
      this.disclose(false);
      this.button.focus();
    } else if (target && (here >= 0 || event.key === 'ArrowDown')) {
      if (panel.hidden) {
        this.disclose(true);
      }
      target.focus();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** The address at which exactly what is shown can be had again. */
  private address(format: 'page' | Format): string {
    const address = new URL(this.offer.addresses[format], document.baseURI);
    if (this.offer.version && !address.searchParams.has('version')) {
      address.searchParams.set('version', this.offer.version);
    }
    return address.href.replaceAll('%2C', ',');
  }

  /**
   * Saves a file under a name that says what it is. Browsers open a link to another site instead of saving what
   * it leads to; where fetching fails they may do so.
   */
  private async download(event: MouseEvent, link: HTMLAnchorElement, format: Format): Promise<void> {
    event.preventDefault();
    const { version } = this.offer;
    const [indicator = 'atalaya'] = new URL(link.href).pathname.split('/').slice(-1);
    try {
      const response = await fetch(link.href, { credentials: 'omit', referrerPolicy: 'no-referrer' });
      if (!response.ok) {
        throw new Error(`${response.status}`);
      }
      const url = URL.createObjectURL(await response.blob());
      make('a', { href: url, download: indicator.replace(/\.\w+$/, `-v${version}.${format}`) }).click();
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
    } catch {
      open(link.href, '_blank', 'noopener,noreferrer');
    }
  }

  private figure(): Promise<Copied> {
    const { addresses, title, asOf, version, language } = this.offer;
    const text = downloadsMessages[language];
    const citation = (source: string) =>
      [title, source, text.asOf.replace('{0}', asOf).replace('{1}', version), this.address('page')]
        .filter(Boolean)
        .map((part) => part.replace(/\.$/, ''))
        .join('. ');
    return copyFigure(addresses.json, this.files.png && addresses.png, citation);
  }

  private async copy(work: () => Promise<Copied>): Promise<void> {
    const text = downloadsMessages[this.offer.language];
    this.said.textContent = text.copying;
    const copied = await work();
    this.said.textContent = copied.done ? text[copied.done] : text.copyYourself;
    if (!copied.done) {
      const field = make('textarea', { readonly: '', rows: '4', 'aria-label': text.copyYourself });
      field.value = copied.text;
      this.said.append(field);
      field.select();
    }
  }
}
