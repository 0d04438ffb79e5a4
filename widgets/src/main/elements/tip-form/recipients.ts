// SPDX-License-Identifier: Apache-2.0

import { verifyAsync } from '@noble/ed25519';
import { type Bytes, fromBase64Url, type RecipientKey } from './sealing.js';

/*
 * Whose keys tips are sealed to: a list that an offline root signed. The script pins the root's key, so a server can
 * neither put another key into the list nor bring back one that has run out.
 */

/** Why a list may not be used; nothing is sealed by it. */
export type RecipientsFault = 'form' | 'signature' | 'older' | 'time';

/** A key of a unit; a unit has several while one replaces another. */
export interface UnitKey extends RecipientKey {
  unit: string;
  name: { es: string; en: string };
  /** From and until when tips are sealed to it, in milliseconds. */
  from: number;
  until: number;
}

/** A list that may be used. */
export interface Recipients {
  version: number;
  units: UnitKey[];
  recovery: RecipientKey;
}

/** Thrown in place of a list that may not be used. */
export class RecipientsError extends Error {
  constructor(readonly fault: RecipientsFault) {
    super(`the list of recipients may not be used: ${fault}`);
  }
}

interface WrittenKey {
  keyId: string;
  key: string;
}

interface Written {
  version: number;
  issued: string;
  expires: string;
  units: (WrittenKey & { id: string; name: { es: string; en: string }; from: string; until: string })[];
  recovery: WrittenKey;
}

function key(written: WrittenKey): RecipientKey {
  const publicKey = fromBase64Url(written.key);
  if (publicKey.length !== 32 || !/^[0-9a-f]{8}$/.test(written.keyId)) {
    throw new RecipientsError('form');
  }
  return { keyId: written.keyId, publicKey };
}

function time(written: string): number {
  const milliseconds = Date.parse(written);
  if (Number.isNaN(milliseconds)) {
    throw new RecipientsError('form');
  }
  return milliseconds;
}

/**
 * The list in a file, if it may be used: signed by the root, not older than one that was `seen`, within its time.
 */
export async function verifiedRecipients(
  file: string,
  root: string,
  now: number,
  seen: number,
): Promise<Recipients> {
  const list = await signedText(file, root);
  let written: Written;
  try {
    written = JSON.parse(list) as Written;
    // Signed, so the root wrote it: what it lacks shows here, what it has too much does not matter.
    const units = written.units.map((unit) => ({
      ...key(unit),
      unit: unit.id,
      name: unit.name,
      from: time(unit.from),
      until: time(unit.until),
    }));
    const recipients = { version: written.version, units, recovery: key(written.recovery) };
    if (recipients.version < seen) {
      throw new RecipientsError('older');
    }
    if (now < time(written.issued) || now >= time(written.expires)) {
      throw new RecipientsError('time');
    }
    return recipients;
  } catch (error) {
    throw error instanceof RecipientsError ? error : new RecipientsError('form');
  }
}

async function signedText(file: string, root: string): Promise<string> {
  let verified: boolean;
  let list: Bytes;
  try {
    const parts = JSON.parse(file) as { recipients: string; signature: string };
    list = fromBase64Url(parts.recipients);
    const signature = fromBase64Url(parts.signature);
    verified = await verifyAsync(signature, list, fromBase64Url(root), { zip215: false });
  } catch {
    throw new RecipientsError('form');
  }
  if (!verified) {
    throw new RecipientsError('signature');
  }
  return new TextDecoder().decode(list);
}

/** The key that tips for a unit are sealed to now: of several the one that is valid the latest. */
export function keyOfUnit(recipients: Recipients, unit: string, now: number): UnitKey | undefined {
  return recipients.units
    .filter((one) => one.unit === unit && one.from <= now && now < one.until)
    .sort((one, other) => other.from - one.from)[0];
}

/** The unit to which a key belongs or belonged, for additions to a tip that was sealed to it. */
export function unitOfKey(recipients: Recipients, keyId: string): string | undefined {
  return recipients.units.find((one) => one.keyId === keyId)?.unit;
}
