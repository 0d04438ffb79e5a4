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

/** Hides all at once, as the other site takes a moment, and leaves no page to come back to. */
function leave(href: string) {
  document.documentElement.hidden = true;
  document.body.classList.add('left');
  document.title = '\u200b';
  (window.top ?? window).location.replace(href);
}

/** Makes the quick exit of the page work: by its link, or Shift three times. */
export function armExit(): void {
  const exit = document.querySelector<HTMLAnchorElement>('#exit');
  if (!exit) {
    return;
  }
  exit.addEventListener('click', (event) => {
    event.preventDefault();
    leave(exit.href);
  });
  const pressed = shiftCounter(() => performance.now());
  addEventListener('keydown', (event) => {
    if (pressed(event)) {
      leave(exit.href);
    }
  });
  // A page that was left is blank in the browser's memory, and goes on to the other site from there.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && document.body.classList.contains('left')) {
      leave(exit.href);
    }
  });
}
