// SPDX-License-Identifier: Apache-2.0

import type { Language } from '../shared/messages.js';

export const tipFormAttributes = ['observatory', 'alert', 'frame', 'theme', 'lang'] as const;

const es = {
  words: 'Cuente lo que sabe',
  own: 'Se abre en una página de la autoridad. Esta página no sabe lo que allí escriba. En peligro, llame al 1572 o al 110.',
  here: 'Abrir aquí',
};

const en: typeof es = {
  words: 'Tell what you know',
  own: 'It opens on a page of the authority. This page does not know what you write there. In danger, call 1572 or 110.',
  here: 'Open it here',
};

export const tipMessages: Record<Language, typeof es> = { es, en };

const ALERT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The observatory's page, with nothing in its address but the alert, if it can be one, and the language. */
export function tipAddress(base: string, alert: string, language: Language): string {
  const about = ALERT.test(alert) ? `alert=${alert}&` : '';
  return `${base}/embed/tip-form?${about}lang=${language}`;
}
