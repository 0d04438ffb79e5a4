// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.util.List;
import java.util.stream.IntStream;
import org.atalaya.cases.Category;
import org.atalaya.cases.UnprotectedTally;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.TableAxis;
import org.atalaya.statistics.UnprotectedTable;

/**
 * A table as an attacker sees it, and beside it the counts with which only the suite compares. It
 * has a margin.
 *
 * <p>A withheld cell is taken for the mean of its table's withheld cells, which follows from the
 * published margin less the published cells.
 */
final class AskedTable {

  private final PublishableTable published;
  private final UnprotectedTally counts;
  private final UnprotectedTally marginCounts;
  private final List<CellValue> margin;
  private final Estimate withheld;

  AskedTable(UnprotectedTable unprotected, PublishableTable published) {
    this.published = published;
    counts = unprotected.cells();
    marginCounts = unprotected.margin().orElseThrow();
    margin = published.margin().orElseThrow();
    withheld = withheld();
  }

  private Estimate withheld() {
    double rest = 0;
    long below = 1;
    long cells = 0;
    for (CellValue total : margin) {
      rest += total instanceof Published figure ? figure.value() : 0;
    }
    for (CellValue cell : published.cells()) {
      if (cell instanceof Suppressed suppressed) {
        below = Math.max(below, suppressed.below());
        cells++;
      } else if (cell instanceof Published figure) {
        rest -= figure.value();
      }
    }
    double mean = cells == 0 ? 0 : Math.clamp(rest / cells, 0.01, below - 0.5);
    // That of a geometric distribution: small counts thin out about so.
    return new Estimate(mean, mean + mean * mean);
  }

  /** Whether each of the last {@code axes} axes lists all its categories. */
  boolean isComplete(int axes) {
    return last(axes).stream().allMatch(TableAxis::complete);
  }

  /** The sizes of the last {@code axes} axes. */
  List<Integer> sizes(int axes) {
    return last(axes).stream().map(TableAxis::size).toList();
  }

  private List<TableAxis> last(int axes) {
    List<TableAxis> all = published.header().axes();
    return all.subList(all.size() - axes, all.size());
  }

  int size() {
    return published.cells().size();
  }

  /** Cells for each combination of the other axes. */
  int width() {
    return published.header().axes().getLast().size();
  }

  /** How many combinations of the other axes there are. */
  int lines() {
    return size() / width();
  }

  /** The line in which a cell lies. */
  int line(int cell) {
    return cell / width();
  }

  /** The cells of a line, in order. */
  IntStream cellsOf(int line) {
    return IntStream.range(line * width(), (line + 1) * width());
  }

  boolean isPublished(int cell) {
    return published.cells().get(cell) instanceof Published;
  }

  double noiseVariance() {
    return published.noiseVariance();
  }

  /** Whether what is published of a cell is the margin of a line of another table. */
  boolean isMarginOf(int cell, AskedTable other, int line) {
    return published.cells().get(cell).equals(other.margin.get(line));
  }

  /** What a withheld cell lies below. */
  long below(int cell) {
    return published.cells().get(cell) instanceof Suppressed suppressed ? suppressed.below() : 1;
  }

  boolean isMarginPublished(int line) {
    return margin.get(line) instanceof Published;
  }

  Estimate cell(int cell) {
    return estimate(published.cells().get(cell));
  }

  Estimate margin(int line) {
    return estimate(margin.get(line));
  }

  private Estimate estimate(CellValue value) {
    return value instanceof Published figure
        ? new Estimate(figure.value(), published.noiseVariance())
        : withheld;
  }

  /** For the comparison only. */
  long count(int cell) {
    return counts.count(cell);
  }

  /** For the comparison only. */
  long marginCount(int line) {
    return marginCounts.count(line);
  }

  /**
   * For the comparison only: whether all records of a line have one category that says something.
   */
  boolean isAlike(int line) {
    List<Category> categories = published.header().axes().getLast().categories();
    return cellsOf(line)
        .anyMatch(cell ->
            count(cell) == marginCount(line) && !categories.get(cell % width()).isResidual());
  }
}
