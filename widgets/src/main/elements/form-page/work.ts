// SPDX-License-Identifier: Apache-2.0

/** A challenge of ALTCHA's protocol, version 1: the number whose hash with the salt is that of the challenge. */
export interface Challenge {
  algorithm: string;
  challenge: string;
  maxnumber: number;
  salt: string;
  signature: string;
}

/** Hashes that are under way at once: many, as the browser makes them beside the page. */
const AT_ONCE = 256;

const hex = (hash: ArrayBuffer) =>
  Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The number that is asked for, if there is one. */
export async function solve(
  { challenge, maxnumber, salt }: Challenge,
  progress: (share: number) => void = () => {},
): Promise<number | undefined> {
  const encoder = new TextEncoder();
  for (let first = 0; first <= maxnumber; first += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, maxnumber - first + 1) }, (_, i) => first + i);
    const hashes = await Promise.all(
      numbers.map((number) => crypto.subtle.digest('SHA-256', encoder.encode(salt + number))),
    );
    progress(first / maxnumber);
    const found = hashes.findIndex((hash) => hex(hash) === challenge);
    if (found >= 0) {
      return first + found;
    }
  }
  return undefined;
}

/** What is sent with the form. */
export function solution(challenge: Challenge, number: number): string {
  const { algorithm, challenge: hash, salt, signature } = challenge;
  return btoa(JSON.stringify({ algorithm, challenge: hash, number, salt, signature }));
}
