// SPDX-License-Identifier: Apache-2.0

import { type Problem, Refusal } from './refusal.js';

/** An answer, and whether a newer one ought to have taken its place. */
export interface JsonAnswer {
  json: unknown;
  stale: boolean;
}

/** As {@link fetchJson}, or what a host has in its place. */
export type JsonSource = (url: string, signal: AbortSignal) => Promise<JsonAnswer>;

/** Fetches JSON of the observatory; a problem document in its place fails with a {@link Refusal}. */
export async function fetchJson(url: string, signal: AbortSignal): Promise<JsonAnswer> {
  const response = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer', signal });
  const json: unknown = await response.json();
  if (!response.ok) {
    throw new Refusal(json as Problem | null);
  }
  return { json, stale: response.headers.has('Atalaya-Stale') };
}
