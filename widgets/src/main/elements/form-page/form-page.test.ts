// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { shiftCounter } from './exit.js';
import { solution, solve } from './work.js';

const challenge = {
  algorithm: 'SHA-256',
  challenge: createHash('sha256').update('salt?expires=1700').digest('hex'),
  maxnumber: 1000,
  salt: 'salt?expires=1',
  signature: 'mac',
};

test('solve_numberBelowTheDifficulty_isFound', async () => {
  assert.equal(await solve(challenge), 700);
});

test('solve_noSuchNumber_givesUp', async () => {
  assert.equal(await solve({ ...challenge, maxnumber: 300 }), undefined);
});

test('solution_isTheChallengeWithTheNumber', () => {
  const { maxnumber, ...rest } = challenge;
  assert.equal(maxnumber, 1000);
  assert.deepEqual(JSON.parse(atob(solution(challenge, 700))), { ...rest, number: 700 });
});

const shift = { key: 'Shift', repeat: false };

test('shiftCounter_threeTimesWithinFiveSeconds_leaves', () => {
  let now = 0;
  const pressed = shiftCounter(() => now);

  assert.deepEqual(
    [0, 2000, 4000].map((time) => ((now = time), pressed(shift))),
    [2, 1, 0],
  );
});

test('shiftCounter_slowly_heldDownOrWithLetters_stays', () => {
  let now = 0;
  const pressed = shiftCounter(() => now);
  const slowly = [0, 4000, 8000].map((time) => ((now = time), pressed(shift)));
  const held = [1, 2, 3].map(() => pressed({ key: 'Shift', repeat: true }));
  const typing = [1, 2, 3].flatMap(() => [pressed(shift), pressed({ key: 'A', repeat: false })]).slice(1);

  assert.ok(![...slowly, ...held, ...typing].includes(0));
});
