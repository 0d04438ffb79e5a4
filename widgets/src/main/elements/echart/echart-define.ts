// SPDX-License-Identifier: Apache-2.0

import { EChartElement } from './echart-element.js';

// A page may load two versions; the first one stays.
if (!customElements.get('atalaya-echart')) {
  customElements.define('atalaya-echart', EChartElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'atalaya-echart': EChartElement;
  }
}
