// SPDX-License-Identifier: Apache-2.0

import { AlertCardElement } from './alert-card-element.js';

// A page may load two versions; the first one stays.
if (!customElements.get('atalaya-alert-card')) {
  customElements.define('atalaya-alert-card', AlertCardElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'atalaya-alert-card': AlertCardElement;
  }
}
