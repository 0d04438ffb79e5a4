// SPDX-License-Identifier: Apache-2.0

import { make } from '../shared/dom.js';
import type { Language } from '../shared/messages.js';
import { longDate } from '../shared/numbers.js';
import { ago, alertMessages, filled } from './alert-messages.js';
import type { Bulletin, PhotoSize } from './alerts.js';

/** A bulletin as readers see it: the face first, then who and where, then what to do. */
export function bulletinView(
  bulletin: Bulletin,
  size: PhotoSize,
  language: Language,
  now: number,
): HTMLElement {
  const text = alertMessages[language];
  const { name, page, tip, number, line, kindName, municipality, department, description } = bulletin;
  const heading = make('h3', { id: `name-${bulletin.id}` }, name ?? text.unnamed);
  const age = bulletin.age ? filled(text.years, bulletin.age) : text.baby;
  const place = municipality === department ? municipality : `${municipality}, ${department}`;
  const since = make(
    'time',
    { datetime: new Date(bulletin.activated).toISOString() },
    filled(text.activated, ago(language, bulletin.activated, now)),
  );
  const told = make(
    'div',
    { class: 'told' },
    make('p', { class: 'kind' }, `${kindName} · ${number}`),
    heading,
    make('p', {}, `${age} · ${place}`),
    make('p', { class: 'quiet' }, filled(text.lastSeen, longDate(language, bulletin.lastSeen))),
    make('p', { class: 'quiet' }, since),
    ...(description && size !== 'ticker' ? [make('p', {}, description)] : []),
  );
  return make(
    'article',
    { 'aria-labelledby': heading.id, part: 'bulletin' },
    picture(bulletin, size, text),
    told,
    make(
      'div',
      { class: 'acts' },
      make('a', { class: 'call', href: `tel:${line}` }, filled(text.call, line)),
      ...(tip ? [make('a', { href: tip, target: '_blank', rel: 'noopener noreferrer' }, text.tip)] : []),
      make('a', { href: page, target: '_blank', rel: 'noopener noreferrer' }, text.bulletin),
      shareButton(bulletin, text),
    ),
  );
}

function picture({ photo, name }: Bulletin, size: PhotoSize, text: typeof alertMessages.es): HTMLElement {
  if (!photo) {
    return make('div', { class: 'photo none' }, make('span', {}, text.noPhoto));
  }
  const alt = name ? filled(text.photo, name) : text.photoUnnamed;
  const image = make('img', { class: 'photo', alt, referrerpolicy: 'no-referrer', src: photo[size] });
  image.crossOrigin = 'anonymous';
  return image;
}

/** Passes on the address of the bulletin and nothing else: it dies with the alert, a picture would not. */
function shareButton({ page, kindName }: Bulletin, text: typeof alertMessages.es): HTMLElement {
  const done = make('span', { role: 'status' });
  const button = make('button', { type: 'button' }, text.share);
  button.addEventListener('click', () => {
    void share({ title: kindName, url: page }).then(
      (copied) => (done.textContent = copied ? text.copied : ''),
      () => (done.textContent = filled(text.copy, page)),
    );
  });
  return make('span', { class: 'share' }, button, done);
}

/** @returns whether the address is in the clipboard now */
async function share(data: ShareData & { url: string }): Promise<boolean> {
  if (navigator.canShare?.(data)) {
    // A reader who changes her mind has not failed.
    await navigator.share(data).catch(() => undefined);
    return false;
  }
  await navigator.clipboard.writeText(data.url);
  return true;
}
