// SPDX-License-Identifier: Apache-2.0

// All of ECharts, for charts of any kind. What explores the observatory's own has less, in a file of its own: its
// readers, on the pages of others, need not load the rest.
import * as charts from 'echarts/charts';
import * as components from 'echarts/components';
import { registerLocale, use } from 'echarts/core';
import * as features from 'echarts/features';
import langES from 'echarts/i18n/langES-obj.js';
import * as renderers from 'echarts/renderers';

use([charts, components, features, renderers].flatMap((each) => Object.values(each)));
registerLocale('ES', langES as Parameters<typeof registerLocale>[1]);

export { init, registerMap } from 'echarts/core';
export type { EChartsType } from 'echarts/core';
