// SPDX-License-Identifier: Apache-2.0

/** A JSON-stat 2.0 dataset, read: categories in order, values and statuses in row-major order. */
export interface Dataset {
  label: string;
  dimensions: Dimension[];
  value(cell: number): number | null;
  status(cell: number): string | undefined;
  unit: string;
  statusLabels: Record<string, string>;
  notes: string[];
  source: string;
  asOf: string;
  /** Version of the records; empty where the dataset names none. */
  version: string;
}

export interface Dimension {
  id: string;
  label: string;
  metric: boolean;
  categories: Category[];
}

export interface Category {
  code: string;
  label: string;
  /** Of a metric's category, if the dataset says so. */
  decimals?: number;
}

interface RawDataset {
  class: string;
  label?: string;
  source?: string;
  updated?: string;
  id: string[];
  size: number[];
  role?: { metric?: string[] };
  dimension: Record<string, RawDimension>;
  value: PerCell<number | null>;
  status?: PerCell<string> | string;
  extension?: { atalaya?: Extension };
}

/** What JSON-stat has no place for. */
interface Extension {
  unit?: { label?: string };
  source?: { text?: string };
  statusLabels?: Record<string, string>;
  notes?: string[];
  asOf?: string;
  version?: number;
}

type PerCell<T> = T[] | Record<number, T>;

interface RawDimension {
  label?: string;
  category: {
    index?: string[] | Record<string, number>;
    label?: Record<string, string>;
    unit?: Record<string, { decimals?: number }>;
  };
}

/** Reads a parsed JSON document; throws a `TypeError` if it is not a dataset. */
export function readDataset(json: unknown): Dataset {
  const raw = json as RawDataset;
  if (raw?.class !== 'dataset') {
    throw new TypeError('class must be "dataset"');
  }
  const { status, value } = raw;
  const ours = raw.extension?.atalaya ?? {};
  return {
    label: raw.label ?? '',
    dimensions: raw.id.map((id) => readDimension(id, raw)),
    value: (cell) => value[cell] ?? null,
    status: (cell) => (typeof status === 'string' ? status : status?.[cell]) ?? undefined,
    unit: ours.unit?.label ?? '',
    statusLabels: ours.statusLabels ?? {},
    notes: ours.notes ?? [],
    source: ours.source?.text ?? raw.source ?? '',
    asOf: ours.asOf ?? raw.updated ?? '',
    version: ours.version === undefined ? '' : `${ours.version}`,
  };
}

function readDimension(id: string, raw: RawDataset): Dimension {
  const { label, category } = raw.dimension[id] as RawDimension;
  const { index = Object.keys(category.label ?? {}) } = category;
  const codes = Array.isArray(index)
    ? index
    : Object.keys(index).sort((a, b) => (index[a] as number) - (index[b] as number));
  return {
    id,
    label: label ?? id,
    metric: raw.role?.metric?.includes(id) ?? false,
    categories: codes.map((code) => {
      const decimals = category.unit?.[code]?.decimals;
      return { code, label: category.label?.[code] ?? code, ...(decimals !== undefined && { decimals }) };
    }),
  };
}
