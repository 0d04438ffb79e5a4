// SPDX-License-Identifier: Apache-2.0

import { make } from '../shared/dom.js';
import type { Messages } from '../shared/messages.js';
import style from './chart-interaction.css';
import { type Box, nearest, placeTooltip, step } from './navigation.js';

/** What a reader chose: the mark's code, and its labels and value as printed. */
export interface MarkSelection {
  code: string;
  category: string;
  series: string;
  value: string;
}

export { style };

/** How far from a mark, in pixels, it is still meant: lines are thin, bars are not. */
const reach = { line: 60, other: 12 };

/** Forms whose marks are points on lines. */
const lines = ['line', 'area', 'slope'];

/**
 * Makes a picture's marks reachable: one tab stop, arrow keys between marks, and a tooltip for the mark under
 * the focus, the pointer or the finger. Screen readers need none of it, every mark carries its own label.
 */
export class Interaction {
  private readonly marks: SVGGElement[];
  private readonly ring = make('div', { class: 'ring', 'aria-hidden': 'true' });
  private readonly title = make('b');
  private readonly figure = make('span');
  private readonly tooltip = make(
    'div',
    { class: 'tooltip', part: 'tooltip', 'aria-hidden': 'true' },
    this.title,
    this.figure,
  );
  private readonly listening = new AbortController();
  private current = 0;
  private shown: SVGGElement | undefined;

  /** Draws ring and tooltip into `frame`, a positioned element that holds the picture. */
  constructor(
    private readonly svg: SVGSVGElement,
    private readonly frame: HTMLElement,
    private readonly text: Messages,
    private readonly onSelect: (selection: MarkSelection) => void,
  ) {
    this.marks = [...svg.querySelectorAll<SVGGElement>('.mark')];
    this.moveTabStop(0);
    this.hide();
    frame.append(this.ring, this.tooltip);
    this.listen('keydown', (event) => this.onKey(event));
    this.listen('focusin', (event) => {
      const index = this.marks.indexOf(event.target as SVGGElement);
      if (index >= 0) {
        this.moveTabStop(index);
        this.show(index);
      }
    });
    this.listen('focusout', () => this.hide());
    this.listen('pointermove', (event) => this.show(this.at(event)));
    this.listen('pointerdown', (event) => this.show(this.at(event)));
    this.listen('pointerleave', (event) => {
      // A finger leaves by being lifted; what it touched stays readable.
      if (event.pointerType !== 'touch') {
        this.show(this.focused());
      }
    });
    this.listen('click', (event) => this.select(this.at(event)));
  }

  /** Ends the layer. Returns which mark had the focus, to be given to the next picture's layer. */
  leave(): string | undefined {
    this.listening.abort();
    this.ring.remove();
    this.tooltip.remove();
    const index = this.focused();
    return index === undefined ? undefined : this.key(index);
  }

  /** Focuses the mark that `leave` named, or the tab stop if the picture has none like it. */
  focus(key?: string): void {
    const index = this.marks.findIndex((_, i) => this.key(i) === key);
    this.marks[index < 0 ? this.current : index]?.focus();
  }

  /** Draws ring and tooltip anew after the picture changed its scale. */
  refresh(): void {
    this.show(this.focused());
  }

  /** Not on the picture itself: Chromium makes SVG elements that listen for focus a tab stop. */
  private listen<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
  ): void {
    this.frame.addEventListener(type, listener, { signal: this.listening.signal });
  }

  private onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const target = step(this.places(), this.current, event.key);
    if (target !== undefined) {
      this.marks[target]?.focus();
    } else if (event.key === 'Enter') {
      this.select(this.focused());
    } else if (event.key !== 'Escape' || !this.shown) {
      return;
    } else {
      this.hide();
    }
    event.preventDefault();
    event.stopPropagation();
  }

  private select(index: number | undefined): void {
    const { code = '', category = '', series = '', value = '' } = this.marks[index ?? -1]?.dataset ?? {};
    if (index !== undefined) {
      this.moveTabStop(index);
      this.onSelect({ code, category, series, value });
    }
  }

  private show(index: number | undefined): void {
    const mark = this.marks[index ?? -1];
    if (!mark) {
      this.hide();
      return;
    }
    const { ring, tooltip, frame } = this;
    if (mark !== this.shown) {
      const { category, series, value = '', status } = mark.dataset;
      const { measure = '' } = this.svg.dataset;
      this.shown = mark;
      this.title.textContent = [category, series].filter(Boolean).join(' · ');
      this.figure.textContent = status === 'suppressed' ? this.text.suppressed : `${value} ${measure}`.trim();
    }
    ring.hidden = tooltip.hidden = false;
    ring.classList.toggle('focus', mark.matches(':focus-visible'));
    const box = this.boxes([mark])[0] as Box;
    move(ring, box);
    ring.style.setProperty('width', `${box.width}px`);
    ring.style.setProperty('height', `${box.height}px`);
    const size = { width: tooltip.offsetWidth, height: tooltip.offsetHeight };
    move(tooltip, placeTooltip({ width: frame.clientWidth, height: frame.clientHeight }, box, size));
  }

  private hide(): void {
    this.shown = undefined;
    this.ring.hidden = this.tooltip.hidden = true;
  }

  private moveTabStop(index: number): void {
    this.current = index;
    this.marks.forEach((mark, i) => mark.setAttribute('tabindex', i === index ? '0' : '-1'));
  }

  private at(event: MouseEvent): number | undefined {
    const { x, y } = this.frame.getBoundingClientRect();
    const point = { x: event.clientX - x, y: event.clientY - y };
    return nearest(
      this.boxes(this.marks),
      point,
      lines.includes(this.svg.dataset.form ?? '') ? reach.line : reach.other,
    );
  }

  private focused(): number | undefined {
    const index = this.marks.findIndex((mark) => mark.matches(':focus'));
    return index < 0 ? undefined : index;
  }

  private boxes(marks: SVGGElement[]): Box[] {
    const frame = this.frame.getBoundingClientRect();
    return marks.map((mark) => {
      const { x, y, width, height } = mark.getBoundingClientRect();
      return { x: x - frame.x, y: y - frame.y, width, height };
    });
  }

  private places() {
    return this.marks.map(({ dataset }) => ({
      series: dataset.series ?? '',
      category: dataset.code ?? dataset.category ?? '',
    }));
  }

  private key(index: number): string {
    const { code, category, series } = this.marks[index]?.dataset ?? {};
    return JSON.stringify([code ?? category, series]);
  }
}

function move(element: HTMLElement, { x, y }: { x: number; y: number }): void {
  element.style.setProperty('translate', `${x}px ${y}px`);
}
