// SPDX-License-Identifier: Apache-2.0

import type { Axis, ChartOption } from './explored-marks.js';
import type { Size } from '../shared/size.js';

/** Least pixels from one row to the next at which its name can be read. */
const row = 22;
/** Pixels that the names between two grids back to back need. */
const between = 84;
/** Part of the width that names beside the rows may take. */
const most = 0.4;

/** Which part of the axis of categories is shown, in per cent. */
export interface Window {
  start: number;
  end: number;
}

export const whole: Window = { start: 0, end: 100 };

/** What of a drawing depends on the place there is, beyond what the drawing library sees to. */
export function fitted({ grid, yAxis }: ChartOption, { width }: Size): Pick<ChartOption, 'grid' | 'yAxis'> {
  if (Array.isArray(grid)) {
    const middle = (width + between) / 2;
    return grid.length === 2 && between > width * 0.16
      ? {
          grid: [
            { ...grid[0], left: 44, right: middle },
            { ...grid[1], right: 44, left: middle },
          ],
        }
      : {};
  }
  const names = named(yAxis);
  const wide = names?.axisLabel?.width;
  return names && wide && wide > width * most
    ? {
        // Of one line: higher ones than their rows would shrink the plot. The whole name is told with the figure.
        yAxis: {
          ...names,
          axisLabel: { ...names.axisLabel, width: Math.round(width * most), overflow: 'truncate' },
        },
        grid: { ...grid, right: Math.min(72, Math.round(width * 0.18)) },
      }
    : {};
}

/** As many rows as can be told apart in the height there is, from the first; the rest is a matter of zooming. */
export function firstWindow({ dataZoom, yAxis }: ChartOption, { height }: Size): Window {
  const rows = named(yAxis)?.data?.length ?? 0;
  return dataZoom && rows * row > height
    ? { start: 0, end: Math.max((100 * height) / (rows * row), 5) }
    : whole;
}

/** The window moved as little as need be for this category to be within. */
export function revealed(option: ChartOption, window: Window, category: string): Window {
  const names = named(option.yAxis) ?? named(option.xAxis);
  const place = names?.data?.indexOf(category) ?? -1;
  if (place < 0 || !names?.data) {
    return window;
  }
  const step = 100 / names.data.length;
  const shift = Math.min(0, place * step - window.start) || Math.max(0, (place + 1) * step - window.end);
  return { start: window.start + shift, end: window.end + shift };
}

function named(axis: Axis | Axis[] | undefined): Axis | undefined {
  return !Array.isArray(axis) && axis?.type === 'category' ? axis : undefined;
}
