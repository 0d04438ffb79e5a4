// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sealedSize, sealFile } from '../tip-form/sealed-file.js';
import { TipContext } from '../tip-form/sealing.js';
import { caseNumber, envelope, isCaseNumber } from './envelope.js';
import { isPhoto } from './photo.js';

const nothing = { office: 'no', alert: '', case: '', crime: '', municipality: '', minor: '', lang: 'es' };

test('envelope_whatWasNotFilledIn_isNotInIt', () => {
  assert.equal(envelope(nothing), '{"office":"no","form":"1","lang":"es"}');
});

test('envelope_whatWasFilledIn_isInIt', () => {
  assert.deepEqual(JSON.parse(envelope({ ...nothing, case: 'MP001-2026-1', minor: 'unknown' })), {
    office: 'no',
    case: 'MP001-2026-1',
    minor: 'unknown',
    form: '1',
    lang: 'es',
  });
});

test('caseNumber_asTyped_isInCapitalsWithoutSpaces', () => {
  assert.equal(caseNumber(' mp001 - 2026-1234 '), 'MP001-2026-1234');
});

for (const [number, is] of [
  ['', true],
  ['MP001-2026-1234', true],
  ['ABC', false],
  ['MP001--1', false],
  ['Ñ001', false],
] as const) {
  test(`isCaseNumber_'${number}'_${String(is)}`, () => {
    assert.equal(isCaseNumber(number), is);
  });
}

for (const size of [0, 1, 1000, 1024 * 1024, 2_500_000]) {
  test(`sealedSize_of${String(size)}Bytes_isThatOfTheSealedFile`, async () => {
    const context = await TipContext.of(new Uint8Array(16), new Uint8Array(1));
    const header = { name: 'año.jpg', type: 'image/jpeg', size };
    let sealed = 0;
    for await (const piece of sealFile(
      header,
      new Blob([new Uint8Array(size)]),
      new Uint8Array(32),
      context,
      1,
    )) {
      sealed += piece.length;
    }

    assert.equal(sealedSize(header), sealed);
  });
}

test('isPhoto_othersTellNothingThatCouldBeRemovedHere', () => {
  assert.ok(isPhoto(new File([], 'a.jpg', { type: 'image/jpeg' })));
  assert.ok(!isPhoto(new File([], 'a.mp4', { type: 'video/mp4' })));
});
