// SPDX-License-Identifier: Apache-2.0

import { make } from '../shared/dom.js';
import { type Language, messages } from '../shared/messages.js';
import { sheet, theme } from '../shared/sheet.js';
import style from './dashboard.css';

const own = sheet(style);

/** A child's place in the grid. */
interface Cell {
  element: HTMLElement;
  slot: HTMLSlotElement;
  ignored: HTMLElement;
}

/** The dashboard's shadow tree: filters, and a grid in which each child has a cell. */
export class DashboardView {
  readonly retry = make('button', { type: 'button' });
  private readonly grid = make('div', { class: 'grid' });
  private readonly message = make('span', { role: 'status' });
  private readonly problem = make('p', { class: 'problem' }, this.message, ' ', this.retry);
  private readonly live = make('p', { class: 'live', role: 'status' });
  private readonly root: ShadowRoot;
  private readonly cells = new Map<Element, Cell>();

  constructor(
    private readonly host: HTMLElement,
    filters: HTMLElement,
  ) {
    // Slots are given their child by hand: children keep their attributes, and their order is that of the cells.
    this.root = host.attachShadow({ mode: 'open', slotAssignment: 'manual' });
    this.root.adoptedStyleSheets = [theme, own];
    this.root.append(filters, this.problem, this.grid, this.live);
    this.problem.hidden = true;
  }

  label(language: Language): void {
    this.grid.lang = language;
    this.retry.textContent = messages[language].retry;
  }

  /**
   * Gives every child its cell.
   *
   * @param filtered whether there is something to be told below parts; its place is kept from the first moment
   */
  arrange(partSelector: string, filtered: boolean): void {
    const children = [...this.host.children];
    for (const child of this.cells.keys()) {
      if (!children.includes(child)) {
        this.cells.delete(child);
      }
    }
    const cells = children.map((child) => {
      const cell = this.cells.get(child) ?? newCell();
      const holdsPart = child.matches(partSelector) || !!child.querySelector(partSelector);
      cell.element.classList.toggle('wide', !holdsPart || child.hasAttribute('wide'));
      cell.ignored.hidden = !holdsPart || !filtered;
      this.cells.set(child, cell);
      return cell.element;
    });
    // Only what is new or moved: a part that is taken out and put in again would ask anew.
    cells.forEach((cell, i) => {
      if (this.grid.children[i] !== cell) {
        this.grid.insertBefore(cell, this.grid.children[i] ?? null);
      }
    });
    while (this.grid.children.length > cells.length) {
      this.grid.lastElementChild?.remove();
    }
    for (const [child, { slot }] of this.cells) {
      slot.assign(child);
    }
  }

  /** Says below each child what its parts do not follow. */
  tell(ignored: ReadonlyMap<Element, string>): void {
    for (const [child, cell] of this.cells) {
      const words = [...ignored].flatMap(([part, text]) => (child.contains(part) && text ? [text] : []));
      cell.ignored.textContent = [...new Set(words)].join(' · ');
    }
  }

  /** Says to those who do not see it what happened. */
  announce(words: string): void {
    this.live.textContent = words;
  }

  /** Says in the place of the filters why there are none; nothing for empty words. */
  fail(words: string): void {
    this.message.textContent = words;
    this.problem.hidden = !words;
  }
}

function newCell(): Cell {
  const slot = make('slot');
  const ignored = make('p', { class: 'ignored', part: 'ignored' });
  return { element: make('div', { class: 'cell', part: 'part' }, slot, ignored), slot, ignored };
}
