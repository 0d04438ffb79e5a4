// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.cases.CaseTables;
import org.atalaya.cases.Category;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.TallyRequest;
import org.atalaya.cases.UnprotectedTally;
import org.atalaya.statistics.QueryProblem.Kind;

/**
 * Counts. Checks a {@link StatisticsQuery}, asks the store and answers with exact counts, which
 * only {@code org.atalaya.disclosure} may take.
 */
public final class Statistics {

  private final CaseTables tables;
  private final IndicatorCatalogue indicators;

  public Statistics(CaseTables tables, IndicatorCatalogue indicators) {
    this.tables = tables;
    this.indicators = indicators;
  }

  /** What can be asked for in the newest version of the records. */
  public StatisticsCatalogue catalogue() {
    DatasetVersion latest = tables.latest();
    List<StatisticsCatalogue.Entry> entries = new ArrayList<>();
    for (Indicator indicator : indicators.indicators()) {
      List<Dimension> dimensions =
          tables.schema().dimensionsOf(indicator.unit()).stream()
              .map(dimension -> withPeriods(dimension, latest))
              .toList();
      if (!dimensions.isEmpty()) {
        entries.add(new StatisticsCatalogue.Entry(indicator, dimensions));
      }
    }
    return new StatisticsCatalogue(tables.source(), latest, entries);
  }

  private static Dimension withPeriods(Dimension dimension, DatasetVersion version) {
    if (!dimension.role().isTime()) {
      return dimension;
    }
    List<Category> periods = new ArrayList<>(QueryResolver.periods(dimension, version));
    if (periods.stream().noneMatch(Category::isResidual)) {
      dimension.category(Category.UNKNOWN).ifPresent(periods::add);
    }
    return new Dimension(
        dimension.id(), dimension.label(), dimension.role(), periods, false, dimension.parent());
  }

  /**
   * Counts what {@code query} asks for. Its order and its measure are not applied: both work on
   * protected figures.
   *
   * @throws QueryException if the question cannot be answered
   */
  public UnprotectedTable count(StatisticsQuery query) {
    Indicator indicator =
        indicators
            .indicator(query.indicator())
            .filter(found -> !tables.schema().dimensionsOf(found.unit()).isEmpty())
            .orElseThrow(() ->
                QueryProblem.of(
                    Kind.UNKNOWN_INDICATOR,
                    "indicator",
                    query.indicator(),
                    catalogue().entries().stream().map(entry -> entry.indicator().id()).toList()));
    DatasetVersion version = version(query);
    List<TableAxis> axes = new QueryResolver(query, indicator, tables.schema(), version).axes();
    TableHeader header = new TableHeader(indicator, axes, tables.source(), version);
    UnprotectedTally cells = tally(header, axes);
    return new UnprotectedTable(header, cells, margin(header, cells));
  }

  private DatasetVersion version(StatisticsQuery query) {
    DatasetVersion latest = tables.latest();
    if (latest.number() == 0) {
      throw QueryProblem.of(Kind.NO_DATA, "indicator", query.indicator());
    }
    if (query.version().isEmpty()) {
      return latest;
    }
    int number = query.version().getAsInt();
    return tables
        .version(number)
        .orElseThrow(() ->
            QueryProblem.of(
                Kind.UNKNOWN_VERSION,
                "version",
                Integer.toString(number),
                List.of("1–" + latest.number())));
  }

  private UnprotectedTally tally(TableHeader header, List<TableAxis> axes) {
    List<TallyRequest.Axis> requested =
        axes.stream()
            .map(axis ->
                new TallyRequest.Axis(
                    axis.dimension().id(),
                    axis.categories().stream().map(Category::code).toList(),
                    axis.complete()))
            .toList();
    return tables.tally(
        new TallyRequest(header.indicator().unit(), requested, header.version().number()));
  }

  private Optional<UnprotectedTally> margin(TableHeader header, UnprotectedTally cells) {
    List<TableAxis> axes = header.axes();
    if (!QueryResolver.hasMargin(axes)) {
      return Optional.empty();
    }
    if (axes.isEmpty()) {
      return Optional.of(cells);
    }
    TableAxis last = axes.getLast();
    if (!last.complete() || last.dimension().multiValued()) {
      return Optional.of(tally(header, axes.subList(0, axes.size() - 1)));
    }
    // Every record is in exactly one cell of each line, so the line's sums are its margin.
    int width = last.size();
    long[] counts = new long[cells.size() / width];
    long[] keySums = new long[counts.length];
    for (int cell = 0; cell < cells.size(); cell++) {
      counts[cell / width] += cells.count(cell);
      keySums[cell / width] += cells.keySum(cell);
    }
    return Optional.of(new UnprotectedTally(counts, keySums));
  }
}
