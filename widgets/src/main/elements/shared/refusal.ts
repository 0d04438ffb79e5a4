// SPDX-License-Identifier: Apache-2.0

/** What an observatory says about its refusal (RFC 9457), in the reader's language. */
export interface Problem {
  detail?: string;
  title?: string;
}

/** No answer to show, with the observatory's reason if it gave one. */
export class Refusal extends Error {
  constructor(readonly problem?: Problem | null) {
    super(problem?.title);
  }
}
