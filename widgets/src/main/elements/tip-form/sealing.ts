// SPDX-License-Identifier: Apache-2.0

import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core';
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519';

/*
 * How a tip is sealed, version 1: the same formats as org.atalaya.tips.sealing, in the browser. The vectors of both
 * sides are in core/src/test/resources/tips.
 */

/** Bytes that no other thread shares, as WebCrypto wants them. */
export type Bytes = Uint8Array<ArrayBuffer>;

const VERSION = 'atalaya-tip/1';
const BUCKETS = [1024, 4 * 1024, 16 * 1024, 64 * 1024];
const REPLY_BUCKET = 4 * 1024;
const ENCAPSULATED = 32;

const utf8 = new TextEncoder();
const text = new TextDecoder('utf-8', { fatal: true });
const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

/** What a key is derived for. */
export type Use = 'letter' | 'file' | 'reply';

/** The public key of a unit or of recovery. */
export interface RecipientKey {
  /** Eight hexadecimal digits. */
  keyId: string;
  /** 32 bytes of X25519. */
  publicKey: Bytes;
}

/** Writes bytes in base64url without padding. */
export function toBase64Url(bytes: Bytes): string {
  let binary = '';
  for (const one of bytes) {
    binary += String.fromCharCode(one);
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Reads bytes from base64url. */
export function fromBase64Url(written: string): Bytes {
  const binary = atob(written.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (one) => one.charCodeAt(0));
}

function concat(...parts: Bytes[]): Bytes {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let place = 0;
  for (const part of parts) {
    all.set(part, place);
    place += part.length;
  }
  return all;
}

function u32(number: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number);
  return bytes;
}

/** What everything sealed of a tip is bound to: its id and the exact bytes of its envelope. */
export class TipContext {
  private constructor(
    private readonly tip: Bytes,
    private readonly envelopeHash: Bytes,
  ) {}

  /** The context of a tip; `envelope` as it is sent. */
  static async of(tip: Bytes, envelope: Bytes): Promise<TipContext> {
    return new TipContext(tip, new Uint8Array(await crypto.subtle.digest('SHA-256', envelope)));
  }

  /** The same for who returns with a receipt, and has of the envelope the hash. */
  static ofHash(tip: Bytes, envelopeHash: Bytes): TipContext {
    return new TipContext(tip, envelopeHash);
  }

  /** The authenticated context of a part. */
  part(number: number): Bytes {
    return concat(utf8.encode(VERSION), new Uint8Array(1), this.tip, this.envelopeHash, u32(number));
  }

  /** What the key of a part is derived with, or a reply sealed. */
  info(use: Use, number: number): Bytes {
    return concat(utf8.encode(`${VERSION} ${use}`), this.part(number));
  }

  /** What a data key is wrapped with. */
  wrapInfo(): Bytes {
    return concat(utf8.encode(`${VERSION} wrap`), this.tip, this.envelopeHash);
  }
}

/** The bytes of a key for one part. */
export async function deriveKey(dataKey: Bytes, info: Bytes): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', dataKey, 'HKDF', false, ['deriveBits']);
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 256));
}

/** A content behind its length, filled up with zeros. */
function pad(content: Bytes): Bytes {
  const bucket = BUCKETS.find((size) => size - 4 >= content.length);
  if (bucket === undefined) {
    throw new RangeError(`a content has at most ${String(64 * 1024 - 4)} bytes`);
  }
  const padded = new Uint8Array(bucket);
  padded.set(u32(content.length));
  padded.set(content, 4);
  return padded;
}

function unpad(padded: Bytes): Bytes {
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  if (length > padded.length - 4 || padded.subarray(4 + length).some((one) => one !== 0)) {
    throw new Error('this is not padded as it has to be');
  }
  return padded.slice(4, 4 + length);
}

/** Seals a letter as a part of a tip. */
export async function sealLetter(
  content: string,
  dataKey: Bytes,
  context: TipContext,
  part: number,
): Promise<Bytes> {
  const key = await aesKey(await deriveKey(dataKey, context.info('letter', part)), 'encrypt');
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const parameters = { name: 'AES-GCM', iv, additionalData: context.part(part) };
  const sealed = await crypto.subtle.encrypt(parameters, key, pad(utf8.encode(content)));
  return concat(iv, new Uint8Array(sealed));
}

async function aesKey(key: Bytes, usage: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, [usage]);
}

/** Wraps a data key to a recipient, in the form of Tink. */
export async function wrapKey(dataKey: Bytes, recipient: RecipientKey, context: TipContext): Promise<Bytes> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(recipient.publicKey);
  const sender = await suite.createSenderContext({ recipientPublicKey, info: context.wrapInfo() });
  const sealed = await sender.seal(dataKey);
  const id = u32(Number.parseInt(recipient.keyId, 16));
  return concat(Uint8Array.of(1), id, new Uint8Array(sender.enc), new Uint8Array(sealed));
}

/** Opens an answer of the desk with the key that follows from a receipt. */
export async function openReply(
  sealed: Bytes,
  mailboxKey: Bytes,
  context: TipContext,
  number: number,
): Promise<string> {
  const recipientKey = await suite.kem.deserializePrivateKey(mailboxKey);
  const enc = sealed.slice(0, ENCAPSULATED);
  const info = context.info('reply', number);
  const recipient = await suite.createRecipientContext({ recipientKey, enc, info });
  const padded = new Uint8Array(await recipient.open(sealed.slice(ENCAPSULATED)));
  if (padded.length !== REPLY_BUCKET) {
    throw new Error('this is not padded as it has to be');
  }
  return text.decode(unpad(padded));
}
