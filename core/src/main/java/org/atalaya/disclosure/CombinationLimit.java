// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.cases.Dimension;
import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.TableAxis;
import org.atalaya.statistics.TableHeader;

/**
 * Refuses tables that combine dimensions which, together, single people out: a small area and a
 * short period, and anything else besides. Decided from the question alone, before any record is
 * counted, so that a refusal says nothing of the records.
 *
 * <p>A dimension counts as the one it refines: a limit on {@code crime-group} holds for {@code
 * crime}, too, whose parent that is. What an indicator is restricted to counts like a filter. A
 * dimension that only encloses another one of the table (the department of the municipalities)
 * makes nothing smaller and does not count.
 *
 * @param dimensions ids of the dimensions that must not be combined freely, at least one
 * @param mostDimensions how many dimensions a table may have that has all of these, 0 to 3; below
 *     the number of {@code dimensions} these are never combined
 * @param instead ids of wider dimensions, told to whoever is refused
 */
public record CombinationLimit(Set<String> dimensions, int mostDimensions, List<String> instead)
    implements DisclosureRule {

  public CombinationLimit {
    dimensions = Set.copyOf(dimensions);
    instead = List.copyOf(instead);
    DisclosureParameters.requireAtLeast("number of dimensions", 1, dimensions.size());
    DisclosureParameters.requireBetween(
        "mostDimensions", 0, StatisticsQuery.MAX_DIMENSIONS, mostDimensions);
  }

  /**
   * Refuses the table if it is too detailed.
   *
   * @throws org.atalaya.statistics.QueryException that names the dimensions and wider ones
   */
  void check(TableHeader header) {
    Set<String> used = used(header);
    Set<String> covered =
        Stream.concat(
                used.stream(),
                header.axes().stream()
                    .map(TableAxis::dimension)
                    .flatMap(dimension -> dimension.parent().stream()))
            .collect(Collectors.toSet());
    if (covered.containsAll(dimensions) && used.size() > mostDimensions) {
      throw QueryProblem.of(Kind.TOO_DETAILED, "by", String.join(", ", used), instead);
    }
  }

  private static Set<String> used(TableHeader header) {
    Set<String> used = new LinkedHashSet<>(header.indicator().where().keySet());
    Set<String> enclosing = new HashSet<>();
    for (TableAxis axis : header.axes()) {
      Dimension dimension = axis.dimension();
      // The years to date are as long as years.
      used.add(StatisticsQuery.withoutToDate(dimension.id()));
      dimension.parent().ifPresent(enclosing::add);
    }
    used.removeAll(enclosing);
    return used;
  }
}
