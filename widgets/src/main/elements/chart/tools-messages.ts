// SPDX-License-Identifier: Apache-2.0

import type { Language } from '../shared/messages.js';

const es = {
  showTable: 'Ver tabla',
  showPicture: 'Ver gráfica',
  explore: 'Explorar',
  loading: 'Cargando…',
  saveData:
    'Su navegador pide ahorrar datos. Para explorar la gráfica se descargan hasta {0} KB; la tabla no los necesita.',
  loadAnyway: 'Descargar y explorar',
  frozenHint: 'Muestra siempre esta versión de los datos.',
  liveHint: 'Se actualiza con cada publicación.',
};

const en: typeof es = {
  showTable: 'Show table',
  showPicture: 'Show chart',
  explore: 'Explore',
  loading: 'Loading…',
  saveData:
    'Your browser asks to save data. Exploring the chart downloads up to {0} KB; the table does not need them.',
  loadAnyway: 'Download and explore',
  frozenHint: 'Always shows this version of the data.',
  liveHint: 'Changes with each release.',
};

/** Words of the strip below a picture, which come with it. */
export const toolsMessages: Record<Language, typeof es> = { es, en };
