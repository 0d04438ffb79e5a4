// SPDX-License-Identifier: Apache-2.0

const step = 40;
const widths = { least: 240, most: 1600 };
const heights = { least: 120, most: 1600 };

export interface Size {
  width: number;
  height: number;
}

/** The size to ask the server for: few different ones, so that caches hit, and none larger than the box. */
export function pictureSize(box: Size): Size {
  return { width: stepped(box.width, widths), height: stepped(box.height, heights) };
}

function stepped(pixels: number, { least, most }: { least: number; most: number }): number {
  return Math.min(Math.max(Math.floor(pixels / step) * step, least), most);
}
