// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ago } from './alert-messages.js';
import { chosen, readFeed, windowOf } from './alerts.js';

const bulletin = {
  kind: 'woman',
  kind_name: 'Alerta Isabel-Claudina',
  number: 'IC-2026-000001',
  age: 24,
  place: { municipality: '0108', municipality_name: 'Mixco', department_name: 'Guatemala' },
  last_seen: '2026-11-01',
  activated: '2026-11-02T10:00:00-06:00',
  expires: '2026-12-02T10:00:00-06:00',
  line: '1572',
};
const item = (id: string, told: object) => ({ id, url: `https://o.example/${id}`, _atalaya: told });
const now = Date.parse('2026-11-20T00:00Z');

test('readFeed_endedAndExpired_leftOut', () => {
  const items = [
    item('a', bulletin),
    item('b', { ended: '2026-11-03T10:00:00-06:00' }),
    item('c', { ...bulletin, expires: '2026-11-19T23:59:59Z' }),
  ];

  assert.deepEqual(
    readFeed({ items }, now).map(({ id }) => id),
    ['a'],
  );
});

test('readFeed_formForTips_asTheObservatoryHasIt', () => {
  const tip = 'https://o.example/tip?alert=a';
  const items = [item('a', { ...bulletin, tip }), item('b', bulletin)];

  assert.deepEqual(
    readFeed({ items }, now).map((each) => each.tip),
    [tip, undefined],
  );
});

for (const [choice, expected] of [
  [{ kind: '', department: '' }, 1],
  [{ kind: 'woman', department: '01' }, 1],
  [{ kind: 'child', department: '' }, 0],
  [{ kind: '', department: '02' }, 0],
] as const) {
  test(`chosen_${choice.kind}_${choice.department}_${expected}`, () => {
    const bulletins = readFeed({ items: [item('a', bulletin)] }, now);

    assert.equal(chosen(bulletins, choice).length, expected);
  });
}

for (const [start, expected] of [
  [0, 'abc'],
  [4, 'eab'],
  [-1, 'eab'],
  [12, 'cde'],
] as const) {
  test(`windowOf_from${start}_goesOnAtTheBeginning`, () => {
    assert.equal(windowOf([...'abcde'], start, 3).join(''), expected);
  });
}

test('windowOf_anyBeginning_everyoneIsShownEquallyOften', () => {
  const counts = new Map<string, number>();
  for (let start = 0; start < 5; start++) {
    for (const each of windowOf([...'abcde'], start, 3)) {
      counts.set(each, (counts.get(each) ?? 0) + 1);
    }
  }

  assert.deepEqual([...counts.values()], [3, 3, 3, 3, 3]);
});

test('windowOf_fewerThanAsked_eachOnce', () => {
  assert.deepEqual(windowOf(['a', 'b'], 7, 3), ['b', 'a']);
});

for (const [passed, spanish, english] of [
  [30_000, 'este minuto', 'this minute'],
  [-5_000, 'este minuto', 'this minute'],
  [3 * 3_600_000, 'hace 3 horas', '3 hours ago'],
  [3.9 * 86_400_000, 'hace 3 días', '3 days ago'],
] as const) {
  test(`ago_${passed}_inWords`, () => {
    assert.equal(ago('es', now - passed, now), spanish);
    assert.equal(ago('en', now - passed, now), english);
  });
}
