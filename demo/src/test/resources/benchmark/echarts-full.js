// SPDX-License-Identifier: Apache-2.0
import { init } from 'echarts';
import { draw } from './echarts-draw.js';

draw(init);
