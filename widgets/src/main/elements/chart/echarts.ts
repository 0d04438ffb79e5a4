// SPDX-License-Identifier: Apache-2.0
/*! Apache ECharts: © The Apache Software Foundation, Apache-2.0. ZRender: © 2017 Baidu Inc., BSD-3-Clause. */

// What of ECharts draws the observatory's forms. One by one: the barrels hold everything, and 140 KB more.
import { registerLocale, use } from 'echarts/core';
import langES from 'echarts/i18n/langES-obj.js';
import { CanvasRenderer } from 'echarts/renderers';
import 'echarts/lib/chart/bar.js';
import 'echarts/lib/chart/heatmap.js';
import 'echarts/lib/chart/line.js';
import 'echarts/lib/chart/map.js';
import 'echarts/lib/chart/scatter.js';
import 'echarts/lib/component/dataZoomInside.js';
import 'echarts/lib/component/geo.js';
import 'echarts/lib/component/grid.js';
import 'echarts/lib/component/legendPlain.js';
import 'echarts/lib/component/tooltip.js';
import 'echarts/lib/component/visualMapPiecewise.js';

use(CanvasRenderer);
registerLocale('ES', langES as Parameters<typeof registerLocale>[1]);

export { getMap, init, registerMap } from 'echarts/core';
export type { EChartsType } from 'echarts/core';
