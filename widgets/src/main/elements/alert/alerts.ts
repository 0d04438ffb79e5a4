// SPDX-License-Identifier: Apache-2.0

/** What `<atalaya-alert-ticker>` reads. */
export const alertTickerAttributes = [
  'observatory',
  'kind',
  'department',
  'rows',
  'moving',
  'theme',
  'lang',
] as const;

/** What `<atalaya-alert-card>` reads. */
export const alertCardAttributes = ['observatory', 'alert', 'theme', 'lang'] as const;

/** The sizes in which the observatory has a photo. */
export type PhotoSize = 'ticker' | 'card' | 'poster';

/** An official bulletin, as the observatory's JSON Feed tells it. */
export interface Bulletin {
  id: string;
  /** The bulletin's own page. */
  page: string;
  photo?: Record<PhotoSize, string> | undefined;
  kind: string;
  kindName: string;
  number: string;
  /** Absent where she is searched for without her name. */
  name?: string | undefined;
  age: number;
  /** Code of the municipality, which begins with that of its department. */
  place: string;
  municipality: string;
  department: string;
  description?: string | undefined;
  /** Day on which she was last seen, ISO 8601. */
  lastSeen: string;
  /** Milliseconds since 1970. */
  activated: number;
  expires: number;
  /** The number to call. */
  line: string;
  /** The form for what readers know, with the alert filled in; absent where there is none. */
  tip?: string | undefined;
}

interface Item {
  id: string;
  url: string;
  _atalaya: {
    ended?: string;
    kind: string;
    kind_name: string;
    number: string;
    name?: string;
    age: number;
    place: { municipality: string; municipality_name: string; department_name: string };
    description?: string;
    last_seen: string;
    activated: string;
    expires: string;
    line: string;
    tip?: string;
    photo?: Record<PhotoSize, string>;
  };
}

/** The bulletins of a feed that hold at a time; what has ended or expired is left out. */
export function readFeed(json: unknown, now: number): Bulletin[] {
  return (json as { items: Item[] }).items
    .filter(({ _atalaya: told }) => !told.ended && Date.parse(told.expires) > now)
    .map(({ id, url, _atalaya: told }) => ({
      id,
      page: url,
      photo: told.photo,
      kind: told.kind,
      kindName: told.kind_name,
      number: told.number,
      name: told.name,
      age: told.age,
      place: told.place.municipality,
      municipality: told.place.municipality_name,
      department: told.place.department_name,
      description: told.description,
      lastSeen: told.last_seen,
      activated: Date.parse(told.activated),
      expires: Date.parse(told.expires),
      line: told.line,
      tip: told.tip,
    }));
}

/** Which bulletins a page wants; an empty choice wants all. */
export interface Choice {
  kind: string;
  department: string;
}

/** The bulletins that a page wants. */
export function chosen(bulletins: Bulletin[], { kind, department }: Choice): Bulletin[] {
  return bulletins.filter(
    (bulletin) => (!kind || bulletin.kind === kind) && bulletin.place.startsWith(department),
  );
}

/**
 * So many of all from anywhere on, going on at the beginning: nobody is always the last.
 *
 * @param start index of the first, any integer
 */
export function windowOf<T>(all: readonly T[], start: number, size: number): T[] {
  const first = ((start % all.length) + all.length) % all.length;
  return [...all.slice(first), ...all.slice(0, first)].slice(0, size);
}
