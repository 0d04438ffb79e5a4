// SPDX-License-Identifier: Apache-2.0

import type { Window } from './fitted.js';

/** What the observatory has a drawing library draw: no functions, figures and words as published. */
export interface ChartOption {
  xAxis?: Axis | Axis[];
  yAxis?: Axis | Axis[];
  grid?: object | object[];
  legend?: object;
  dataZoom?: unknown[];
  series?: Series[];
  [more: string]: unknown;
}

export interface Axis {
  type?: string;
  show?: boolean;
  data?: string[];
  axisLabel?: { width?: number; overflow?: string };
}

/** What one of the library's series draws; several may draw one series of the table. */
export interface Series {
  name?: string;
  symbol?: string;
  itemStyle?: { color?: string };
  data?: unknown[];
}

/** An item that stands for a value of the table; others only decorate. */
interface Item {
  cell: number;
  name?: string;
  value?: unknown;
  tooltip?: { formatter?: string };
}

/** A value in the drawing, as a key leads to it. */
export interface ExploredMark {
  series: string;
  category: string;
  /** What is said about it. */
  words: string;
  seriesIndex: number;
  dataIndex: number;
}

/**
 * The values of a drawing, series by series. What is provisional or withheld is drawn by a series of its own
 * that has the same name, so the order within is that of the table's cells.
 */
export function exploredMarks(option: ChartOption): ExploredMark[] {
  const { xAxis, yAxis, series = [] } = option;
  const rows = shownCategories(xAxis) && shownCategories(yAxis);
  const found = series.flatMap(({ name = '', data = [] }, seriesIndex) =>
    data.flatMap((item, dataIndex) => {
      if (!isItem(item)) {
        return [];
      }
      const row = rows && Array.isArray(item.value) ? rows[Number(item.value[1])] : undefined;
      const words = (item.tooltip?.formatter ?? item.name ?? '').replaceAll('\n', ' ');
      return [
        { series: row ?? name, category: item.name ?? '', words, seriesIndex, dataIndex, cell: item.cell },
      ];
    }),
  );
  const order = [...new Set(found.map((mark) => mark.series))];
  return found
    .sort((a, b) => order.indexOf(a.series) - order.indexOf(b.series) || a.cell - b.cell)
    .map(({ series, category, words, seriesIndex, dataIndex }) => ({
      series,
      category,
      words,
      seriesIndex,
      dataIndex,
    }));
}

/** The categories of an axis that readers see. */
function shownCategories(axis: Axis | Axis[] | undefined): string[] | undefined {
  return Array.isArray(axis) || axis?.type !== 'category' || axis.show === false ? undefined : axis.data;
}

function isItem(item: unknown): item is Item {
  return typeof (item as Partial<Item> | null)?.cell === 'number';
}

/** How much of the axes is shown after zooming in or out around the middle. */
export function zoomed({ start, end }: Window, factor: number): Window {
  const half = Math.min(Math.max(((end - start) / 2) * factor, 2.5), 50);
  const middle = Math.min(Math.max((start + end) / 2, half), 100 - half);
  return { start: middle - half, end: middle + half };
}
