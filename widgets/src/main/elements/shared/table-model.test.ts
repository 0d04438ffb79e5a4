// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDataset } from './jsonstat.js';
import { tableModel } from './table-model.js';

const dimensions = {
  department: {
    label: 'Departamento',
    category: { index: ['01', '02'], label: { '01': 'Guatemala', '02': 'El Progreso' } },
  },
  sex: { label: 'Sexo', category: { index: { M: 1, F: 0 }, label: { M: 'Hombres', F: 'Mujeres' } } },
  year: { label: 'Año', category: { index: ['2009', '2010'] } },
  measure: {
    label: 'Medida',
    category: { label: { rate: 'Tasa' }, unit: { rate: { decimals: 1 } } },
  },
};

function dataset(ids: (keyof typeof dimensions)[], more: object = {}) {
  const size = ids.map((id) => (id === 'measure' ? 1 : 2));
  const cells = size.reduce<number>((product, each) => product * each, 1);
  return readDataset({
    class: 'dataset',
    label: 'Denuncias',
    id: ids,
    size,
    role: { metric: ['measure'] },
    dimension: Object.fromEntries(ids.map((id) => [id, dimensions[id]])),
    value: Array.from({ length: cells }, (_, i) => i),
    ...more,
  });
}

test('readDataset_indexAsObject_categoriesInItsOrder', () => {
  const [sex] = dataset(['sex']).dimensions;

  assert.deepEqual(
    sex?.categories.map(({ label }) => label),
    ['Mujeres', 'Hombres'],
  );
});

test('readDataset_sparseValuesAndStatus_absentOnesAreNull', () => {
  const { value, status } = dataset(['sex'], { value: { 1: 7 }, status: { 0: 'suppressed' } });

  assert.deepEqual([value(0), value(1), status(0), status(1)], [null, 7, 'suppressed', undefined]);
});

test('readDataset_oneStatusForAll_holdsForEveryCell', () => {
  assert.equal(dataset(['sex'], { status: 'provisional' }).status(1), 'provisional');
});

test('readDataset_ourExtension_isRead', () => {
  const extension = {
    atalaya: {
      unit: { label: 'denuncias' },
      notes: ['Nota.'],
      source: { text: 'MP' },
      asOf: '2011-12-31',
      version: 3,
    },
  };

  const { unit, notes, source, asOf, version } = dataset(['sex'], { extension, source: 'other' });

  assert.deepEqual([unit, notes, source, asOf, version], ['denuncias', ['Nota.'], 'MP', '2011-12-31', '3']);
});

test('readDataset_otherClass_throws', () => {
  assert.throws(() => readDataset({ class: 'collection' }), TypeError);
  assert.throws(() => readDataset(null), TypeError);
});

test('tableModel_oneDimension_rowsAndOneColumn', () => {
  const { rowLabels, columns, columnLabel, rows, constants } = tableModel(dataset(['department', 'measure']));

  assert.deepEqual(rowLabels, ['Departamento']);
  assert.deepEqual(columns, ['Tasa']);
  assert.equal(columnLabel, undefined);
  assert.deepEqual(constants, [{ label: 'Medida', category: 'Tasa' }]);
  assert.deepEqual(rows[1], {
    headers: [{ label: 'El Progreso', span: 1 }],
    cells: [{ value: 1, decimals: 1 }],
  });
});

test('tableModel_twoDimensions_lastRunsAcross', () => {
  const { rowLabels, columns, columnLabel, rows } = tableModel(dataset(['department', 'sex', 'measure']));

  assert.deepEqual(rowLabels, ['Departamento']);
  assert.equal(columnLabel, 'Sexo');
  assert.deepEqual(columns, ['Mujeres', 'Hombres']);
  assert.deepEqual(
    rows.map(({ cells }) => cells.map(({ value }) => value)),
    [
      [0, 1],
      [2, 3],
    ],
  );
});

test('tableModel_threeDimensions_outerHeadersSpanInnerRows', () => {
  const { rowLabels, rows } = tableModel(dataset(['department', 'measure', 'year', 'sex']));

  assert.deepEqual(rowLabels, ['Departamento', 'Año']);
  assert.deepEqual(
    rows.map(({ headers }) => headers.map(({ label, span }) => `${label} ${span}`)),
    [['Guatemala 2', '2009 1'], ['2010 1'], ['El Progreso 2', '2009 1'], ['2010 1']],
  );
  assert.deepEqual(
    rows.flatMap(({ cells }) => cells.map(({ value }) => value)),
    [0, 1, 2, 3, 4, 5, 6, 7],
  );
});

test('tableModel_suppressedCell_keepsItsStatus', () => {
  const { rows } = tableModel(dataset(['sex'], { value: [null, 3], status: ['suppressed', null] }));

  assert.deepEqual(
    rows.map(({ cells }) => cells[0]),
    [{ value: null, status: 'suppressed' }, { value: 3 }],
  );
});

test('tableModel_noVaryingDimension_oneFigure', () => {
  const { rowLabels, rows } = tableModel(dataset(['measure']));

  assert.deepEqual(rowLabels, []);
  assert.deepEqual(rows, [{ headers: [], cells: [{ value: 0, decimals: 1 }] }]);
});
