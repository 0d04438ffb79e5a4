// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boxHeight } from './box.js';

const pictures = [
  { width: 720, height: 400 },
  { width: 360, height: 500 },
];

for (const [width, expected] of [
  [720, 436],
  [1080, 636],
  [520, 325],
  [519, 757],
  [360, 536],
  [0, undefined],
] as const) {
  test(`boxHeight_width${width}_is${expected}`, () => {
    assert.equal(boxHeight(width, pictures), expected);
  });
}

test('boxHeight_onePicture_thatOne', () => {
  assert.equal(boxHeight(360, pictures.slice(0, 1)), 236);
});

test('boxHeight_noPicture_noBox', () => {
  assert.equal(boxHeight(360, []), undefined);
});
