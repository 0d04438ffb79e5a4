// SPDX-License-Identifier: Apache-2.0

import type { Language } from './messages.js';

const locales: Record<Language, string> = { es: 'es-GT', en: 'en' };

/** Prints numbers with as many decimals as their unit says, or up to two where it says nothing. */
export function numberFormat(lang: Language, decimals?: number): (value: number) => string {
  const { format } = new Intl.NumberFormat(locales[lang], {
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 2,
  });
  return format;
}

/** Prints an ISO 8601 date in words, the month in full or short; anything else as it came. */
export function longDate(lang: Language, date: string, dateStyle: 'long' | 'medium' = 'long'): string {
  const day = /^\d{4}-\d\d-\d\d/.exec(date)?.[0];
  const format = new Intl.DateTimeFormat(locales[lang], { dateStyle, timeZone: 'UTC' });
  return day ? format.format(new Date(`${day}T00:00Z`)) : date;
}
