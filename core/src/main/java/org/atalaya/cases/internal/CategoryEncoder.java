// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

/** What the store keeps of a row for one dimension: an ordinal, or a set of bits. */
@FunctionalInterface
interface CategoryEncoder {

  /**
   * The value for a row whose dates were read.
   *
   * @param findings is told what is noticed
   */
  long encode(FieldBatch batch, int row, ImportFindings findings);
}
