// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.CountingUnit;
import org.atalaya.statistics.TableAxis;
import org.atalaya.statistics.TableHeader;

/**
 * A closed list of cells that are published exactly: national figures which the law or the public
 * debate wants without noise, for example the femicides of each year. No dimension can be added to
 * them, and a period is exact only once it has ended: otherwise the exact figures of two days would
 * tell what happened between them.
 *
 * <p>The list is one of sets of records, not of names: {@code femicides} by year and {@code
 * victims} with {@code crime=femicide} by year are the same cells and answer alike.
 *
 * <p><strong>Not checked:</strong> a later correction of an ended period shows as the difference
 * between the figures of two versions.
 *
 * @param unit what is counted
 * @param where the category, by dimension, to which the records belong
 * @param by the dimensions by which the cells are told apart, at least one, no one of {@code where}
 */
public record ExactCells(CountingUnit unit, Map<String, String> where, List<String> by)
    implements DisclosureRule {

  public ExactCells {
    where = Map.copyOf(where);
    by = List.copyOf(by);
    DisclosureParameters.requireAtLeast("number of dimensions by which", 1, by.size());
    for (String dimension : by) {
      if (where.containsKey(dimension)) {
        throw new IllegalArgumentException(
            "where and by must have different dimensions. Provided in both: " + dimension);
      }
    }
  }

  /** Whether the cells of a table, or of its margin, can be among these at all. */
  boolean concerns(TableHeader header) {
    Set<String> told =
        header.axes().stream()
            .map(axis -> axis.dimension().id())
            .collect(Collectors.toCollection(HashSet::new));
    told.addAll(header.indicator().where().keySet());
    Set<String> declared =
        Stream.concat(where.keySet().stream(), by.stream()).collect(Collectors.toSet());
    return header.indicator().unit() == unit && told.equals(declared);
  }

  /** Whether this cell of a table that is {@linkplain #concerns concerned} is among these. */
  boolean contains(TableHeader header, int cell) {
    Map<String, String> codes = new HashMap<>(header.indicator().where());
    LocalDate asOf = header.version().asOf();
    for (int i = 0; i < header.axes().size(); i++) {
      TableAxis axis = header.axes().get(i);
      String code = axis.categories().get(header.position(cell, i)).code();
      codes.merge(
          axis.dimension().id(),
          code,
          (restricted, listed) -> restricted.equals(listed) ? listed : "");
      boolean ended =
          CalendarPeriod.parse(code)
              .filter(period -> period.last().atEndOfMonth().isBefore(asOf))
              .isPresent();
      if (axis.dimension().role().isTime() && !ended) {
        return false;
      }
    }
    return codes.entrySet().containsAll(where.entrySet());
  }
}
