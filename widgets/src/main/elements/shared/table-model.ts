// SPDX-License-Identifier: Apache-2.0

import type { Category, Dataset, Dimension } from './jsonstat.js';

/** A dataset laid out in rows and columns, nothing formatted yet. */
export interface TableModel {
  /** Dimensions with one category, which hold for the whole table. */
  constants: { label: string; category: string }[];
  /** Labels of the dimensions that run down the rows. */
  rowLabels: string[];
  /** The dimension across the columns; absent when there is one column of values. */
  columnLabel?: string;
  columns: string[];
  rows: Row[];
}

export interface Row {
  headers: RowHeader[];
  cells: Cell[];
}

/** A row's heading; outer ones are given once and span the rows they hold for. */
export interface RowHeader {
  label: string;
  span: number;
}

export interface Cell {
  value: number | null;
  status?: string;
  decimals?: number;
}

/**
 * Lays a dataset out: the last dimension that varies runs across, the others down, the first outermost. A
 * single varying dimension runs down.
 */
export function tableModel(dataset: Dataset): TableModel {
  const { dimensions } = dataset;
  const varying = dimensions.filter(({ categories }) => categories.length !== 1);
  const across = varying.length > 1 ? varying.at(-1) : undefined;
  const down = varying.filter((dimension) => dimension !== across);
  const metric = dimensions.find((dimension) => dimension.metric);

  const cell = (chosen: Map<Dimension, number>): Cell => {
    const index = dimensions.reduce((sum, each) => sum * each.categories.length + (chosen.get(each) ?? 0), 0);
    const status = dataset.status(index);
    const decimals = metric?.categories[chosen.get(metric) ?? 0]?.decimals;
    return {
      value: dataset.value(index),
      ...(status !== undefined && { status }),
      ...(decimals !== undefined && { decimals }),
    };
  };
  const rows = combinations(down).map((places) => {
    const chosen = new Map(down.map((dimension, i) => [dimension, places[i] as number]));
    const cells = across
      ? across.categories.map((_, i) => cell(new Map(chosen).set(across, i)))
      : [cell(chosen)];
    return { headers: rowHeaders(down, places), cells };
  });

  return {
    constants: dimensions
      .filter((dimension) => dimension.categories.length === 1)
      .map(({ label, categories }) => ({ label, category: (categories[0] as Category).label })),
    rowLabels: down.map(({ label }) => label),
    ...(across && { columnLabel: across.label }),
    columns: across
      ? across.categories.map(({ label }) => label)
      : [metric?.categories[0]?.label ?? dataset.unit],
    rows,
  };
}

/** Positions in every dimension, the last running fastest; one empty combination for no dimension. */
function combinations(dimensions: Dimension[]): number[][] {
  return dimensions.reduce<number[][]>(
    (outer, { categories }) => outer.flatMap((places) => categories.map((_, i) => [...places, i])),
    [[]],
  );
}

/** The headings that begin in a row: a dimension's, where all inner ones are at their first category. */
function rowHeaders(down: Dimension[], places: number[]): RowHeader[] {
  return down.flatMap(({ categories }, depth) => {
    const inner = down.slice(depth + 1);
    const begins = places.slice(depth + 1).every((place) => place === 0);
    const span = inner.reduce((product, each) => product * each.categories.length, 1);
    return begins ? [{ label: (categories[places[depth] as number] as Category).label, span }] : [];
  });
}
