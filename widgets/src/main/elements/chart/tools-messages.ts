// SPDX-License-Identifier: Apache-2.0

import type { Language } from '../shared/messages.js';

const es = {
  showTable: 'Ver tabla',
  showPicture: 'Ver gráfica',
  frozen: 'Congelada al',
  frozenHint: 'Muestra siempre esta versión de los datos.',
  live: 'Se actualiza · al',
  liveHint: 'Se actualiza con cada publicación.',
};

const en: typeof es = {
  showTable: 'Show table',
  showPicture: 'Show chart',
  frozen: 'Frozen as of',
  frozenHint: 'Always shows this version of the data.',
  live: 'Live, as of',
  liveHint: 'Changes with each release.',
};

/** Words of the strip below a picture, which come with it. */
export const toolsMessages: Record<Language, typeof es> = { es, en };
