// SPDX-License-Identifier: Apache-2.0

import type { Language } from '../shared/messages.js';

const es = {
  sort: 'Ordenar',
  all: 'Ver las {0} filas',
  less: 'Ver solo {0} filas',
};

const en: typeof es = {
  sort: 'Sort',
  all: 'Show all {0} rows',
  less: 'Show {0} rows only',
};

/** Words of the table itself. */
export const tableMessages: Record<Language, typeof es> = { es, en };
