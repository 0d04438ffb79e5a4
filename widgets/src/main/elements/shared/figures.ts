// SPDX-License-Identifier: Apache-2.0

import { make } from './dom.js';
import type { Dataset } from './jsonstat.js';
import { type Language, messages } from './messages.js';
import { longDate, numberFormat } from './numbers.js';
import type { Cell, Row, TableModel } from './table-model.js';
import style from './figures.css';

export { style };

/** Title of a table, and below it what holds for all of its figures. */
export function caption(dataset: Dataset, { constants }: TableModel): HTMLElement {
  const context = constants.map(({ label, category }) => `${label}: ${category}`);
  if (!constants.some(({ category }) => category.toLowerCase() === dataset.unit.toLowerCase())) {
    context.push(dataset.unit);
  }
  const result = make('caption', { id: 'caption' }, dataset.label);
  const subtitle = context.filter(Boolean).join(' · ');
  if (subtitle) {
    result.append(make('span', {}, subtitle));
  }
  return result;
}

/**
 * Heads of a table's columns.
 *
 * @param content what stands in the head of a column, counted from the left
 */
export function heads(
  { rowLabels, columnLabel, columns }: TableModel,
  content: (label: string, column: number) => Node | string,
): HTMLElement {
  const lowest = columns.map((label, i) =>
    make('th', { scope: 'col' }, content(label, rowLabels.length + i)),
  );
  const rows = [make('tr', {}, ...lowest)];
  if (columnLabel !== undefined) {
    const across = { scope: 'colgroup', colspan: `${columns.length}` };
    rows.unshift(make('tr', {}, make('th', across, columnLabel)));
  }
  const corners = rowLabels.map((label, i) =>
    make('th', { scope: 'col', rowspan: `${rows.length}` }, content(label, i)),
  );
  rows[0]?.prepend(...corners);
  return make('thead', {}, ...rows);
}

/** Rows of figures, or in words why there is none. */
export function rows(rows: Row[], dataset: Dataset, lang: Language): HTMLElement[] {
  return rows.map(({ headers, cells }) =>
    make(
      'tr',
      {},
      ...headers.map(({ label, span }) =>
        span > 1
          ? make('th', { scope: 'rowgroup', rowspan: `${span}` }, label)
          : make('th', { scope: 'row' }, label),
      ),
      ...cells.map((each) => cell(each, dataset, lang)),
    ),
  );
}

function cell({ value, status, decimals }: Cell, dataset: Dataset, lang: Language): HTMLElement {
  const meaning = status && dataset.statusLabels[status];
  const words = meaning && brief(meaning);
  if (value === null) {
    return make('td', { 'data-status': status ?? '' }, words || brief(messages[lang].suppressed));
  }
  const figure = numberFormat(lang, decimals)(value);
  return words
    ? make('td', { 'data-status': status }, make('span', {}, words), ` ${figure}`)
    : make('td', {}, figure);
}

/** What a status means, without its explanation, which stands once below the table. */
function brief(meaning: string): string {
  return meaning.split(/[:,]/, 1)[0] as string;
}

/** What belongs below a table: what its marks mean, notes, source and day. */
export function remarks(dataset: Dataset, model: TableModel, lang: Language, stale: boolean): HTMLElement[] {
  const text = messages[lang];
  const marked = new Set(model.rows.flatMap(({ cells }) => cells.map(({ status }) => status)));
  const lines = [
    stale ? text.staleHint : '',
    ...[...marked].map((status) => sentence((status && dataset.statusLabels[status]) ?? '')),
    ...dataset.notes,
    dataset.source && `${text.source}: ${dataset.source}`,
    dataset.asOf && `${text.asOf} ${longDate(lang, dataset.asOf)}`,
  ];
  return lines.filter(Boolean).map((line) => make('p', {}, line));
}

function sentence(words: string): string {
  return words && `${words.charAt(0).toUpperCase()}${words.slice(1).replace(/\.$/, '')}.`;
}
