// SPDX-License-Identifier: Apache-2.0

// The script of {base}/embed/{widget}, a page that stands in a frame of another site: it puts the custom elements
// in the place of the pictures that the page brought, and tells the site how high the page is. Without it the
// page says the same. It reads and keeps nothing of the site around it.

import { boxHeight, type Picture } from './box.js';
import type { ObservatoryElement } from '../shared/observatory-element.js';
import { type Host, hostOf } from './host.js';

declare const ATALAYA_ELEMENTS: string;

const tags = ATALAYA_ELEMENTS.split(',').map((name) => `atalaya-${name}`);
const elements = [...document.querySelectorAll<HTMLElement>(tags.join())];
const host: Host = hostOf(location.hash);

// Of the content, not of the frame: it shrinks as well, and does not depend on what the site makes of it.
const contentHeight = () => Math.ceil(document.body.getBoundingClientRect().height);

function tellHeight(): void {
  host.height(contentHeight());
  setScrolling();
}

/** Milliseconds in which a site that follows has made the frame as high as it was told. */
const patience = 1000;
let waiting: ReturnType<typeof setTimeout> | undefined;

/**
 * No scroll bar where all is seen, nor while the site may still follow: it makes the content narrower, so the
 * picture less high, so that the bar goes again, and so on without an end.
 */
function setScrolling(): void {
  const { style } = document.documentElement;
  clearTimeout(waiting);
  if (contentHeight() <= innerHeight) {
    style.overflowY = 'hidden';
  } else {
    waiting = setTimeout(() => (style.overflowY = contentHeight() <= innerHeight ? 'hidden' : ''), patience);
  }
}

/** Pixels from which on a table is better scrolled. */
const most = 640;

/** An element and the pictures that the page brought for it, whose box it takes. */
interface Part {
  element: HTMLElement;
  pictures: Picture[];
  /** What has no picture keeps the height in which it came, or that of its rows if these need more. */
  plain: number;
  /** Its script did not come. */
  left?: boolean;
}

const parts = elements
  // A dashboard is as high as its parts, alerts as high as they are.
  .filter(({ localName }) => !/-dashboard$|-alert-/.test(localName))
  .map((element): Part => ({
    element,
    pictures: [...element.querySelectorAll('svg')].map(({ width, height }) => ({
      width: width.baseVal.value,
      height: height.baseVal.value,
    })),
    plain: Math.min(element.offsetHeight, most),
  }));

function reserve({ element, pictures, plain, left }: Part): void {
  if (left) {
    return;
  }
  const box = boxHeight(element.clientWidth, pictures);
  element.style.setProperty('height', `${box ?? plain}px`);
  const rows = !box && element.shadowRoot?.querySelector('.table');
  if (rows) {
    const hidden = rows.scrollHeight - rows.clientHeight;
    element.style.setProperty('height', `${Math.max(plain, Math.min(plain + hidden, most))}px`);
  }
}

/** Once its rows are there, it is known how high they are. */
async function settled(part: Part): Promise<void> {
  await (part.element as ObservatoryElement).settled;
  reserve(part);
}

for (const part of parts) {
  reserve(part);
  new ResizeObserver(() => reserve(part)).observe(part.element);
}
for (const name of new Set(elements.map(({ localName }) => localName))) {
  // Should it not arrive, what is in the page stays, as high as it is.
  const ofName = parts.filter(({ element }) => element.localName === name);
  import(new URL(`${name.slice(8)}.js`, import.meta.url).href).then(
    () => ofName.forEach((part) => void settled(part)),
    () => {
      for (const part of ofName) {
        part.left = true;
        part.element.style.removeProperty('height');
      }
    },
  );
}
new ResizeObserver(tellHeight).observe(document.body);
addEventListener('resize', setScrolling);
addEventListener('message', ({ source, data }) => {
  if (source === parent && host.asks(data)) {
    host.forget();
    tellHeight();
  }
});
// Before the element saves files by itself, which a frame without an origin may be denied.
document.addEventListener(
  'click',
  (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (link && host.open(link.href)) {
      event.preventDefault();
      event.stopPropagation();
    }
  },
  true,
);
