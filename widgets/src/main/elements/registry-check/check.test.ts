// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAddress, wayOf } from './check.js';

for (const [attribute, way] of [
  ['request', 'request'],
  ['verify', 'verify'],
  ['', 'start'],
  ['verify&code=1', 'start'],
] as const) {
  test(`wayOf_${attribute}_${way}`, () => assert.equal(wayOf(attribute), way));
}

test('checkAddress_hasWhereToBeginAndTheLanguageAlone', () => {
  assert.equal(
    checkAddress('https://o.example/atalaya', 'verify', 'en'),
    'https://o.example/atalaya/embed/registry-check?do=verify&lang=en',
  );
  assert.equal(checkAddress('/atalaya', 'start', 'es'), '/atalaya/embed/registry-check?lang=es');
});
