// SPDX-License-Identifier: Apache-2.0

import type { Size } from '../shared/size.js';

/** Where a mark stands in the chart's data. */
export interface MarkPlace {
  series: string;
  category: string;
}

export interface Point {
  x: number;
  y: number;
}

export type Box = Point & Size;

/**
 * The mark that a key leads to from mark `from`, or undefined for keys that do not move. Left and right stay
 * in the series; up and down change it at the same category, or move as left and right where there is one.
 */
export function step(marks: MarkPlace[], from: number, key: string): number | undefined {
  const here = marks[from];
  if (!here) {
    return undefined;
  }
  const allSeries = [...new Set(marks.map(({ series }) => series))];
  const indexesOf = (series: string | undefined) =>
    marks.flatMap((each, i) => (each.series === series ? [i] : []));
  const row = indexesOf(here.series);
  const along = (by: number) => row[row.indexOf(from) + by] ?? from;
  const across = (by: number) => {
    if (allSeries.length === 1) {
      return along(by);
    }
    const other = indexesOf(allSeries[allSeries.indexOf(here.series) + by]);
    return other.find((i) => marks[i]?.category === here.category) ?? other[row.indexOf(from)] ?? from;
  };
  switch (key) {
    case 'ArrowRight':
      return along(1);
    case 'ArrowLeft':
      return along(-1);
    case 'ArrowDown':
      return across(1);
    case 'ArrowUp':
      return across(-1);
    case 'Home':
      return row[0];
    case 'End':
      return row.at(-1);
    default:
      return undefined;
  }
}

/** The box nearest to a point, if one is within reach; a box that holds the point is at distance 0. */
export function nearest(boxes: Box[], { x, y }: Point, reach: number): number | undefined {
  let found: number | undefined;
  let least = reach;
  boxes.forEach((box, i) => {
    const dx = Math.max(box.x - x, 0, x - box.x - box.width);
    const dy = Math.max(box.y - y, 0, y - box.y - box.height);
    const distance = Math.hypot(dx, dy);
    if (distance < least || (found === undefined && distance <= reach)) {
      least = distance;
      found = i;
    }
  });
  return found;
}

/** Top left corner of a tooltip: centred above the mark, below it where there is no room, inside the frame. */
export function placeTooltip(frame: Size, mark: Box, tooltip: Size, gap = 8): Point {
  const above = mark.y - tooltip.height - gap;
  const y = above >= 0 ? above : mark.y + mark.height + gap;
  const x = mark.x + (mark.width - tooltip.width) / 2;
  const inside = (value: number, size: number, limit: number) => Math.max(0, Math.min(value, limit - size));
  return { x: inside(x, tooltip.width, frame.width), y: inside(y, tooltip.height, frame.height) };
}
