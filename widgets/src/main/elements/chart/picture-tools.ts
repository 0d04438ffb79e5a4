// SPDX-License-Identifier: Apache-2.0

import { Downloads } from '../shared/downloads.js';
import { make } from '../shared/dom.js';
import { type Language, messages } from '../shared/messages.js';
import { longDate } from '../shared/numbers.js';
import type { Addresses } from '../shared/query.js';
import type { Refusal } from '../shared/refusal.js';
import { stateText } from '../shared/state-messages.js';
import type { View } from '../shared/view.js';
import type { Source } from '../shared/source.js';
import type { Interaction } from './chart-interaction.js';
import type { Exploration } from './explore.js';
import { toolsMessages } from './tools-messages.js';
import style from './picture-tools.css';

declare const ATALAYA_EXPLORE_KILOBYTES: number;

/** A picture that is there, and what it was asked with. */
export interface Shown {
  svg: SVGSVGElement;
  interaction: Interaction;
  addresses: Addresses;
  language: Language;
  source: Source | undefined;
  /** Version of the records that an editor pinned; empty while the picture follows each release. */
  pinned: string;
  /** Whether it is to be explored at once. */
  interactive: boolean;
  /** Aborts when another picture takes its place. */
  signal: AbortSignal;
}

/** Seconds after which a live figure is asked for again. */
const pause = 10;

/** Whether a reader who wants to save data has agreed on this page. */
let agreed = false;

type Mode = 'picture' | 'table' | 'explore';

