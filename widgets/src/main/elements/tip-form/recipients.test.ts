// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { keyOfUnit, RecipientsError, unitOfKey, verifiedRecipients } from './recipients.js';

/* A list that a ceremony in Java signed; its root is of nobody. */
const VECTORS = join(process.cwd(), '../../../../core/src/test/resources/tips/java.json');
const { recipients: signed } = JSON.parse(readFileSync(VECTORS, 'utf8')) as {
  recipients: { root: string; now: string; file: string };
};
const now = Date.parse(signed.now);
const year = 366 * 24 * 3600 * 1000;

async function fault(file: string, root: string, at: number, seen: number): Promise<string> {
  try {
    await verifiedRecipients(file, root, at, seen);
  } catch (error) {
    assert.ok(error instanceof RecipientsError);
    return error.fault;
  }
  return 'none';
}

void test('a list that the root signed may be used until it runs out', async () => {
  const list = await verifiedRecipients(signed.file, signed.root, now, 0);

  const key = keyOfUnit(list, 'mujer', now);
  assert.ok(key !== undefined);
  assert.equal(unitOfKey(list, key.keyId), 'mujer');
  assert.equal(key.publicKey.length, 32);
  assert.equal(keyOfUnit(list, 'mujer', now + year), undefined);
  assert.equal(keyOfUnit(list, 'nobody', now), undefined);
  assert.equal(await fault(signed.file, signed.root, now + year, 0), 'time');
  assert.equal(await fault(signed.file, signed.root, now - 1000, 0), 'time');
  assert.equal(await fault(signed.file, signed.root, now, list.version + 1), 'older');
});

void test('a list that was changed, or that another signed, may not', async () => {
  const parts = JSON.parse(signed.file) as { recipients: string; signature: string };
  const changed = { ...parts, recipients: parts.recipients.replace(/.(.{8})$/, 'A$1') };
  const other = `${signed.root.startsWith('A') ? 'B' : 'A'}${signed.root.slice(1)}`;

  assert.notEqual(changed.recipients, parts.recipients);
  assert.equal(await fault(JSON.stringify(changed), signed.root, now, 0), 'signature');
  assert.ok(['signature', 'form'].includes(await fault(signed.file, other, now, 0)));
  assert.equal(await fault('{"recipients":1}', signed.root, now, 0), 'form');
});
