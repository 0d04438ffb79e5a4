// SPDX-License-Identifier: Apache-2.0

import type { Language } from './messages.js';

const es = {
  open: 'Descargar',
  svg: 'Imagen para imprenta (SVG)',
  png: 'Imagen (PNG)',
  csv: 'Datos (CSV)',
  xlsx: 'Hoja de cálculo (XLSX)',
  copyFigure: 'Copiar figura con cita',
  copyCitation: 'Copiar cita',
  copyAddress: 'Copiar dirección',
  page: 'Abrir en página nueva',
  embed: 'Insertar en otro sitio',
  copying: 'Copiando…',
  figure: 'Figura y cita copiadas.',
  text: 'Texto copiado.',
  copyYourself: 'Copie este texto:',
  asOf: 'Datos al {0}, versión {1}',
};

const en: typeof es = {
  open: 'Download',
  svg: 'Picture for print (SVG)',
  png: 'Picture (PNG)',
  csv: 'Data (CSV)',
  xlsx: 'Spreadsheet (XLSX)',
  copyFigure: 'Copy figure with citation',
  copyCitation: 'Copy citation',
  copyAddress: 'Copy address',
  page: 'Open in a new page',
  embed: 'Embed in another site',
  copying: 'Copying…',
  figure: 'Figure and citation copied.',
  text: 'Text copied.',
  copyYourself: 'Copy this text:',
  asOf: 'Data as of {0}, version {1}',
};

/** Words of the downloads. */
export const downloadsMessages: Record<Language, typeof es> = { es, en };
