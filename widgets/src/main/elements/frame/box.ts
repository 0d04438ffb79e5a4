// SPDX-License-Identifier: Apache-2.0

/** A picture's own size. */
export interface Picture {
  width: number;
  height: number;
}

/** Of the strip below a picture, as in the page's style and in that of the element. */
const strip = 36;
/** From this width on the wide picture is shown, as in the page's style. */
const wide = 520;

/** The height of the box in which a page shows its picture, wide or narrow, and the strip below it. */
export function boxHeight(width: number, [first, narrow = first]: Picture[]): number | undefined {
  const shown = width < wide ? narrow : first;
  return shown && width > 0 ? Math.round((width * shown.height) / shown.width) + strip : undefined;
}
