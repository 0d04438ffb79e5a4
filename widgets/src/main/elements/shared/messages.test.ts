// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageOf } from './messages.js';
import { longDate, numberFormat } from './numbers.js';

for (const [tag, expected] of [
  ['en', 'en'],
  ['en-GB', 'en'],
  ['es-GT', 'es'],
  ['quc', 'es'],
  ['enm', 'es'],
  [null, 'es'],
] as const) {
  test(`languageOf_${tag}_is_${expected}`, () => {
    assert.equal(languageOf(tag), expected);
  });
}

test('numberFormat_guatemala_commaForThousands', () => {
  assert.equal(numberFormat('es')(5332.25), '5,332.25');
});

test('numberFormat_decimalsGiven_areKept', () => {
  assert.equal(numberFormat('en', 1)(12), '12.0');
});

test('longDate_isoDate_inWords', () => {
  assert.equal(longDate('es', '2011-12-31'), '31 de diciembre de 2011');
  assert.equal(longDate('en', '2011-12-31T23:00:00-06:00'), 'December 31, 2011');
});

test('longDate_otherText_asItCame', () => {
  assert.equal(longDate('es', '2011'), '2011');
});
