// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.grid;

import java.io.Serializable;
import java.util.List;

/**
 * A row of a {@link StatisticsGrid}, as it is read.
 *
 * @param codes codes of its categories, one for each dimension that runs down
 * @param labels their names
 * @param figures its figures as shown: a number, or in words why there is none
 * @param sentences its figures as spoken, with unit, interval and cautions
 */
public record StatisticsRow(
    List<String> codes, List<String> labels, List<String> figures, List<String> sentences)
    implements Serializable {

  public StatisticsRow {
    codes = List.copyOf(codes);
    labels = List.copyOf(labels);
    figures = List.copyOf(figures);
    sentences = List.copyOf(sentences);
  }
}
