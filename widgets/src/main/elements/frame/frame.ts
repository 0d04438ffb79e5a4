// SPDX-License-Identifier: Apache-2.0

// The script of {base}/embed/{widget}, a page that stands in a frame of another site: it puts the custom element
// in the place of the picture that the page brought, and tells the site how high the page is. Without it the
// page says the same. It reads and keeps nothing of the site around it.

import { boxHeight, type Picture } from './box.js';
import { type Host, hostOf } from './host.js';

declare const ATALAYA_ELEMENTS: string;

const tags = ATALAYA_ELEMENTS.split(',').map((name) => `atalaya-${name}`);
const element = document.querySelector<HTMLElement>(tags.join());
const host: Host = hostOf(location.hash);

function tellHeight(): void {
  // Of the content, not of the frame: it shrinks as well, and does not depend on what the site makes of it.
  host.height(Math.ceil(document.body.getBoundingClientRect().height));
}

/** The pictures that the page brought, whose box the element takes. */
const pictures = [...(element?.querySelectorAll('svg') ?? [])].map(({ width, height }): Picture => ({
  width: width.baseVal.value,
  height: height.baseVal.value,
}));

/** What has no picture keeps the height in which it came, up to where it is better scrolled. */
const plain = Math.min(element?.offsetHeight ?? 0, 640);

function reserve(): void {
  if (element) {
    element.style.setProperty('height', `${boxHeight(element.clientWidth, pictures) ?? plain}px`);
  }
}

if (element) {
  reserve();
  addEventListener('resize', reserve);
  // Should it not arrive, what is in the page stays, as high as it is.
  import(new URL(`${element.localName.slice(8)}.js`, import.meta.url).href).catch(() => {
    removeEventListener('resize', reserve);
    element.style.removeProperty('height');
  });
}
new ResizeObserver(tellHeight).observe(document.body);
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
