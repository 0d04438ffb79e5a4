// SPDX-License-Identifier: Apache-2.0

import type { Picture } from '../chart/picture.js';
import type { JsonSource } from './fetch-json.js';

/** Where a host hands over answers that the observatory's public address would have given. */
export interface Source {
  json: JsonSource;
  picture(url: string): Promise<Picture>;
}
