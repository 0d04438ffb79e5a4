// SPDX-License-Identifier: Apache-2.0

import type { Language } from '../shared/messages.js';

const es = {
  alerts: 'Alertas activas',
  none: 'No hay alertas activas en este momento.',
  noneHere: 'No hay alertas activas para esta selección.',
  loading: 'Buscando alertas…',
  unknown: 'No se pudo comprobar qué alertas siguen activas; por eso no se muestra ninguna.',
  ended: 'Esta alerta ha terminado.',
  endedHint: 'Si usted la compartió, retire por favor el nombre y la fotografía.',
  unnamed: 'Búsqueda sin nombre',
  years: '{0} años',
  baby: 'Menos de 1 año',
  lastSeen: 'Se le vio por última vez el {0}',
  activated: 'Alerta activada {0}',
  photo: 'Fotografía de {0}',
  photoUnnamed: 'Fotografía de la persona buscada',
  noPhoto: 'Sin fotografía',
  call: '¿Sabe algo? Llame al {0}',
  tip: 'Dígalo por escrito a la fiscalía',
  bulletin: 'Boletín',
  share: 'Compartir',
  copied: 'Enlace copiado',
  noAlert: 'Falta indicar la alerta: el atributo «alert» está vacío.',
  copy: 'Copie el enlace: {0}',
  pause: 'Pausar',
  play: 'Reproducir',
  previous: 'Anteriores',
  next: 'Siguientes',
  range: '{0} de {1}',
};

const en: typeof es = {
  alerts: 'Active alerts',
  none: 'There are no active alerts at the moment.',
  noneHere: 'There are no active alerts for this selection.',
  loading: 'Looking for alerts…',
  unknown: 'It could not be checked which alerts still hold, so none is shown.',
  ended: 'This alert has ended.',
  endedHint: 'If you shared it, please take the name and the photo down.',
  unnamed: 'Search without a name',
  years: '{0} years old',
  baby: 'Less than 1 year old',
  lastSeen: 'Last seen on {0}',
  activated: 'Alert activated {0}',
  photo: 'Photo of {0}',
  photoUnnamed: 'Photo of the missing person',
  noPhoto: 'No photo',
  call: 'Do you know anything? Call {0}',
  tip: 'Tell the prosecutor in writing',
  bulletin: 'Bulletin',
  share: 'Share',
  copied: 'Link copied',
  noAlert: 'Nothing to show: the attribute “alert” is empty.',
  copy: 'Copy the link: {0}',
  pause: 'Pause',
  play: 'Play',
  previous: 'Previous',
  next: 'Next',
  range: '{0} of {1}',
};

/** Words about alerts. */
export const alertMessages: Record<Language, typeof es> = { es, en };

/** A text with its numbers and names in place. */
export function filled(text: string, ...values: (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)]));
}

const steps = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long ago something was, in words: "hace 3 días". */
export function ago(language: Language, then: number, now: number): string {
  const passed = Math.max(now - then, 0);
  const [unit, length] = steps.find(([, step]) => passed >= step) ?? (['minute', 60_000] as const);
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(
    -Math.floor(passed / length),
    unit,
  );
}
