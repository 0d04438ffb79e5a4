// SPDX-License-Identifier: Apache-2.0

import { make } from '../shared/dom.js';
import { fetchJson, type JsonSource } from '../shared/fetch-json.js';
import { caption, heads, remarks, rows, style } from '../shared/figures.js';
import { readDataset } from '../shared/jsonstat.js';
import type { Language } from '../shared/messages.js';
import { tableModel } from '../shared/table-model.js';

export { style };

/** Fetches a chart's figures and lays them out: the table, then what belongs below it. */
export async function fetchTable(
  url: string,
  lang: Language,
  signal: AbortSignal,
  source: JsonSource = fetchJson,
): Promise<HTMLElement[]> {
  const { json, stale } = await source(url, signal);
  const dataset = readDataset(json);
  const model = tableModel(dataset);
  return [
    make(
      'table',
      {},
      caption(dataset, model),
      heads(model, (label) => label),
      make('tbody', {}, ...rows(model.rows, dataset, lang)),
    ),
    ...remarks(dataset, model, lang, stale),
  ];
}
