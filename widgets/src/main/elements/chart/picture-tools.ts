// SPDX-License-Identifier: Apache-2.0

import { Downloads } from '../shared/downloads.js';
import { make } from '../shared/dom.js';
import { type Language, messages } from '../shared/messages.js';
import { longDate } from '../shared/numbers.js';
import type { Addresses } from '../shared/query.js';
import type { Refusal } from '../shared/refusal.js';
import type { View } from '../shared/view.js';
import type { Interaction } from './chart-interaction.js';
import { toolsMessages } from './tools-messages.js';
import style from './picture-tools.css';

/** A picture that is there, and what it was asked with. */
export interface Shown {
  svg: SVGSVGElement;
  interaction: Interaction;
  addresses: Addresses;
  language: Language;
  /** Version of the records that an editor pinned; empty while the picture follows each release. */
  pinned: string;
  /** Aborts when another picture takes its place. */
  signal: AbortSignal;
}

type Mode = 'picture' | 'table';

/** The strip below a picture, and what it puts in the picture's place: the table. */
export class Tools {
  private readonly tableButton = make('button', { type: 'button' });
  private readonly state = make('span', { part: 'state' });
  private readonly table = make('div', {
    class: 'layer table',
    part: 'table',
    role: 'region',
    tabindex: '0',
    'aria-labelledby': 'caption',
  });
  private readonly downloads: Downloads;
  private shown!: Shown;
  private mode: Mode = 'picture';
  /** The page, naming one chart, whose figures are in the table. */
  private readonly filled: Record<Mode, string> = { picture: '', table: '' };

  constructor(private readonly view: View) {
    const { frame, toolbar } = view;
    view.adopt(style);
    this.downloads = new Downloads(view, ['svg', 'png', 'csv', 'xlsx']);
    toolbar.prepend(this.tableButton);
    toolbar.append(this.state, this.downloads.element);
    frame.append(this.table);
    this.tableButton.addEventListener('click', () => this.turn('table'));
    frame.addEventListener('keydown', (event) => this.onKey(event));
    this.enter('picture');
  }

  /** Has the tools belong to a picture, and brings up to date what lies over it. */
  show(shown: Shown): void {
    this.shown = shown;
    const { addresses, language, pinned, svg } = shown;
    const { version = '', asof = '' } = svg.dataset;
    const text = toolsMessages[language];
    const day = longDate(language, asof, 'medium');
    this.state.textContent = `${pinned ? text.frozen : text.live} ${day}`;
    this.state.title = `${this.state.textContent}. ${pinned ? text.frozenHint : text.liveHint}`;
    this.state.className = pinned ? '' : 'live';
    this.downloads.show({
      addresses,
      language,
      version,
      title: svg.getAttribute('aria-label') ?? '',
      asOf: longDate(language, asof),
    });
    this.enter(this.mode);
  }

  private get text() {
    return toolsMessages[this.shown.language];
  }

  private onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || !this.view.isReady) {
      return;
    }
    if (event.key === 't' && !(event.target as Element).matches('input,textarea')) {
      this.turn('table');
    } else if (event.key === 'Escape' && this.mode !== 'picture') {
      this.turn(this.mode);
      event.stopPropagation();
    }
  }

  /** Into a mode, or out of it; the focus goes along if it would be lost. */
  private turn(mode: Mode): void {
    const focused = (this.view.frame.getRootNode() as ShadowRoot).activeElement;
    const within = (part: Element) => !!focused && part.contains(focused);
    const fromPicture = within(this.view.content);
    const fromLayer = within(this.table);
    this.enter(this.mode === mode ? 'picture' : mode);
    if (fromPicture || (fromLayer && this.mode !== 'picture')) {
      this.table.focus();
    } else if (fromLayer) {
      this.shown.interaction.focus();
    }
  }

  private enter(mode: Mode): void {
    this.mode = mode;
    this.table.hidden = mode !== 'table';
    this.view.content.inert = mode !== 'picture';
    if (!this.shown) {
      return;
    }
    const { text } = this;
    this.tableButton.textContent = mode === 'table' ? text.showPicture : text.showTable;
    if (mode === 'table') {
      void this.fill(mode, this.table, () => this.fillTable());
    }
  }

  /** Fills a layer once a reader looks at it, and again when the chart has changed. */
  private async fill(mode: Mode, layer: HTMLElement, work: () => Promise<void>): Promise<void> {
    const { addresses, language, signal } = this.shown;
    if (this.filled[mode] === addresses.page) {
      return;
    }
    this.filled[mode] = addresses.page;
    layer.setAttribute('aria-busy', 'true');
    try {
      await work();
    } catch (error) {
      this.filled[mode] = '';
      if (!signal.aborted) {
        const { problem } = error as Partial<Refusal>;
        const words = problem?.detail ?? problem?.title ?? messages[language].unreachable;
        layer.replaceChildren(make('p', { role: 'status' }, words));
      }
    }
    layer.removeAttribute('aria-busy');
  }

  private async fillTable(): Promise<void> {
    const { addresses, language, signal } = this.shown;
    const { fetchTable, style } = await import('./chart-table.js');
    const content = await fetchTable(addresses.json, language, signal);
    if (!signal.aborted) {
      this.view.adopt(style);
      this.table.replaceChildren(...content);
    }
  }
}
