// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.util.ArrayList;
import java.util.List;
import org.atalaya.cases.ImportReport.RejectedRow;

/**
 * What the store keeps of the rows of a {@link FieldBatch}, column by column, and what was noticed
 * about them.
 */
final class EncodedBatch {

  /** The batch that was encoded. */
  final FieldBatch source;

  /** Record id of each loaded row. */
  final long[] ids;

  /** Record key of each loaded row. */
  final long[] keys;

  /** By dimension of the table, then by loaded row: the ordinal, or the set of bits. */
  final long[][] values;

  /** Of each loaded row, which row of the source it is. */
  final int[] sourceRows;

  final ImportFindings findings = new ImportFindings();
  final List<RejectedRow> rejected = new ArrayList<>();

  /** How many rows are loaded. */
  int rows;

  EncodedBatch(FieldBatch source, int dimensions) {
    this.source = source;
    this.ids = new long[source.rows()];
    this.keys = new long[source.rows()];
    this.values = new long[dimensions][source.rows()];
    this.sourceRows = new int[source.rows()];
  }

  /** Notes a row that is not loaded. */
  void reject(int row, String reason) {
    rejected.add(new RejectedRow(source.line(row), reason));
  }
}
