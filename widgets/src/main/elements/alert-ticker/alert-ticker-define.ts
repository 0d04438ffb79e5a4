// SPDX-License-Identifier: Apache-2.0

import { AlertTickerElement } from './alert-ticker-element.js';

// A page may load two versions; the first one stays.
if (!customElements.get('atalaya-alert-ticker')) {
  customElements.define('atalaya-alert-ticker', AlertTickerElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'atalaya-alert-ticker': AlertTickerElement;
  }
}
