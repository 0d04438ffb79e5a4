// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CipherSuite, Aes256Gcm, HkdfSha256 } from '@hpke/core';
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519';
import { grouped, newReceipt, readReceipt, receiptKeys } from './receipt.js';
import { paddedSize, sealFile } from './sealed-file.js';
import {
  type Bytes,
  deriveKey,
  fromBase64Url,
  openReply,
  sealLetter,
  TipContext,
  toBase64Url,
  wrapKey,
} from './sealing.js';

/*
 * What Java sealed is opened here (java.json); what is sealed here lies in browser.json, which Java's TipVectorsTest opens.
 * It is written anew by TIP_VECTORS=update npm test. The keys in both are of nobody.
 */

const FOLDER = join(process.cwd(), '../../../../core/src/test/resources/tips');
const utf8 = new TextEncoder();

interface Vectors {
  tip: string;
  envelope: string;
  unit: { keyId: string; publicKey: string; pkcs8: string; wrapped: string };
  recovery: { keyId: string; publicKey: string; pkcs8: string; wrapped: string };
  letter: { part: number; content: string; sealed: string };
  file: { part: number; name: string; type: string; content: string; sealed: string };
  receipt: { digits: string; salt: string; lookupId: string; lookupHash: string; publicKey: string };
  reply: { number: number; content: string; sealed: string };
}

function read(name: string): Vectors {
  return JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Vectors;
}

const java = read('java.json');

function contextOf(vectors: Vectors): Promise<TipContext> {
  return TipContext.of(fromBase64Url(vectors.tip), utf8.encode(vectors.envelope));
}

