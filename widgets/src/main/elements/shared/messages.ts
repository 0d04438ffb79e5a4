// SPDX-License-Identifier: Apache-2.0

/** Languages the elements speak. Spanish is the one they fall back to. */
export type Language = 'es' | 'en';

const es = {
  retry: 'Reintentar',
  unreachable: 'No se pudieron obtener los datos.',
  noIndicator: 'Falta indicar qué mostrar: el atributo «indicator» está vacío.',
  suppressed: 'Dato protegido (0 o pocas): no se publica para no identificar a las personas.',
  stale: 'Sin actualizar',
  staleHint:
    'El observatorio no puede calcular ahora datos más recientes; estos son los últimos disponibles.',
  source: 'Fuente',
  asOf: 'Datos al',
};

export type Messages = typeof es;

const en: Messages = {
  retry: 'Try again',
  unreachable: 'The data could not be fetched.',
  noIndicator: 'Nothing to show: the attribute “indicator” is empty.',
  suppressed: 'Protected figure (0 or few): not published, so that nobody can be identified.',
  stale: 'Not up to date',
  staleHint: 'The observatory cannot compute newer figures at the moment; these are the last there are.',
  source: 'Source',
  asOf: 'Data as of',
};

export const messages: Record<Language, Messages> = { es, en };

/** The language for a `lang` value such as `en-GB`; anything we do not speak gives Spanish. */
export function languageOf(tag: string | null | undefined): Language {
  return /^en\b/i.test(tag ?? '') ? 'en' : 'es';
}

/** The language an element is read in: its own `lang` or that of the page around it, through shadow roots. */
export function languageAround(element: Element): Language {
  const found = element.closest('[lang]');
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  return found || !host ? languageOf(found?.getAttribute('lang')) : languageAround(host);
}
