// SPDX-License-Identifier: Apache-2.0

import type { Language } from './messages.js';

const es = { frozen: 'Congelada al', live: 'Se actualiza · al' };

const en: typeof es = { frozen: 'Frozen as of', live: 'Live, as of' };

const stateMessages: Record<Language, typeof es> = { es, en };

/** Of which day figures are, and whether they stay so. */
export function stateText(language: Language, pinned: boolean, day: string): string {
  const text = stateMessages[language];
  return `${pinned ? text.frozen : text.live} ${day}`;
}
