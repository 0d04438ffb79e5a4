// SPDX-License-Identifier: Apache-2.0

/** What the fields of the envelope have, empty where nothing was filled in. */
export interface EnvelopeFields {
  office: string;
  alert: string;
  case: string;
  crime: string;
  municipality: string;
  minor: string;
  lang: string;
}

/** Version of the form. */
const FORM = '1';

const CASE = /^[0-9A-Z]{1,20}([-./][0-9A-Z]{1,20}){0,4}$/;

/** A case number as it is written: in capitals, without spaces. */
export function caseNumber(typed: string): string {
  return typed.toUpperCase().replaceAll(/\s/g, '');
}

/** Whether a case number can be one; there is none where nothing was filled in. */
export function isCaseNumber(number: string): boolean {
  return number === '' || (number.length >= 4 && number.length <= 40 && CASE.test(number));
}

/** The envelope as it is sent: what was filled in, and nothing else. */
export function envelope(fields: EnvelopeFields): string {
  const { lang, ...asked } = fields;
  const filled = Object.entries(asked).filter(([, value]) => value !== '');
  return JSON.stringify({ ...Object.fromEntries(filled), form: FORM, lang });
}
