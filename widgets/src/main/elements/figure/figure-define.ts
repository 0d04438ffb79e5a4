// SPDX-License-Identifier: Apache-2.0

import { FigureElement } from './figure-element.js';

// A page may load two versions; the first one stays.
if (!customElements.get('atalaya-figure')) {
  customElements.define('atalaya-figure', FigureElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'atalaya-figure': FigureElement;
  }
}
