// SPDX-License-Identifier: Apache-2.0

import { fetchJson, type JsonSource } from '../shared/fetch-json.js';

/** What a dashboard asks the observatory's catalogue. */
export interface Catalogue {
  indicators: { id: string; dimensions: string[] }[];
  dimensions: Record<string, CatalogueDimension>;
}

export interface CatalogueDimension {
  label: string;
  role: string;
  /** The dimension of which each category is a part, as a month is of a year. */
  parent?: string;
  categories: { code: string; label: string; parent?: string }[];
}

/** One answer for all dashboards of a page, by address. */
const answers = new Map<string, Promise<Catalogue>>();

/** Fetches the catalogue; one that could not be had is asked for again the next time. */
export function fetchCatalogue(
  base: string,
  lang: string,
  source: JsonSource = fetchJson,
): Promise<Catalogue> {
  const address = `${base}/v1/statistics?lang=${lang}`;
  const known = answers.get(address);
  if (known) {
    return known;
  }
  const answer = source(address, AbortSignal.timeout(30_000)).then(({ json }) => json as Catalogue);
  answers.set(address, answer);
  answer.catch(() => answers.delete(address));
  return answer;
}
