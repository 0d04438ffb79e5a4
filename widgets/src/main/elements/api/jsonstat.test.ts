// SPDX-License-Identifier: Apache-2.0

// Our answers, read by the toolkit of JSON-stat's author. The files are those that the tests of
// `core` hold its answers against.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import JSONstat from 'jsonstat-toolkit';

const folder = '../../../../core/src/test/resources/exchange';
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

function raw(name: string) {
  return JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
}

test('JSONstat_everyAnswer_isADatasetOfItsCells', () => {
  assert.ok(names.length >= 5);
  for (const name of names) {
    const answer = raw(name);
    const dataset = JSONstat(answer);

    assert.equal(dataset.class, 'dataset', name);
    assert.deepEqual(dataset.id, answer.id);
    assert.equal(dataset.n, answer.value.length);
    assert.deepEqual(dataset.role.metric, ['measure']);
    assert.deepEqual(
      dataset.Data().map(({ value }) => value),
      answer.value,
    );
    for (const [cell, { value, status }] of dataset.Data().entries()) {
      assert.equal(status ?? undefined, answer.status?.[cell], `${name}, cell ${cell}`);
      assert.ok(value !== null || status, `${name}, cell ${cell}`);
    }
  }
});

test('JSONstat_suppressedCells_haveTheirStatusAndTheOthersTheirValue', () => {
  const dataset = JSONstat(raw('department-sex-es.json'));

  assert.deepEqual(dataset.role.geo, ['department']);
  assert.deepEqual(dataset.size, [3, 3, 1]);
  assert.deepEqual(dataset.Dimension('victim-sex').id, ['F', 'M', '?']);
  assert.equal(dataset.Dimension('victim-sex').Category('F').label, 'Mujeres');
  assert.equal(dataset.Dimension('measure').Category('count').unit?.decimals, 0);
  assert.deepEqual(dataset.Data({ department: '01', 'victim-sex': 'F' }), { value: 27, status: null });
  assert.deepEqual(dataset.Data({ department: '01', 'victim-sex': '?' }), {
    value: null,
    status: 'suppressed-below-5',
  });
  assert.match(dataset.source, /^DATOS SINTÉTICOS/);
});

test('toTable_suppressedCells_keepsCodesAndStatus', () => {
  const rows = JSONstat(raw('department-sex-es.json')).toTable({
    type: 'arrobj',
    content: 'id',
    status: true,
  });

  assert.equal(rows.length, 9);
  assert.deepEqual(rows[2], {
    department: '01',
    'victim-sex': '?',
    measure: 'count',
    value: null,
    status: 'suppressed-below-5',
  });
});

test('JSONstat_change_hasTheRoleOfTime', () => {
  const dataset = JSONstat(raw('year-change-en.json'));

  assert.deepEqual(dataset.role.time, ['year']);
  assert.equal(dataset.Data({ year: '2010' }).status, 'not-defined-no-earlier-period');
});
