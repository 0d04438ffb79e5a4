// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Category;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Dimension.Role;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.Indicator.Tier;
import org.atalaya.statistics.QueryScope;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.statistics.StatisticsQuery;

/**
 * How good the records are, from nothing but published figures: what is not known of them, how
 * published figures changed afterwards, how late events come in.
 *
 * @param version the state of the records
 * @param coverage what periods and places the records cover
 * @param unknowns which part of each unit's records lacks each property, the largest first
 * @param revisions what earlier versions said of each year, and what is said of it today
 * @param delay how long events take to be registered, where the records tell
 */
public record DataQuality(
    DatasetVersion version,
    List<Coverage> coverage,
    List<UnknownShare> unknowns,
    List<Revision> revisions,
    Optional<Completeness> delay) {

  /** Most earlier versions that are compared. */
  private static final int VERSIONS = 12;

  public DataQuality {
    coverage = List.copyOf(coverage);
    unknowns = List.copyOf(unknowns);
    revisions = List.copyOf(revisions);
  }

  /**
   * What the records of one unit cover.
   *
   * @param indicator what is counted: all records of the unit
   * @param records how many
   * @param first the first period, if any is known
   * @param last the last period
   */
  public record Coverage(
      Indicator indicator,
      CellValue records,
      Optional<CalendarPeriod> first,
      Optional<CalendarPeriod> last) {}

  /**
   * A property that is not known of some records.
   *
   * @param indicator what is counted
   * @param dimension the property
   * @param share the records of which it is not known, in percent of all
   */
  public record UnknownShare(Indicator indicator, Dimension dimension, CellValue share) {}

  /**
   * What the figure of a year has become, over those of its months that had ended back then: both
   * are sums of published months.
   *
   * @param indicator what is counted
   * @param first the first month
   * @param last the last month
   * @param earlier the version that said it
   * @param then what it said
   * @param now what is said today
   */
  public record Revision(
      Indicator indicator,
      CalendarPeriod first,
      CalendarPeriod last,
      DatasetVersion earlier,
      CellValue then,
      CellValue now) {}

  /**
   * The quality of what these counts are made from, in the version of the slowest tables: so all
   * that is said is of one state.
   */
  static DataQuality of(PublishedCounts counts) {
    StatisticsCatalogue catalogue = counts.catalogue();
    DatasetVersion version = catalogue.version();
    List<DatasetVersion> versions = counts.versions(Tier.MONTHLY, version);
    List<Coverage> coverage = new ArrayList<>();
    List<UnknownShare> unknowns = new ArrayList<>();
    List<Revision> revisions = new ArrayList<>();
    for (StatisticsCatalogue.Entry entry : wholeUnits(catalogue)) {
      coverage.add(coverage(entry, version, counts));
      unknowns.addAll(unknowns(entry, version, counts));
    }
    wholeUnits(catalogue).stream()
        .findFirst()
        .ifPresent(entry -> revisions.addAll(revisions(entry, versions, counts)));
    return new DataQuality(
        version,
        coverage,
        unknowns.stream()
            .sorted((a, b) -> Double.compare(number(b.share()), number(a.share())))
            .toList(),
        revisions,
        Completeness.ofEvents(catalogue, Tier.MONTHLY, version, counts));
  }

  /** One indicator for each unit: the first that counts all of its records. */
  static List<StatisticsCatalogue.Entry> wholeUnits(StatisticsCatalogue catalogue) {
    List<StatisticsCatalogue.Entry> entries = new ArrayList<>();
    for (StatisticsCatalogue.Entry entry : catalogue.entries()) {
      Indicator indicator = entry.indicator();
      boolean whole = indicator.where().isEmpty() && indicator.followUp().isEmpty();
      if (whole
          && entries.stream().noneMatch(other -> other.indicator().unit() == indicator.unit())) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private static Coverage coverage(
      StatisticsCatalogue.Entry entry, DatasetVersion version, PublishedCounts counts) {
    StatisticsQuery all = StatisticsQuery.of(entry.indicator().id()).version(version.number());
    List<CalendarPeriod> periods =
        entry.dimensions().stream()
            .filter(dimension -> dimension.role() == Role.MONTH)
            .findFirst()
            .stream()
            .flatMap(dimension -> dimension.categories().stream())
            .flatMap(category -> CalendarPeriod.parse(category.code()).stream())
            .toList();
    return new Coverage(
        entry.indicator(),
        counts.counts(all, QueryScope.PUBLIC).cells().getFirst(),
        periods.stream().findFirst(),
        periods.reversed().stream().findFirst());
  }

  private static List<UnknownShare> unknowns(
      StatisticsCatalogue.Entry entry, DatasetVersion version, PublishedCounts counts) {
    List<UnknownShare> unknowns = new ArrayList<>();
    for (Dimension dimension : entry.dimensions()) {
      StatisticsQuery query =
          StatisticsQuery.of(entry.indicator().id()).by(dimension.id()).version(version.number());
      PublishableTable table = counts.counts(query, QueryScope.PUBLIC);
      List<Category> categories = table.header().axes().getFirst().categories();
      int unknown =
          IntStream.range(0, categories.size())
              .filter(i -> categories.get(i).code().equals(Category.UNKNOWN))
              .findFirst()
              .orElse(-1);
      if (unknown >= 0 && table.margin().isPresent()) {
        CellValue share = Share.of(table).cells().get(unknown);
        boolean none = share instanceof CellValue.Published published && published.value() == 0;
        if (!none) {
          unknowns.add(new UnknownShare(entry.indicator(), dimension, share));
        }
      }
    }
    return unknowns;
  }

  private static List<Revision> revisions(
      StatisticsCatalogue.Entry entry, List<DatasetVersion> versions, PublishedCounts counts) {
    Optional<Dimension> month =
        entry.dimensions().stream().filter(one -> one.role() == Role.MONTH).findFirst();
    if (month.isEmpty()) {
      return List.of();
    }
    StatisticsQuery query = StatisticsQuery.of(entry.indicator().id()).by(month.get().id());
    Map<CalendarPeriod, CellValue> now =
        Completeness.byMonth(
            counts.counts(query.version(versions.getLast().number()), QueryScope.PUBLIC));
    List<Revision> revisions = new ArrayList<>();
    int skipped = Math.max(0, versions.size() - 1 - VERSIONS);
    for (DatasetVersion earlier :
        versions.stream().limit(versions.size() - 1L).skip(skipped).toList()) {
      Map<CalendarPeriod, CellValue> then =
          Completeness.byMonth(counts.counts(query.version(earlier.number()), QueryScope.PUBLIC));
      then.keySet().stream()
          .filter(one -> !one.last().atEndOfMonth().isAfter(earlier.asOf()))
          .collect(
              Collectors.groupingBy(
                  one -> one.first().getYear(), TreeMap::new, Collectors.toList()))
          .forEach((year, months) ->
              revisions.add(
                  new Revision(
                      entry.indicator(),
                      months.getFirst(),
                      months.getLast(),
                      earlier,
                      sum(months, then),
                      sum(months, now))));
    }
    return revisions;
  }

  private static CellValue sum(List<CalendarPeriod> months, Map<CalendarPeriod, CellValue> counts) {
    double sum = 0;
    for (CalendarPeriod month : months) {
      if (!(counts.get(month) instanceof CellValue.Published published)) {
        return new CellValue.NotDefined(CellValue.Reason.BASE_IS_SUPPRESSED);
      }
      sum += published.value();
    }
    return new CellValue.Published(sum);
  }

  private static double number(CellValue value) {
    return value instanceof CellValue.Published published ? published.value() : 0;
  }
}
