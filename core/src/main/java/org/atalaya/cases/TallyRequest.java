// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.util.List;

/**
 * Which records to count, in which cells. The cells are the combinations of the categories of all
 * axes, the last axis varying fastest. A record counts in every cell to which it belongs: in
 * several if an axis is multi-valued, in none if it has no category of some axis.
 *
 * @param unit what to count
 * @param axes the axes; none for a single cell
 * @param restrictions what every record that is counted must fulfil
 * @param version dataset version to count in
 * @param margin whether to count the margin over the last axis as well; needs an axis
 */
public record TallyRequest(
    CountingUnit unit,
    List<Axis> axes,
    List<Restriction> restrictions,
    int version,
    boolean margin) {

  public TallyRequest {
    axes = List.copyOf(axes);
    restrictions = List.copyOf(restrictions);
    if (margin && axes.isEmpty()) {
      throw new IllegalArgumentException("a single cell has no margin");
    }
  }

  /** Without a margin. */
  public TallyRequest(
      CountingUnit unit, List<Axis> axes, List<Restriction> restrictions, int version) {
    this(unit, axes, restrictions, version, false);
  }

  /** Of all records, without a margin. */
  public TallyRequest(CountingUnit unit, List<Axis> axes, int version) {
    this(unit, axes, List.of(), version);
  }

  /** How many cells the answer has. */
  public int cells() {
    return axes.stream().mapToInt(Axis::size).reduce(1, Math::multiplyExact);
  }

  /**
   * Counts only records that have one of several categories.
   *
   * @param dimension the dimension's id
   * @param codes the codes of the categories, at least one
   */
  public record Restriction(String dimension, List<String> codes) {
    public Restriction {
      codes = List.copyOf(codes);
      if (codes.isEmpty()) {
        throw new IllegalArgumentException("the restriction of " + dimension + " has no category");
      }
    }
  }

  /**
   * One axis of the cells.
   *
   * @param dimension the dimension's id
   * @param codes the codes of the categories, at least one, in the order of the cells
   * @param complete whether these are all categories that any record can have, so that no record
   *     has to be filtered out
   * @param codesOfCell how many codes in a row are one cell together, at least 1 and a divisor of
   *     the number of codes: the months of one year to date
   */
  public record Axis(String dimension, List<String> codes, boolean complete, int codesOfCell) {
    public Axis {
      codes = List.copyOf(codes);
      if (codes.isEmpty()) {
        throw new IllegalArgumentException("the axis " + dimension + " has no categories");
      }
      if (codesOfCell < 1 || codes.size() % codesOfCell != 0) {
        throw new IllegalArgumentException(
            "the axis %s has %d codes, which cannot be %d for each cell"
                .formatted(dimension, codes.size(), codesOfCell));
      }
    }

    /** With a cell for each code. */
    public Axis(String dimension, List<String> codes, boolean complete) {
      this(dimension, codes, complete, 1);
    }

    /** How many cells lie along this axis. */
    public int size() {
      return codes.size() / codesOfCell;
    }
  }
}
