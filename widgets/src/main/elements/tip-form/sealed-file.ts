// SPDX-License-Identifier: Apache-2.0

import { type Bytes, deriveKey, type TipContext } from './sealing.js';

/*
 * Files in segments of 1 MiB: AES256_GCM_HKDF_1MB of Tink. The stream begins with its own length (40), a salt (32) and a
 * prefix of nonces (7); of the salt and the context the key of the segments is derived.
 */

const SEGMENT = 1024 * 1024;
const TAG = 16;
const SALT = 32;
const PREFIX = 7;
const HEADER = 1 + SALT + PREFIX;

const utf8 = new TextEncoder();

/** What its sender says of a file. */
export interface FileHeader {
  name: string;
  type: string;
  size: number;
}

/** The size up to which `size` bytes are filled (Padmé). */
export function paddedSize(size: number): number {
  if (size < 2) {
    return size;
  }
  const exponent = Math.floor(Math.log2(size));
  const kept = Math.floor(Math.log2(exponent)) + 1;
  const step = 2 ** Math.max(0, exponent - kept);
  return Math.ceil(size / step) * step;
}

/** The bytes of a file as they are sealed: length of the header, header, bytes, zeros. */
function plaintext(header: FileHeader, content: Blob): Blob {
  const head = utf8.encode(JSON.stringify(header));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, head.length);
  const size = length.length + head.length + content.size;
  // At most an eighth of the file.
  return new Blob([length, head, content, new Uint8Array(paddedSize(size) - size)]);
}

/** How many bytes a file has when it is sealed. */
export function sealedSize(header: FileHeader): number {
  const padded = paddedSize(4 + utf8.encode(JSON.stringify(header)).length + header.size);
  const first = SEGMENT - TAG - HEADER;
  const segments = 1 + Math.ceil(Math.max(0, padded - first) / (SEGMENT - TAG));
  return HEADER + padded + segments * TAG;
}

/** What is drawn at random for a file. The same again is for the same bytes only: then it is the same sealed file. */
export interface FileStart {
  salt: Bytes;
  prefix: Bytes;
}

/** A new start. */
export function fileStart(): FileStart {
  return {
    salt: crypto.getRandomValues(new Uint8Array(SALT)),
    prefix: crypto.getRandomValues(new Uint8Array(PREFIX)),
  };
}

/** Seals a file as a part of a tip: segment by segment, so that memory does not grow with it. */
export async function* sealFile(
  header: FileHeader,
  content: Blob,
  dataKey: Bytes,
  context: TipContext,
  part: number,
  { salt, prefix }: FileStart = fileStart(),
): AsyncGenerator<Bytes, void, undefined> {
  const key = await segmentKey(dataKey, salt, context, part);
  const padded = plaintext(header, content);
  const streamHeader = new Uint8Array(HEADER);
  streamHeader[0] = HEADER;
  streamHeader.set(salt, 1);
  streamHeader.set(prefix, 1 + SALT);
  yield streamHeader;
  let from = 0;
  let room = SEGMENT - TAG - HEADER;
  for (let number = 0; ; number++) {
    const to = Math.min(padded.size, from + room);
    const last = to === padded.size;
    const segment = new Uint8Array(await padded.slice(from, to).arrayBuffer());
    const parameters = { name: 'AES-GCM', iv: nonce(prefix, number, last) };
    yield new Uint8Array(await crypto.subtle.encrypt(parameters, key, segment));
    if (last) {
      return;
    }
    from = to;
    room = SEGMENT - TAG;
  }
}

async function segmentKey(
  dataKey: Bytes,
  salt: Bytes,
  context: TipContext,
  part: number,
): Promise<CryptoKey> {
  const fileKey = await deriveKey(dataKey, context.info('file', part));
  const hkdf = await crypto.subtle.importKey('raw', fileKey, 'HKDF', false, ['deriveKey']);
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt, info: context.part(part) };
  return crypto.subtle.deriveKey(parameters, hkdf, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
}

/** Prefix, number of the segment, and whether it is the last. */
function nonce(prefix: Bytes, number: number, last: boolean): Bytes {
  const bytes = new Uint8Array(12);
  bytes.set(prefix);
  new DataView(bytes.buffer).setUint32(PREFIX, number);
  bytes[11] = last ? 1 : 0;
  return bytes;
}
