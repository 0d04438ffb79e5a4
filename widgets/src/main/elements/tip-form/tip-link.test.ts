// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tipAddress } from './tip-link.js';

test('tipAddress_alert_isInIt', () => {
  const alert = '11111111-2222-4333-8444-555555555555';

  assert.equal(tipAddress('/atalaya', alert, 'es'), `/atalaya/embed/tip-form?alert=${alert}&lang=es`);
});

test('tipAddress_whatIsNoAlert_isLeftOut', () => {
  assert.equal(tipAddress('/atalaya', 'x&y=1', 'en'), '/atalaya/embed/tip-form?lang=en');
});
