// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.util.List;
import java.util.Optional;
import org.atalaya.cases.Label;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.TableHeader;

/**
 * A table that may be shown to anyone. Only {@link DisclosureControl} makes one from counts;
 * everything else (measures, charts, files) is computed from it. What another observatory has
 * published {@linkplain #publishedElsewhere is one already}.
 */
public final class PublishableTable {

  private final TableHeader header;
  private final Measure measure;
  private final List<CellValue> cells;
  private final Optional<List<CellValue>> margin;
  private final Protection protection;

  PublishableTable(
      TableHeader header,
      Measure measure,
      List<CellValue> cells,
      Optional<List<CellValue>> margin,
      Protection protection) {
    if (cells.size() != header.cells()) {
      throw new IllegalArgumentException(
          "a table of %d cells cannot have %d values".formatted(header.cells(), cells.size()));
    }
    this.header = header;
    this.measure = measure;
    this.cells = List.copyOf(cells);
    this.margin = margin.map(List::copyOf);
    this.protection = protection;
  }

  /**
   * A table that an observatory has published and anyone could read there.
   *
   * <p><strong>Not checked:</strong> that it was. Nothing here protects anything, so only {@code
   * org.atalaya.remote} calls this, with what it read from a public address.
   *
   * @param protection what that observatory says of how its counts are protected
   * @throws IllegalArgumentException if there are not as many cells as the header says
   */
  public static PublishableTable publishedElsewhere(
      TableHeader header,
      Measure measure,
      List<CellValue> cells,
      Optional<List<CellValue>> margin,
      Protection protection) {
    return new PublishableTable(header, measure, cells, margin, protection);
  }

  /**
   * A table computed from this one, under the same protection.
   *
   * @param newHeader what it is about
   * @param newMeasure what its figures say
   * @param newCells its cells, computed from nothing but published figures
   * @param newMargin its margin over the last axis, if it has one
   */
  public PublishableTable derive(
      TableHeader newHeader,
      Measure newMeasure,
      List<CellValue> newCells,
      Optional<List<CellValue>> newMargin) {
    return new PublishableTable(newHeader, newMeasure, newCells, newMargin, protection);
  }

  public TableHeader header() {
    return header;
  }

  public Measure measure() {
    return measure;
  }

  /** The cells, the last axis varying fastest. */
  public List<CellValue> cells() {
    return cells;
  }

  /**
   * The margin over the last axis: one value for each combination of the other axes, counted over
   * all records whatever their category of the last axis; absent where there is none.
   */
  public Optional<List<CellValue>> margin() {
    return margin;
  }

  /** Id of the profile under which the figures are protected. */
  public String profile() {
    return protection.profile();
  }

  /** Version of the rules by which the figures are protected, see {@link DisclosureProfile}. */
  public String rulesVersion() {
    return protection.rules();
  }

  /**
   * What readers are told about the protection: first what is printed with every figure, then what
   * only tables and pages have room for.
   */
  public List<Label> protection() {
    return protection.notes();
  }

  /**
   * The largest variance of the noise that was added to a count, 0 or above: what an interval of a
   * figure computed from counts has to take into account.
   */
  public double noiseVariance() {
    return protection.noiseVariance();
  }
}
