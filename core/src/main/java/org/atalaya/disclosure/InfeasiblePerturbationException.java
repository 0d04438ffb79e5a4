// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.util.OptionalDouble;

/** No noise has the properties that were asked for; the message names the row and what would do. */
public final class InfeasiblePerturbationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int count;
  private final double askedVariance;
  private final double nearestVariance;

  InfeasiblePerturbationException(PerturbationTableDesigner asked, int count, double nearest) {
    super(
        "no noise for the count %d has variance <= %s (%s). %s"
            .formatted(
                count,
                asked.variance(),
                asked,
                Double.isFinite(nearest)
                    ? "Nearest feasible variance: " + nearest
                    : "No variance is feasible: allow monotone to be false or another probability"
                        + " of staying"));
    this.count = count;
    this.askedVariance = asked.variance();
    this.nearestVariance = nearest;
  }

  /** The count whose row cannot be had. */
  public int count() {
    return count;
  }

  /** The largest variance that was allowed. */
  public double askedVariance() {
    return askedVariance;
  }

  /** The least variance with which that row could be had; absent if none would do. */
  public OptionalDouble nearestVariance() {
    return Double.isFinite(nearestVariance)
        ? OptionalDouble.of(nearestVariance)
        : OptionalDouble.empty();
  }
}
