// SPDX-License-Identifier: Apache-2.0

import { make } from '../shared/dom.js';
import { type Dataset, readDataset } from '../shared/jsonstat.js';
import { type Language, messages } from '../shared/messages.js';
import { longDate, numberFormat } from '../shared/numbers.js';
import { type Problem, Refusal } from '../shared/refusal.js';
import { type Cell, type Row, tableModel } from '../shared/table-model.js';
import style from './chart-table.css';

export { style };

/** Fetches a chart's figures and lays them out: the table, then what belongs below it. */
export async function fetchTable(url: string, lang: Language, signal: AbortSignal): Promise<HTMLElement[]> {
  const response = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer', signal });
  const json: unknown = await response.json();
  if (!response.ok) {
    throw new Refusal(json as Problem | null);
  }
  const dataset = readDataset(json);
  const stale = response.headers.has('Atalaya-Stale') ? [messages[lang].staleHint] : [];
  return [table(dataset, lang), ...footer(dataset, lang, stale)];
}

function table(dataset: Dataset, lang: Language): HTMLElement {
  const { constants, rowLabels, columnLabel, columns, rows } = tableModel(dataset);
  const context = constants.map(({ label, category }) => `${label}: ${category}`);
  if (!constants.some(({ category }) => category.toLowerCase() === dataset.unit.toLowerCase())) {
    context.push(dataset.unit);
  }
  const caption = make('caption', { id: 'caption' }, dataset.label);
  const subtitle = context.filter(Boolean).join(' · ');
  if (subtitle) {
    caption.append(make('span', {}, subtitle));
  }
  const heads = [make('tr', {}, ...columns.map((label) => make('th', { scope: 'col' }, label)))];
  if (columnLabel !== undefined) {
    const across = { scope: 'colgroup', colspan: `${columns.length}` };
    heads.unshift(make('tr', {}, make('th', across, columnLabel)));
  }
  const corners = rowLabels.map((label) => make('th', { scope: 'col', rowspan: `${heads.length}` }, label));
  heads[0]?.prepend(...corners);
  return make(
    'table',
    {},
    caption,
    make('thead', {}, ...heads),
    make('tbody', {}, ...rows.map((each) => row(each, dataset, lang))),
  );
}

function row({ headers, cells }: Row, dataset: Dataset, lang: Language): HTMLElement {
  return make(
    'tr',
    {},
    ...headers.map(({ label, span }) =>
      span > 1
        ? make('th', { scope: 'rowgroup', rowspan: `${span}` }, label)
        : make('th', { scope: 'row' }, label),
    ),
    ...cells.map((each) => cell(each, dataset, lang)),
  );
}

/** A figure, or in words why there is none. */
function cell({ value, status, decimals }: Cell, dataset: Dataset, lang: Language): HTMLElement {
  if (value !== null) {
    return make('td', {}, numberFormat(lang, decimals)(value));
  }
  const words = (status && dataset.statusLabels[status]) || messages[lang].suppressed;
  return make('td', { 'data-status': status ?? '' }, words);
}

function footer({ notes, source, asOf }: Dataset, lang: Language, remarks: string[]): HTMLElement[] {
  const text = messages[lang];
  const lines = [...remarks, ...notes];
  if (source) {
    lines.push(`${text.source}: ${source}`);
  }
  if (asOf) {
    lines.push(`${text.asOf} ${longDate(lang, asOf)}`);
  }
  return lines.map((line) => make('p', {}, line));
}
