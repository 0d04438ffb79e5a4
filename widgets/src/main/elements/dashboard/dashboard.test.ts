// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choicesIn, hashKey, hashWith } from './hash.js';
import { type Part, steer } from './steering.js';

const parents: Record<string, string> = { month: 'year', municipality: 'department' };
const offered = ['year', 'month', 'department', 'municipality', 'crime', 'victim-sex'];
const part = (more: Partial<Part> = {}): Part => ({ offered, by: [], filtered: [], fixed: [], ...more });
const steered = (given: Part, choices: Record<string, string>) => {
  const { query, ignored } = steer(given, new Map(Object.entries(choices)), (name) => parents[name]);
  return [decodeURIComponent(query), ignored.join()];
};

for (const [name, given, choices, query, ignored] of [
  ['dimensionOffered_follows', part(), { year: '2020', crime: '07' }, 'year=2020&crime=07', ''],
  [
    'dimensionNotOffered_told',
    part({ offered: ['year'] }),
    { year: '2020', crime: '07' },
    'year=2020',
    'crime',
  ],
  ['brokenDownByIt_showsAll', part({ by: ['year'] }), { year: '2020' }, '', 'year'],
  ['editorsFilter_choiceHolds', part({ filtered: ['year'] }), { year: '2020' }, 'year=2020', ''],
  ['fixed_followsNothing', part({ fixed: 'all' }), { year: '2020', crime: '07' }, '', 'year,crime'],
  ['fixedForOne_followsOthers', part({ fixed: ['year'] }), { year: '2020', crime: '07' }, 'crime=07', 'year'],
  [
    'fourthDimension_told',
    part({ by: ['month', 'victim-sex'] }),
    { department: '01', crime: '07' },
    'department=01',
    'crime',
  ],
  [
    'fourthByEditor_told',
    part({ by: ['month'], filtered: ['crime'] }),
    { 'victim-sex': 'F', department: '01' },
    'victim-sex=F',
    'department',
  ],
  [
    'municipality_saysItsDepartment',
    part({ by: ['month'] }),
    { department: '01', municipality: '0101' },
    'municipality=0101',
    '',
  ],
  [
    'month_takesEditorsYearAway',
    part({ filtered: ['year'] }),
    { month: '2020-03' },
    'month=2020-03&year=',
    '',
  ],
  ['month_yearFixed_told', part({ fixed: ['year'] }), { month: '2020-03' }, '', 'month'],
  [
    'period_byMonth_follows',
    part({ by: ['month'] }),
    { from: '2020-01', to: '2020-03' },
    'from=2020-01&to=2020-03',
    '',
  ],
  ['period_notByMonth_told', part({ by: ['department'] }), { from: '2020-01' }, '', 'from'],
  [
    'periodAndYear_periodHolds',
    part({ by: ['month'] }),
    { year: '2021', from: '2020-01' },
    'from=2020-01',
    'year',
  ],
  ['nothingChosen_nothing', part(), {}, '', ''],
] as const) {
  test(`steer_${name}`, () => {
    assert.deepEqual(steered(given, choices), [query, ignored]);
  });
}

test('choicesIn_ownPiece_isRead', () => {
  assert.deepEqual(
    [...choicesIn('#seccion&atalaya=year:2020;victim-sex:%3F', 'atalaya')],
    [
      ['year', '2020'],
      ['victim-sex', '?'],
    ],
  );
});

for (const hash of [
  '',
  '#',
  '#seccion',
  '#atalaya',
  '#atalaya=',
  '#atalaya=year',
  '#atalaya-b=year:2020',
  '#xatalaya=year:1',
]) {
  test(`choicesIn_${hash || 'none'}_isEmpty`, () => {
    assert.equal(choicesIn(hash, 'atalaya').size, 0);
  });
}

test('choicesIn_brokenEscape_isItself', () => {
  assert.equal(choicesIn('#atalaya=year:%', 'atalaya').get('year'), '%');
});

for (const [hash, expected] of [
  ['', '#atalaya=year:2020'],
  ['#seccion', '#seccion&atalaya=year:2020'],
  ['#atalaya=crime:07&tab=2', '#tab=2&atalaya=year:2020'],
  ['#atalaya-b=year:2019', '#atalaya-b=year:2019&atalaya=year:2020'],
] as const) {
  test(`hashWith_${hash || 'none'}_keepsWhatIsNotOurs`, () => {
    assert.equal(hashWith(hash, 'atalaya', new Map([['year', '2020']])), expected);
  });
}

test('hashWith_nothingChosen_leavesOnlyTheOthers', () => {
  assert.equal(hashWith('#atalaya=year:2020', 'atalaya', new Map()), '');
  assert.equal(hashWith('#seccion&atalaya=year:2020', 'atalaya', new Map()), '#seccion');
});

test('hashWith_oddCharacters_areReadAgain', () => {
  const choices = new Map([['a;b', 'c:d&e']]);

  assert.deepEqual(choicesIn(hashWith('', hashKey('ñ=1'), choices), hashKey('ñ=1')), choices);
});
