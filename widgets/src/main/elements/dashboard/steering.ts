// SPDX-License-Identifier: Apache-2.0

/** What a part of a dashboard shows, as far as filters are concerned. */
export interface Part {
  /** Dimensions that its indicator offers. */
  offered: string[];
  by: string[];
  /** Dimensions by which its editor filtered it. */
  filtered: string[];
  /** Filters that its editor keeps away from it, or all of them. */
  fixed: string[] | 'all';
}

/** What a reader chose: values by filter, in the order of the filters. */
export type Choices = ReadonlyMap<string, string>;

/** What holds for one part. */
export interface Steering {
  /** As the part's attribute; a filter without a value takes away the editor's. */
  query: string;
  /** Chosen filters that do not hold for it. */
  ignored: string[];
}

/** Of a table, filters included, as the observatory allows. */
const mostDimensions = 3;

/** Bounds of a period, which need a part that is broken down by time. */
const bounds = ['from', 'to'];

/**
 * Which of the choices a part can follow. It cannot where its indicator has no such dimension, where it shows
 * all of it already, where its editor says so, or where its table would have too many dimensions. A choice says
 * what the one that holds it says, too: that of a month takes the place of a year.
 *
 * @param parentOf the dimension that holds a dimension
 */
export function steer(
  part: Part,
  choices: Choices,
  parentOf: (dimension: string) => string | undefined,
): Steering {
  const holder = (name: string) => (bounds.includes(name) ? 'year' : parentOf(name));
  const isFixed = (name?: string) => !!name && (part.fixed === 'all' || part.fixed.includes(name));
  const follows = (name: string) =>
    !isFixed(name) &&
    !isFixed(holder(name)) &&
    (bounds.includes(name)
      ? part.by.includes('month')
      : part.offered.includes(name) && !part.by.includes(name));
  const names = [...choices.keys()];
  const followed = names.filter(follows);
  const replaced = new Set(followed.map(holder).filter((name) => name !== undefined));
  const dimensions = new Set([...part.by, ...part.filtered].filter((name) => !replaced.has(name)));
  const steered = followed.filter(
    (name) => bounds.includes(name) || (!replaced.has(name) && makesRoom(dimensions, name)),
  );
  const query = new URLSearchParams(steered.map((name) => [name, choices.get(name) as string]));
  for (const name of part.filtered) {
    if (steered.some((each) => holder(each) === name)) {
      query.set(name, '');
    }
  }
  const implied = (name: string) => steered.some((each) => parentOf(each) === name);
  return {
    query: `${query}`,
    ignored: names.filter((name) => !steered.includes(name) && !implied(name)),
  };
}

/** Adds a dimension to those of a table, if it has room for it. */
function makesRoom(dimensions: Set<string>, name: string): boolean {
  if (dimensions.has(name)) {
    return true;
  }
  return dimensions.size < mostDimensions && !!dimensions.add(name);
}
