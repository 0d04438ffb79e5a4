// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TableModel } from '../shared/table-model.js';
import { firstRows, nextOrder, type Order, sortRows } from './sorting.js';

const header = (label: string, span = 1) => ({ label, span });
const cell = (value: number | null) => ({ value });
const model: TableModel = {
  constants: [],
  rowLabels: ['Departamento', 'Año'],
  columns: ['Víctimas'],
  rows: [
    { headers: [header('Petén', 2), header('2009')], cells: [cell(5)] },
    { headers: [header('2010')], cells: [cell(null)] },
    { headers: [header('Ávila', 2), header('2009')], cells: [cell(12)] },
    { headers: [header('2010')], cells: [cell(0)] },
  ],
};

/** The rows as they would be read. */
const read = (order?: Order) =>
  sortRows(model, order, 'es').map(
    ({ headers, cells }) => `${headers.map(({ label }) => label).join(' ')} ${cells[0]?.value}`,
  );

for (const [name, order, column, expected] of [
  ['figures_first_descending', undefined, 2, { column: 2, direction: 'descending' }],
  ['words_first_ascending', undefined, 0, { column: 0, direction: 'ascending' }],
  ['second_reverse', { column: 2, direction: 'descending' }, 2, { column: 2, direction: 'ascending' }],
  ['third_asOrdered', { column: 2, direction: 'ascending' }, 2, undefined],
  ['otherColumn_itsFirst', { column: 0, direction: 'descending' }, 2, { column: 2, direction: 'descending' }],
] as const) {
  test(`nextOrder_${name}`, () => {
    assert.deepEqual(nextOrder(order, column, 2), expected);
  });
}

test('sortRows_noOrder_rowsAsTheyCame', () => {
  assert.equal(sortRows(model, undefined, 'es'), model.rows);
});

test('sortRows_byFigures_everyRowSaysItsHeadings', () => {
  assert.deepEqual(read({ column: 2, direction: 'descending' }), [
    'Ávila 2009 12',
    'Petén 2009 5',
    'Ávila 2010 0',
    'Petén 2010 null',
  ]);
});

test('sortRows_byFiguresUp_withheldStaysLast', () => {
  assert.deepEqual(read({ column: 2, direction: 'ascending' }), [
    'Ávila 2010 0',
    'Petén 2009 5',
    'Ávila 2009 12',
    'Petén 2010 null',
  ]);
});

test('sortRows_byWords_asTheLanguageOrdersThem', () => {
  assert.deepEqual(
    read({ column: 0, direction: 'ascending' }).map((row) => row.slice(0, 5)),
    ['Ávila', 'Ávila', 'Petén', 'Petén'],
  );
});

test('firstRows_limitWithinSpan_headingEndsWithTheRows', () => {
  const spans = firstRows(model.rows, 3).map(({ headers }) => headers.map(({ span }) => span));

  assert.deepEqual(spans, [[2, 1], [1], [1, 1]]);
});
