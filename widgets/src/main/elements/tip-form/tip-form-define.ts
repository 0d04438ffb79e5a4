// SPDX-License-Identifier: Apache-2.0

import { TipFormElement } from './tip-form-element.js';

// A page may load two versions; the first one stays.
if (!customElements.get('atalaya-tip-form')) {
  customElements.define('atalaya-tip-form', TipFormElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'atalaya-tip-form': TipFormElement;
  }
}
