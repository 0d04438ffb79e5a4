// SPDX-License-Identifier: Apache-2.0

/** Presses of Shift that leave, and milliseconds within which they come. */
const PRESSES = 3;
const WITHIN = 5000;

/** Counts presses of Shift alone; answers how many are still needed to leave the page. */
export function shiftCounter(now: () => number): (event: { key: string; repeat: boolean }) => number {
  let presses: number[] = [];
  return ({ key, repeat }) => {
    if (key !== 'Shift' || repeat) {
      presses = repeat ? presses : [];
      return PRESSES - presses.length;
    }
    const time = now();
    presses = [...presses.filter((press) => time - press < WITHIN), time];
    return Math.max(0, PRESSES - presses.length);
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
  const said = document.createElement('p');
  said.role = 'status';
  said.className = 'presses';
  exit.after(said);
  addEventListener('keydown', (event) => {
    const more = pressed(event);
    said.textContent = more < PRESSES ? (exit.dataset.more ?? '').replace('{0}', String(more)) : '';
    if (more === 0) {
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
