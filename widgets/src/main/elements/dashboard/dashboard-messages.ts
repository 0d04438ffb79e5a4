// SPDX-License-Identifier: Apache-2.0

import type { Language } from '../shared/messages.js';

const es = {
  filters: 'Filtros',
  all: 'Todo',
  from: 'Desde',
  to: 'Hasta',
  reset: 'Quitar filtros',
  updated: { one: '1 figura actualizada', other: '{0} figuras actualizadas', none: 'Ninguna figura cambia' },
  ignored: 'Sin filtrar por: {0}',
  unknownFilter: 'El observatorio no ofrece el filtro «{0}».',
  unknownChoice: 'La dirección pide «{0}» en «{1}», que no existe.',
};

const en: typeof es = {
  filters: 'Filters',
  all: 'All',
  from: 'From',
  to: 'To',
  reset: 'Clear filters',
  updated: { one: '1 figure updated', other: '{0} figures updated', none: 'No figure changes' },
  ignored: 'Not filtered by: {0}',
  unknownFilter: 'The observatory does not offer the filter “{0}”.',
  unknownChoice: 'The address asks for “{0}” in “{1}”, which does not exist.',
};

/** Words of the dashboard itself. */
export const dashboardMessages: Record<Language, typeof es> = { es, en };