/** The data key, as only the desk opens it. */
async function unwrap(wrapped: Bytes, pkcs8: Bytes, context: TipContext): Promise<Bytes> {
  const suite = new CipherSuite({
    kem: new DhkemX25519HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
  const recipient = await suite.createRecipientContext({
    recipientKey: await suite.kem.deserializePrivateKey(pkcs8.slice(16)),
    enc: wrapped.slice(5, 37),
    info: context.wrapInfo(),
  });
  return new Uint8Array(await recipient.open(wrapped.slice(37)));
}

async function opened(key: Bytes, iv: Bytes, sealed: Bytes, additionalData?: Bytes): Promise<Bytes> {
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
  const parameters = { name: 'AES-GCM', iv, ...(additionalData === undefined ? {} : { additionalData }) };
  return new Uint8Array(await crypto.subtle.decrypt(parameters, aes, sealed));
}

async function openLetter(sealed: Bytes, dataKey: Bytes, context: TipContext, part: number): Promise<string> {
  const key = await deriveKey(dataKey, context.info('letter', part));
  const padded = await opened(key, sealed.slice(0, 12), sealed.slice(12), context.part(part));
  const length = new DataView(padded.buffer).getUint32(0);
  return new TextDecoder().decode(padded.slice(4, 4 + length));
}

void test('what Java sealed opens here', async () => {
  const context = await contextOf(java);
  for (const recipient of [java.unit, java.recovery]) {
    const dataKey = await unwrap(fromBase64Url(recipient.wrapped), fromBase64Url(recipient.pkcs8), context);
    const letter = await openLetter(fromBase64Url(java.letter.sealed), dataKey, context, java.letter.part);
    assert.equal(letter, java.letter.content);
  }
});

void test('a receipt leads to the same mailbox as in Java, and opens its answer', async () => {
  const typed = readReceipt(java.receipt.digits);
  assert.ok('digits' in typed);
  const keys = await receiptKeys(typed.digits, fromBase64Url(java.receipt.salt));

  assert.equal(toBase64Url(keys.lookupId), java.receipt.lookupId);
  assert.equal(toBase64Url(keys.lookupHash), java.receipt.lookupHash);
  assert.equal(toBase64Url(keys.publicKey), java.receipt.publicKey);
  const context = await contextOf(java);
  const reply = await openReply(
    fromBase64Url(java.reply.sealed),
    keys.mailboxKey,
    context,
    java.reply.number,
  );
  assert.equal(reply, java.reply.content);
  await assert.rejects(openReply(fromBase64Url(java.reply.sealed), keys.mailboxKey, context, 1));
});

async function sealed(): Promise<Vectors> {
  const context = await contextOf(java);
  const dataKey = crypto.getRandomValues(new Uint8Array(32));
  const wrapped = async (to: Vectors['unit']): Promise<Vectors['unit']> => {
    const recipient = { keyId: to.keyId, publicKey: fromBase64Url(to.publicKey) };
    return { ...to, wrapped: toBase64Url(await wrapKey(dataKey, recipient, context)) };
  };
  const content = new Blob([java.file.content]);
  const header = { name: java.file.name, type: java.file.type, size: content.size };
  const pieces: Bytes[] = [];
  for await (const piece of sealFile(header, content, dataKey, context, java.file.part)) {
    pieces.push(piece);
  }
  const file = new Uint8Array(await new Blob(pieces).arrayBuffer());
  return {
    ...java,
    unit: await wrapped(java.unit),
    recovery: await wrapped(java.recovery),
    letter: {
      ...java.letter,
      sealed: toBase64Url(await sealLetter(java.letter.content, dataKey, context, java.letter.part)),
    },
    file: { ...java.file, sealed: toBase64Url(file) },
  };
}

void test('what is sealed here has the form that Java opens', async () => {
  const now = await sealed();
  if (process.env['TIP_VECTORS'] === 'update') {
    writeFileSync(join(FOLDER, 'browser.json'), `${JSON.stringify(now, null, 2)}\n`);
  }
  const kept = read('browser.json');

  const context = await contextOf(kept);
  for (const vectors of [now, kept]) {
    const pkcs8 = fromBase64Url(vectors.unit.pkcs8);
    const dataKey = await unwrap(fromBase64Url(vectors.unit.wrapped), pkcs8, context);
    const letter = await openLetter(fromBase64Url(vectors.letter.sealed), dataKey, context, 0);
    assert.equal(letter, java.letter.content);
  }
  assert.equal(now.letter.sealed.length, java.letter.sealed.length);
  assert.equal(now.file.sealed.length, java.file.sealed.length);
  assert.equal(now.unit.wrapped.length, java.unit.wrapped.length);
});

void test('segments of a large file are numbered, and the last says so', async () => {
  const context = await contextOf(java);
  const dataKey = crypto.getRandomValues(new Uint8Array(32));
  const content = webcrypto.getRandomValues(new Uint8Array(65_536));
  const blob = new Blob(Array.from({ length: 40 }, () => content));
  const header = { name: '', type: '', size: blob.size };
  const pieces: Bytes[] = [];
  for await (const piece of sealFile(header, blob, dataKey, context, 2)) {
    pieces.push(piece);
  }

  const [head, ...segments] = pieces;
  assert.ok(head !== undefined && segments.length === 3);
  assert.deepEqual(
    segments.slice(0, 2).map((segment) => segment.length),
    [1_048_576 - 40, 1_048_576],
  );
  const hkdf = await crypto.subtle.importKey(
    'raw',
    await deriveKey(dataKey, context.info('file', 2)),
    'HKDF',
    false,
    ['deriveBits'],
  );
  const key = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: head.slice(1, 33), info: context.part(2) },
    hkdf,
    256,
  );
  const plain: Bytes[] = [];
  for (const [number, segment] of segments.entries()) {
    const iv = Uint8Array.of(...head.slice(33), 0, 0, 0, number, number === 2 ? 1 : 0);
    plain.push(await opened(new Uint8Array(key), iv, segment));
  }
  const whole = new Uint8Array(await new Blob(plain).arrayBuffer());
  const length = new DataView(whole.buffer).getUint32(0);
  assert.deepEqual(JSON.parse(new TextDecoder().decode(whole.slice(4, 4 + length))), header);
  assert.deepEqual(whole.slice(4 + length, 4 + length + content.length), content);
  assert.equal(whole.length, paddedSize(4 + length + blob.size));
});

void test('sizes are those of Java', () => {
  const sizes = [1, 8, 9, 100, 1000, 65_537, 1_000_000, 104_857_600, 104_857_601];
  assert.deepEqual(sizes.map(paddedSize), [1, 8, 10, 104, 1024, 67_584, 1_015_808, 104_857_600, 106_954_752]);
});

void test('a receipt is checked as it is typed', () => {
  const digits = newReceipt();

  assert.deepEqual(readReceipt(` ${grouped(digits)}\n`), { digits });
  assert.match(grouped(digits), /^(\d{4} ){5}\d{4}$/);
  assert.deepEqual(readReceipt('1234'), { fault: 'length' });
  assert.deepEqual(readReceipt(`${digits.slice(1)}O`), { fault: 'character' });
  const wrong = digits.slice(0, 23) + String((Number(digits[23]) + 1) % 10);
  assert.deepEqual(readReceipt(wrong), { fault: 'check-digit' });
});
