// SPDX-License-Identifier: Apache-2.0
import { init, use } from 'echarts/core';
import 'echarts/lib/chart/line.js';
import 'echarts/lib/component/grid.js';
import 'echarts/lib/component/legendPlain.js';
import 'echarts/lib/component/title.js';
import 'echarts/lib/component/tooltip.js';
import { CanvasRenderer } from 'echarts/renderers';
import { draw } from './echarts-draw.js';

use([CanvasRenderer]);
draw(init);
