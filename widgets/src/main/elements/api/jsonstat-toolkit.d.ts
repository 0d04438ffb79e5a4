// SPDX-License-Identifier: Apache-2.0

/** The parts of jsonstat-toolkit that are tried here; the package has no types of its own. */
declare module 'jsonstat-toolkit' {
  interface Cell {
    value: number | null;
    status: string | null;
  }

  interface Dimension {
    id: string[];
    label: string;
    role: string;
    Category(code: string): { label: string; unit?: { label: string; decimals: number } };
  }

  interface Dataset {
    class: string | null;
    id: string[];
    size: number[];
    n: number;
    role: { time: string[] | null; geo: string[] | null; metric: string[] | null };
    note: string[];
    source: string;
    updated: string;
    Dimension(id: string): Dimension;
    Data(codes: Record<string, string>): Cell;
    Data(): Cell[];
    toTable(options: {
      type: 'arrobj';
      content: 'id';
      status: boolean;
    }): Record<string, string | number | null>[];
  }

  export default function JSONstat(response: unknown): Dataset;
}
