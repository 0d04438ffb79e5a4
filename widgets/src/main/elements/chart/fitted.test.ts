// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstWindow, fitted, revealed, whole } from './fitted.js';

const names = Array.from({ length: 40 }, (_, i) => `row ${i}`);
const rows = {
  grid: { left: 4, right: 72 },
  yAxis: { type: 'category', data: names, axisLabel: { width: 261 } },
  dataZoom: [{}],
};

test('fitted_namesTooWideForThePlace_areCutToPartOfIt', () => {
  const narrow = fitted(rows, { width: 300, height: 400 });

  assert.deepEqual(narrow, {
    yAxis: { ...rows.yAxis, axisLabel: { width: 120, overflow: 'truncate' } },
    grid: { left: 4, right: 54 },
  });
});

test('fitted_roomEnough_changesNothing', () => {
  assert.deepEqual(fitted(rows, { width: 900, height: 400 }), {});
});

test('fitted_twoGridsInNarrowPlace_leaveTheNamesTheirRoom', () => {
  const pyramid = { grid: [{ right: '58%' }, { left: '58%' }] };

  assert.deepEqual(fitted(pyramid, { width: 300, height: 400 }), {
    grid: [
      { left: 44, right: 192 },
      { right: 44, left: 192 },
    ],
  });
  assert.deepEqual(fitted(pyramid, { width: 900, height: 400 }), {});
});

test('firstWindow_moreRowsThanCanBeRead_showsTheFirst', () => {
  assert.deepEqual(firstWindow(rows, { width: 300, height: 440 }), { start: 0, end: 50 });
  assert.deepEqual(firstWindow(rows, { width: 300, height: 900 }), whole);
  assert.deepEqual(firstWindow({ yAxis: rows.yAxis }, { width: 300, height: 320 }), whole);
});

test('revealed_categoryOutside_movesAsLittleAsNeedBe', () => {
  const window = { start: 25, end: 50 };

  assert.deepEqual(revealed(rows, window, 'row 15'), window);
  assert.deepEqual(revealed(rows, window, 'row 0'), { start: 0, end: 25 });
  assert.deepEqual(revealed(rows, window, 'row 39'), { start: 75, end: 100 });
  assert.deepEqual(revealed(rows, window, 'not there'), window);
});
