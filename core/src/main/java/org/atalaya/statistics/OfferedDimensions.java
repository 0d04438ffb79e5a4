// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.CaseSchema;
import org.atalaya.cases.Category;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.DatasetVersion.TimeSpan;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Dimension.Role;
import org.atalaya.cases.Label;

/** By what an indicator can be told apart in one version of the records. */
final class OfferedDimensions {

  private final DatasetVersion version;
  private final Map<String, Dimension> dimensions = new LinkedHashMap<>();
  private final Map<String, YearToDate> toDate = new LinkedHashMap<>();

  /**
   * What is offered of the unit's dimensions.
   *
   * @param scope who asks
   */
  OfferedDimensions(
      Indicator indicator, CaseSchema schema, DatasetVersion version, QueryScope scope) {
    this.version = version;
    List<Dimension> own =
        schema.dimensionsOf(indicator.unit()).stream()
            .filter(dimension ->
                scope == QueryScope.MEASURES
                    || !dimension.internal()
                        && !indicator.where().containsKey(dimension.id())
                        && indicator.allows(dimension))
            .toList();
    for (Dimension dimension : own) {
      dimensions.put(dimension.id(), dimension);
      if (dimension.role() == Role.MONTH) {
        own.stream()
            .filter(year -> dimension.parent().equals(Optional.of(year.id())))
            .findFirst()
            .flatMap(year -> YearToDate.of(year, dimension, version))
            .ifPresent(period -> {
              toDate.put(period.dimension().id(), period);
              dimensions.put(period.dimension().id(), period.dimension());
            });
      }
    }
  }

  /** The dimensions in the order in which they are offered. */
  List<Dimension> dimensions() {
    return List.copyOf(dimensions.values());
  }

  Optional<Dimension> dimension(String id) {
    return Optional.ofNullable(dimensions.get(id));
  }

  /** The first dimension of this kind that is not made from another. */
  Optional<Dimension> first(Role role) {
    return dimensions.values().stream()
        .filter(dimension -> dimension.role() == role && yearToDate(dimension).isEmpty())
        .findFirst();
  }

  Optional<YearToDate> yearToDate(Dimension dimension) {
    return Optional.ofNullable(toDate.get(dimension.id()));
  }

  /** The categories that occur: for a time dimension the periods that the version covers. */
  List<Category> categories(Dimension dimension) {
    if (!dimension.role().isTime()) {
      return dimension.categories();
    }
    return yearToDate(dimension).map(YearToDate::years).orElseGet(() -> periods(dimension));
  }

  /** "Unknown" comes last, where it occurs. */
  private List<Category> periods(Dimension dimension) {
    TimeSpan span = version.spans().get(dimension.id());
    List<Category> periods = new ArrayList<>();
    if (span != null) {
      for (int ordinal = span.first(); ordinal <= span.last(); ordinal++) {
        CalendarPeriod period = CalendarPeriod.ofOrdinal(dimension.role(), ordinal);
        Optional<String> parent =
            dimension.role() == Role.MONTH
                ? Optional.of(CalendarPeriod.year(period.first().getYear()).code())
                : Optional.empty();
        periods.add(new Category(period.code(), Label.same(period.code()), parent));
      }
    }
    if (span == null || span.unknown()) {
      dimension.category(Category.UNKNOWN).ifPresent(periods::add);
    }
    return periods;
  }
}