/** The strip below a picture, and what its buttons put in the picture's place: the table, the exploration. */
export class Tools {
  private readonly tableButton = make('button', { type: 'button' });
  private readonly exploreButton = make('button', { type: 'button' });
  private readonly state = make('span', { part: 'state' });
  private readonly table = make('div', {
    class: 'layer table',
    part: 'table',
    role: 'region',
    tabindex: '0',
    'aria-labelledby': 'caption',
  });
  private readonly stage = make('div', { class: 'layer stage', part: 'explore', tabindex: '-1' });
  private readonly downloads: Downloads;
  private shown!: Shown;
  private mode: Mode = 'picture';
  private interactive = false;
  /** Whether a reader turned to what comes, and so wants the focus there. */
  private turned = false;
  /** The page, naming one chart, whose figures are in the table and in the exploration. */
  private readonly filled: Record<Mode, string> = { picture: '', table: '', explore: '' };
  private exploration: Exploration | undefined;
  private version = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly view: View,
    explores: boolean,
  ) {
    const { frame, toolbar } = view;
    view.adopt(style);
    this.downloads = new Downloads(view, ['svg', 'png', 'csv', 'xlsx']);
    this.exploreButton.hidden = !explores;
    toolbar.prepend(this.tableButton, this.exploreButton);
    toolbar.append(this.state, this.downloads.element);
    frame.append(this.table, this.stage);
    this.tableButton.addEventListener('click', () => this.turn('table'));
    this.exploreButton.addEventListener('click', () => this.turn('explore'));
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
    this.state.textContent = stateText(language, !!pinned, day);
    this.state.title = `${this.state.textContent}. ${pinned ? text.frozenHint : text.liveHint}`;
    this.state.className = pinned ? '' : 'live';
    if (version !== this.version) {
      this.version = version;
      this.filled.table = this.filled.explore = '';
    }
    this.downloads.show({
      addresses,
      language,
      version,
      title: svg.getAttribute('aria-label') ?? '',
      asOf: longDate(language, asof),
    });
    if (shown.interactive !== this.interactive) {
      this.interactive = shown.interactive;
      this.mode = this.interactive ? 'explore' : 'picture';
    }
    this.enter(this.mode);
  }

  /** Has the same picture, asked for once more, keep its tools. */
  renew(signal: AbortSignal): void {
    this.shown = { ...this.shown, signal };
    this.enter(this.mode);
  }

  /**
   * Has a live figure asked for anew while the page is looked at, also where that failed before; until the next
   * call, or until the element is gone.
   */
  follow(live: boolean, again: () => void): void {
    clearTimeout(this.timer);
    if (!live || this.shown.pinned) {
      return;
    }
    const look = () => {
      if (this.view.frame.isConnected) {
        this.follow(live, again);
        if (!document.hidden) {
          again();
        }
      }
    };
    // Not all readers in the same instant.
    this.timer = setTimeout(look, (pause + Math.random()) * 1000);
  }

  private get focused(): Element | null {
    return (this.view.frame.getRootNode() as ShadowRoot).activeElement;
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
    const { focused } = this;
    const within = (part: Element) => !!focused && part.contains(focused);
    const fromPicture = within(this.view.content);
    const fromLayer = within(this.table) || within(this.stage);
    this.turned = true;
    this.enter(this.mode === mode ? 'picture' : mode);
    if (fromPicture || (fromLayer && this.mode !== 'picture')) {
      (this.mode === 'table' ? this.table : this.stage).focus();
    } else if (fromLayer) {
      this.shown.interaction.focus();
    }
  }

  private enter(mode: Mode): void {
    this.mode = mode;
    this.table.hidden = mode !== 'table';
    this.stage.hidden = mode !== 'explore';
    this.view.content.inert = mode !== 'picture';
    if (mode !== 'explore') {
      this.exploration?.end();
      this.exploration = undefined;
      this.filled.explore = '';
    }
    if (!this.shown) {
      return;
    }
    const { text } = this;
    this.tableButton.textContent = mode === 'table' ? text.showPicture : text.showTable;
    this.exploreButton.textContent = mode === 'explore' ? text.showPicture : text.explore;
    if (mode === 'table') {
      void this.fill(mode, this.table, () => this.fillTable());
    } else if (mode === 'explore') {
      void this.fill(mode, this.stage, () => this.explore());
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
      if (!signal.aborted) {
        this.filled[mode] = '';
        const { problem } = error as Partial<Refusal>;
        const words = problem?.detail ?? problem?.title ?? messages[language].unreachable;
        layer.replaceChildren(make('p', { role: 'status' }, words));
      }
    }
    layer.removeAttribute('aria-busy');
    if (signal.aborted && this.filled[mode] === addresses.page) {
      // The same chart in another size took the place of this picture; it may be there already.
      this.filled[mode] = '';
      if (this.mode === mode && !this.shown.signal.aborted) {
        await this.fill(mode, layer, work);
      }
    }
  }

  private async fillTable(): Promise<void> {
    const { addresses, language, signal, source } = this.shown;
    const { fetchTable, style } = await import('./chart-table.js');
    const content = await fetchTable(addresses.json, language, signal, source?.json);
    if (!signal.aborted) {
      this.view.adopt(style);
      this.table.replaceChildren(...content);
    }
  }

  private async explore(): Promise<void> {
    const { shown, stage, text, view } = this;
    const { saveData } = (navigator as { connection?: { saveData?: boolean } }).connection ?? {};
    if (saveData && !agreed && !(await this.permitted())) {
      return;
    }
    const focus = this.turned || stage.contains(this.focused);
    this.turned = false;
    const words = make('p', { role: 'status' }, text.loading);
    stage.replaceChildren(words);
    const { Exploration, style } = await import('./explore.js');
    view.adopt(style);
    const exploration = await Exploration.begin(stage, shown);

    if (this.mode === 'explore' && !shown.signal.aborted) {
      this.exploration?.end();
      this.exploration = exploration;
      if (focus) {
        exploration.focus();
      }
    } else {
      exploration.end();
    }
  }

  /** Asks a reader who wants to save data. */
  private permitted(): Promise<boolean> {
    const { stage, text } = this;
    const load = make('button', { type: 'button' }, text.loadAnyway);
    const question = text.saveData.replace('{0}', `${ATALAYA_EXPLORE_KILOBYTES}`);
    stage.replaceChildren(make('p', {}, question), load);
    load.focus();
    return new Promise((resolve) => {
      load.addEventListener('click', () => resolve((agreed = true)));
    });
  }
}
