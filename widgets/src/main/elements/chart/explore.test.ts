// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ChartOption, exploredMarks, zoomed } from './explored-marks.js';

const item = (cell: number, name: string, more: object = {}) => ({
  cell,
  name,
  tooltip: { formatter: `${name}:\n${cell}` },
  ...more,
});
const read = (option: ChartOption) =>
  exploredMarks(option).map(
    ({ series, words, seriesIndex, dataIndex }) => `${series} ${words} (${seriesIndex}/${dataIndex})`,
  );

test('exploredMarks_provisionalAndWithheldApart_eachInItsPlace', () => {
  const series = [
    { name: 'Mujeres', data: [item(0, 'enero'), null, null] },
    { name: 'Mujeres', data: [{ value: 5, symbol: 'none' }, null, item(4, 'marzo')] },
    { name: 'Mujeres', data: [item(2, 'febrero')] },
    { name: 'Hombres', data: [item(1, 'enero'), item(3, 'febrero'), item(5, 'marzo')] },
  ];

  assert.deepEqual(read({ series }), [
    'Mujeres enero: 0 (0/0)',
    'Mujeres febrero: 2 (2/0)',
    'Mujeres marzo: 4 (1/2)',
    'Hombres enero: 1 (3/0)',
    'Hombres febrero: 3 (3/1)',
    'Hombres marzo: 5 (3/2)',
  ]);
});

test('exploredMarks_heatMap_rowIsSeries', () => {
  const xAxis = { type: 'category', data: ['00', '01'] };
  const yAxis = { type: 'category', data: ['Lunes', 'Martes'] };
  const series = [
    { name: '', data: [item(0, '00', { value: [0, 0, 7] }), item(3, '01', { value: [1, 1, 2] })] },
  ];

  assert.deepEqual(read({ xAxis, yAxis, series }), ['Lunes 00: 0 (0/0)', 'Martes 01: 3 (0/1)']);
});

test('exploredMarks_tiles_hiddenAxesNameNothing', () => {
  const axis = { type: 'category', show: false, data: ['0'] };
  const series = [{ name: '', data: [item(0, 'Petén', { value: [0, 0, 7] })] }];

  assert.deepEqual(read({ xAxis: axis, yAxis: axis, series }), [' Petén: 0 (0/0)']);
});

test('exploredMarks_bandsAndEnds_areNoValues', () => {
  assert.deepEqual(read({ series: [{ name: 'Mujeres', data: [3, null, { value: 0, name: 'enero' }] }] }), []);
});

for (const [name, window, factor, expected] of [
  ['in_aroundTheMiddle', { start: 0, end: 100 }, 0.5, { start: 25, end: 75 }],
  ['out_notBeyondTheEnds', { start: 80, end: 100 }, 2, { start: 60, end: 100 }],
  ['inAgain_notWithoutEnd', { start: 50, end: 52 }, 0.5, { start: 48.5, end: 53.5 }],
  ['all_everything', { start: 40, end: 45 }, 100, { start: 0, end: 100 }],
] as const) {
  test(`zoomed_${name}`, () => {
    assert.deepEqual(zoomed(window, factor), expected);
  });
}
