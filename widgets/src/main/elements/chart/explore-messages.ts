// SPDX-License-Identifier: Apache-2.0

import type { Language } from '../shared/messages.js';

const es = {
  keys: 'Flechas: de cifra en cifra. Escape: volver a la gráfica.',
  zoomIn: 'Acercar',
  zoomOut: 'Alejar',
  reset: 'Ver todo',
};

const en: typeof es = {
  keys: 'Arrow keys: from figure to figure. Escape: back to the chart.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  reset: 'Show all',
};

/** Words of the exploration, which come with it. */
export const exploreMessages: Record<Language, typeof es> = { es, en };
