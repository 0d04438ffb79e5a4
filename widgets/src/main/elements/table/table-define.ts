// SPDX-License-Identifier: Apache-2.0

import { TableElement } from './table-element.js';

// A page may load two versions; the first one stays.
if (!customElements.get('atalaya-table')) {
  customElements.define('atalaya-table', TableElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'atalaya-table': TableElement;
  }
}
