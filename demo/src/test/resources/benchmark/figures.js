// SPDX-License-Identifier: Apache-2.0

/** The same table for every library: months, and a line for each sex. */
export async function figures(observatory) {
  const answer = await fetch(`${observatory}/v1/statistics/victims.json?by=month,victim-sex&lang=en`);
  const { label, dimension, id, size, value } = await answer.json();
  const [months, sexes] = id.map((name) => dimension[name].category);
  return {
    title: label,
    months: months.index.map((code) => months.label[code]),
    series: sexes.index.map((code, place) => ({
      name: sexes.label[code],
      values: months.index.map((_, month) => value[month * size[1] + place] ?? null),
    })),
  };
}

/** Tells the measurement that the library has drawn. */
export function drawn() {
  document.documentElement.dataset.drawn = '';
}
