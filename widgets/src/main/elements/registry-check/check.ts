// SPDX-License-Identifier: Apache-2.0

import type { Language } from '../shared/messages.js';

export const registryCheckAttributes = ['observatory', 'way', 'frame', 'theme', 'lang'] as const;

/** The ways through the observatory's page that an element can begin. */
const ways = ['request', 'collect', 'verify'] as const;

type Way = (typeof ways)[number] | 'start';

const es = {
  start: 'Constancia del registro de agresores sexuales',
  request: 'Pedir mi constancia',
  collect: 'Recoger mi constancia',
  verify: 'Verificar una constancia',
  own: 'Se abre en una página de la autoridad. Esta página no sabe lo que allí escriba.',
  here: 'Abrir aquí',
};

export type CheckMessages = typeof es;

const en: CheckMessages = {
  start: 'Certificate from the register of sexual aggressors',
  request: 'Ask for my certificate',
  collect: 'Collect my certificate',
  verify: 'Verify a certificate',
  own: 'It opens on a page of the authority. This page does not know what you write there.',
  here: 'Open it here',
};

export const checkMessages: Record<Language, CheckMessages> = { es, en };

/** The way of an attribute; what is none begins at the start. */
export function wayOf(attribute: string): Way {
  return ways.find((way) => way === attribute) ?? 'start';
}

/** The observatory's page, with nothing in its address but where to begin, and the language. */
export function checkAddress(base: string, way: Way, language: Language): string {
  const begin = way === 'start' ? '' : `do=${way}&`;
  return `${base}/embed/registry-check?${begin}lang=${language}`;
}
