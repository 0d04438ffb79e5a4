// SPDX-License-Identifier: Apache-2.0

import { ChartElement } from './chart-element.js';

// A page may load two versions; the first one stays.
if (!customElements.get('atalaya-chart')) {
  customElements.define('atalaya-chart', ChartElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'atalaya-chart': ChartElement;
  }
}
