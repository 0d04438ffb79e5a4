// SPDX-License-Identifier: Apache-2.0

/** Presses of Shift that leave, and milliseconds within which they come. */
const PRESSES = 3;
const WITHIN = 5000;

/** Counts presses of Shift alone; answers whether they are to leave the page. */
export function shiftCounter(now: () => number): (event: { key: string; repeat: boolean }) => boolean {
  let presses: number[] = [];
  return ({ key, repeat }) => {
    if (key !== 'Shift' || repeat) {
      presses = repeat ? presses : [];
      return false;
    }
    const time = now();
    presses = [...presses.filter((press) => time - press < WITHIN), time];
    return presses.length >= PRESSES;
  };
}
