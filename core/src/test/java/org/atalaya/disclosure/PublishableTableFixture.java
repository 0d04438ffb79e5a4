// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.util.List;
import java.util.Optional;
import org.atalaya.cases.Label;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.TableHeader;

/**
 * Publishable tables for tests of what is made from them. Outside of tests only {@link
 * DisclosureControl} makes one.
 */
public final class PublishableTableFixture {

  private PublishableTableFixture() {}

  /** A table without margin, under the profile {@code public}. */
  public static PublishableTable table(
      TableHeader header, Measure measure, List<CellValue> cells, List<Label> protection) {
    return table(header, measure, cells, protection, 0);
  }

  /** A table without margin, to whose counts noise of this variance was added. */
  public static PublishableTable table(
      TableHeader header,
      Measure measure,
      List<CellValue> cells,
      List<Label> protection,
      double noiseVariance) {
    return new PublishableTable(
        header,
        measure,
        cells,
        Optional.empty(),
        new Protection("public", "0", protection, noiseVariance));
  }
}
