// SPDX-License-Identifier: Apache-2.0

import { HkdfSha256, X25519 } from '@hpke/dhkem-x25519';
import { argon2idAsync } from '@noble/hashes/argon2.js';
import type { Bytes } from './sealing.js';

/*
 * What whoever sent a tip returns with: 23 random digits and one of Damm's that checks them. It never leaves the browser.
 */

/** How many digits a receipt has. */
export const DIGITS = 24;

/** Damm's quasigroup of order ten. */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

/** What is wrong with what was typed. */
export type ReceiptFault = 'character' | 'length' | 'check-digit';

/** The digit that checks `digits`; 0 if its last one does. */
function interim(digits: string): number {
  let last = 0;
  for (const digit of digits) {
    last = Number(DAMM[last]?.[Number(digit)]);
  }
  return last;
}

/** A new receipt. */
export function newReceipt(): string {
  let digits = '';
  while (digits.length < DIGITS - 1) {
    // 250 is the largest multiple of ten in a byte: none of the digits is likelier than the others.
    const byte = crypto.getRandomValues(new Uint8Array(1))[0] ?? 255;
    if (byte < 250) {
      digits += String(byte % 10);
    }
  }
  return digits + String(interim(digits));
}

/** As it is shown: six groups of four. */
export function grouped(digits: string): string {
  return digits.replaceAll(/(.{4})(?=.)/g, '$1 ');
}

/** The digits of what was typed or pasted, in any groups, or what is wrong with it. */
export function readReceipt(typed: string): { digits: string } | { fault: ReceiptFault } {
  const digits = typed.replaceAll(/[\s-]/g, '');
  if (/[^0-9]/.test(digits)) {
    return { fault: 'character' };
  }
  if (digits.length !== DIGITS) {
    return { fault: 'length' };
  }
  return interim(digits) === 0 ? { digits } : { fault: 'check-digit' };
}

/** What follows from a receipt. */
export interface ReceiptKeys {
  /** Finds the mailbox. */
  lookupId: Bytes;
  /** What is sent with the tip, and all that the server keeps: SHA-256 of it. */
  lookupHash: Bytes;
  /** Opens answers; stays here. */
  mailboxKey: Bytes;
  /** What answers are sealed to. */
  publicKey: Bytes;
}

/** Argon2id of a receipt: 19 MiB, two passes, one lane; takes a second on an old phone, without blocking it. */
export async function receiptKeys(digits: string, salt: Bytes): Promise<ReceiptKeys> {
  const secret = new TextEncoder().encode(digits);
  const both = new Uint8Array(await argon2idAsync(secret, salt, { m: 19_456, t: 2, p: 1, dkLen: 64 }));
  const lookupId = both.slice(0, 32);
  const mailboxKey = both.slice(32);
  return {
    lookupId,
    lookupHash: new Uint8Array(await crypto.subtle.digest('SHA-256', lookupId)),
    mailboxKey,
    publicKey: await publicKeyOf(mailboxKey),
  };
}

async function publicKeyOf(privateKey: Bytes): Promise<Bytes> {
  const curve = new X25519(new HkdfSha256());
  const publicKey = await curve.derivePublicKey(await curve.deserializePrivateKey(privateKey));
  return new Uint8Array(await curve.serializePublicKey(publicKey));
}
