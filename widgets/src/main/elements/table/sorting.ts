// SPDX-License-Identifier: Apache-2.0

import type { Row, TableModel } from '../shared/table-model.js';

/** By which column, counted from the left, a reader sorts. */
export interface Order {
  column: number;
  direction: 'ascending' | 'descending';
}

/**
 * The order after a reader chose a column's head: figures from the most, words from A; then the reverse; then
 * as the observatory ordered them.
 */
export function nextOrder(order: Order | undefined, column: number, labels: number): Order | undefined {
  const directions =
    column < labels ? (['ascending', 'descending'] as const) : (['descending', 'ascending'] as const);
  const [first, second] = directions;
  if (order?.column !== column) {
    return { column, direction: first };
  }
  return order.direction === first ? { column, direction: second } : undefined;
}

/** The rows in an order. What has no figure comes last in either direction: it is not the least. */
export function sortRows(model: TableModel, order: Order | undefined, lang: string): Row[] {
  if (!order) {
    return model.rows;
  }
  const labels = model.rowLabels.length;
  const { compare } = new Intl.Collator(lang, { numeric: true });
  const sign = order.direction === 'ascending' ? 1 : -1;
  return fullRows(model).sort((a, b) => {
    if (order.column < labels) {
      return sign * compare(a.headers[order.column]?.label ?? '', b.headers[order.column]?.label ?? '');
    }
    const [x, y] = [a, b].map(({ cells }) => cells[order.column - labels]?.value ?? null);
    if (typeof x === 'number' && typeof y === 'number') {
      return sign * (x - y);
    }
    return Number(typeof y === 'number') - Number(typeof x === 'number');
  });
}

/** Rows that each say all of their headings, so that they can stand anywhere. */
function fullRows({ rows, rowLabels }: TableModel): Row[] {
  let labels: string[] = [];
  return rows.map(({ headers, cells }) => {
    labels = [...labels.slice(0, rowLabels.length - headers.length), ...headers.map(({ label }) => label)];
    return { headers: labels.map((label) => ({ label, span: 1 })), cells };
  });
}

/** The first rows, up to a limit; headings that span rows end with them. */
export function firstRows(rows: Row[], limit: number): Row[] {
  return rows.slice(0, limit).map(({ headers, cells }, i, { length }) => ({
    headers: headers.map(({ label, span }) => ({ label, span: Math.min(span, length - i) })),
    cells,
  }));
}
