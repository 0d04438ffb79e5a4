// SPDX-License-Identifier: Apache-2.0

import { RegistryCheckElement } from './registry-check-element.js';

// A page may load two versions; the first one stays.
if (!customElements.get('atalaya-registry-check')) {
  customElements.define('atalaya-registry-check', RegistryCheckElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'atalaya-registry-check': RegistryCheckElement;
  }
}
