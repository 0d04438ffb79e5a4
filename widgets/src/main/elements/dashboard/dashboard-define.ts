// SPDX-License-Identifier: Apache-2.0

import { DashboardElement } from './dashboard-element.js';

// A page may load two versions; the first one stays.
if (!customElements.get('atalaya-dashboard')) {
  customElements.define('atalaya-dashboard', DashboardElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'atalaya-dashboard': DashboardElement;
  }
}
