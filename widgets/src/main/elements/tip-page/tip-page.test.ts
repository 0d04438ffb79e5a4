// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sealedSize, sealFile } from '../tip-form/sealed-file.js';
import { TipContext } from '../tip-form/sealing.js';
import { caseNumber, envelope, isCaseNumber } from './envelope.js';
import { type Line, RefusedError } from './line.js';
import { isPhoto } from './photo.js';
import { sendFile } from './tip.js';

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

test('sendFile_againAfterItBrokeOff_isTheSameSealedFile', async () => {
  const sealed = {
    fields: {},
    context: await TipContext.of(new Uint8Array(16), new Uint8Array(1)),
    dataKey: new Uint8Array(32),
    starts: new Map(),
  };
  const file = new File([crypto.getRandomValues(new Uint8Array(60_000)), new Uint8Array(2_500_000)], 'a.bin');
  const there: Uint8Array[] = [];
  let breaksAt = 1;
  const length = () => there.reduce((all, piece) => all + piece.length, 0);
  const line = {
    begin: () => Promise.resolve(length()),
    piece: (_ticket: string, _part: number, from: number, piece: Uint8Array) => {
      if (there.length === breaksAt) {
        return Promise.reject(new RefusedError('tip-busy'));
      }
      assert.equal(from, length());
      there.push(piece);
      return Promise.resolve(length());
    },
  } as unknown as Line;
  const shares: number[] = [];
  const send = () => sendFile(line, '', sealed, 1, file, (share) => shares.push(share));

  await assert.rejects(send(), RefusedError);
  breaksAt = -1;
  await send();

  const whole: Uint8Array[] = [];
  const header = { name: file.name, type: '', size: file.size };
  for await (const piece of sealFile(header, file, sealed.dataKey, sealed.context, 1, sealed.starts.get(1))) {
    whole.push(piece);
  }
  assert.deepEqual(Buffer.concat(there), Buffer.concat(whole));
  assert.equal(shares.at(-1), 1);
});
