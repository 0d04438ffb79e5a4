// SPDX-License-Identifier: Apache-2.0

// A dashboard's choices in the page's hash, `#atalaya=year:2020;department:01`, beside whatever the page has
// there itself: pieces are parted by `&`, and all but the dashboard's own are left as they are.

/** What a hash says for the dashboard with this key. */
export function choicesIn(hash: string, key: string): Map<string, string> {
  const own = pieces(hash).find((piece) => piece.startsWith(`${key}=`));
  const pairs = (own?.slice(key.length + 1) ?? '').split(';').map((pair) => pair.split(':'));
  return new Map(
    pairs.flatMap(([name, value]) => (name && value ? [[decode(name), decode(value)] as const] : [])),
  );
}

/** The hash with these choices in the place of what it said for this key; empty where nothing is left. */
export function hashWith(hash: string, key: string, choices: ReadonlyMap<string, string>): string {
  const pairs = [...choices].map(
    ([name, value]) => `${encodeURIComponent(name)}:${encodeURIComponent(value)}`,
  );
  const others = pieces(hash).filter((piece) => !piece.startsWith(`${key}=`));
  const all = pairs.length ? [...others, `${key}=${pairs.join(';')}`] : others;
  return all.length ? `#${all.join('&')}` : '';
}

/** The key of a dashboard with this name, which tells several on a page apart. */
export function hashKey(name: string): string {
  return name ? `atalaya-${encodeURIComponent(name)}` : 'atalaya';
}

function pieces(hash: string): string[] {
  return hash.replace(/^#/, '').split('&').filter(Boolean);
}

/** People shorten addresses; what can no longer be read means itself. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
