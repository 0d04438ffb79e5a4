// SPDX-License-Identifier: Apache-2.0

import { make } from '../shared/dom.js';
import { caption, heads, remarks, rows, style } from '../shared/figures.js';
import type { Dataset } from '../shared/jsonstat.js';
import type { Language } from '../shared/messages.js';
import { longDate } from '../shared/numbers.js';
import type { Settings } from '../shared/query.js';
import { stateText } from '../shared/state-messages.js';
import { type TableModel, tableModel } from '../shared/table-model.js';
import type { View } from '../shared/view.js';
import { firstRows, nextOrder, type Order, sortRows } from './sorting.js';
import { tableMessages } from './table-messages.js';

/** The table of an answer in a scroll region: its order, and how much of it is shown. */
export class TableView {
  private readonly region = make('div', {
    class: 'table',
    role: 'region',
    tabindex: '0',
    'aria-labelledby': 'caption',
  });
  private readonly body = make('tbody');
  private readonly more = make('button', { type: 'button' });
  private readonly state = make('span', { part: 'state' });
  private readonly toolbar: HTMLElement;
  private heads: HTMLElement[] = [];
  private dataset!: Dataset;
  private model: TableModel | undefined;
  private language: Language = 'es';
  private order: Order | undefined;
  private most = 20;
  private all = false;

  constructor(view: View) {
    view.adopt(style);
    view.content.append(this.region);
    this.toolbar = view.toolbar;
    this.toolbar.prepend(this.more);
    this.more.addEventListener('click', () => {
      this.all = !this.all;
      this.fill();
    });
  }

  /** How many rows are shown before a reader asks for all. */
  set limit(limit: number) {
    if (limit !== this.most) {
      this.most = limit;
      this.fill();
    }
  }

  /** Shows a dataset, in the order that a reader chose for one with the same columns. */
  show(dataset: Dataset, language: Language, stale: boolean, { heading, version }: Settings): void {
    const model = tableModel(dataset);
    if (`${model.rowLabels}|${model.columns}` !== `${this.model?.rowLabels}|${this.model?.columns}`) {
      this.order = undefined;
    }
    Object.assign(this, { dataset, model, language });
    const head = heads(model, (label, column) => this.sortButton(label, column));
    this.heads = [...head.querySelectorAll('button')].map((button) => button.parentElement as HTMLElement);
    this.region.replaceChildren(
      make('table', {}, caption({ ...dataset, label: heading || dataset.label }, model), head, this.body),
      ...remarks(dataset, model, language, stale),
    );
    const day = longDate(language, dataset.asOf, 'medium');
    this.state.textContent = stateText(language, !!version, day);
    this.state.className = version ? '' : 'live';
    this.state.title = this.state.textContent;
    this.fill();
  }

  /** Ends the strip below with the day of the figures, and this; together, so that neither moves the other. */
  end(element: HTMLElement): void {
    this.toolbar.append(this.state, element);
  }

  clear(): void {
    this.model = undefined;
    this.region.replaceChildren();
  }

  private sortButton(label: string, column: number): HTMLElement {
    const button = make('button', { type: 'button', 'data-column': `${column}` }, label);
    button.title = tableMessages[this.language].sort;
    button.addEventListener('click', () => {
      this.order = nextOrder(this.order, column, this.model?.rowLabels.length ?? 0);
      this.fill();
    });
    return button;
  }

  private fill(): void {
    const { all, body, dataset, language, model, more, most, order } = this;
    if (!model) {
      return;
    }
    for (const head of this.heads) {
      const column = Number(head.querySelector('button')?.dataset.column);
      if (order?.column === column) {
        head.setAttribute('aria-sort', order.direction);
      } else {
        head.removeAttribute('aria-sort');
      }
    }
    const text = tableMessages[language];
    const sorted = sortRows(model, order, language);
    body.replaceChildren(...rows(all ? sorted : firstRows(sorted, most), dataset, language));
    more.hidden = sorted.length <= most;
    more.textContent = (all ? text.less : text.all).replace('{0}', `${all ? most : sorted.length}`);
  }
}
