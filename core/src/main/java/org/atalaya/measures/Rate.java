// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Category;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Dimension.Role;
import org.atalaya.cases.Wording;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.Caution;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.disclosure.ConfidenceInterval;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.internal.DirectStandardisation;
import org.atalaya.measures.internal.GammaInterval;
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.QueryProblem.Kind;
import org.atalaya.statistics.QueryScope;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.TableAxis;
import org.atalaya.statistics.TableHeader;

/**
 * Units in a year for every 100,000 inhabitants of the same place, sex and age, with a gamma
 * interval (Fay and Feuer, Statistics in Medicine 16, 1997). The place is that of the event, the
 * population is counted where it lives. A rate that rests on fewer than 20 events is marked
 * unstable.
 */
final class Rate {

  private static final Wording WORDING = Wording.of(Rate.class);
  private static final double PER = 100_000;
  private static final int STABLE = 20;
  private static final Pattern AGES = Pattern.compile("(\\d+)(?:-(\\d+)|\\+)");

  /**
   * Dimensions that say something about the event and nothing about who lives there: of each
   * category the rate is taken on all inhabitants.
   */
  private static final Set<String> OF_THE_EVENT =
      Set.of(
          "crime-group",
          "crime",
          "iccs",
          "offence-stage",
          "form-of-violence",
          "source",
          "weekday",
          "hour",
          "procedural-state",
          "relationship",
          "gender-related-killing",
          "killing-typology",
          "sentence-outcome");

  private final PublishedCounts counts;
  private final Population population;

  Rate(PublishedCounts counts, Population population) {
    this.counts = counts;
    this.population = population;
  }

  /** The rates of the table that {@code query} asks for. */
  PublishableTable crude(StatisticsQuery query) {
    check(query, counts.header(query, QueryScope.PUBLIC));
    PublishableTable table = counts.counts(query, QueryScope.PUBLIC);
    TableHeader header = table.header();
    Map<Integer, Integer> years = new TreeMap<>();
    List<CellValue> rates = new ArrayList<>(header.cells());
    for (int cell = 0; cell < header.cells(); cell++) {
      Optional<PopulationCount> living = living(header, cell, Optional.empty(), years);
      rates.add(
          incomplete(header, cell)
              ? new NotDefined(Reason.PERIOD_INCOMPLETE)
              : crude(table.cells().get(cell), living, table.noiseVariance()));
    }
    return table.derive(withNotes(header, years), Measure.RATE, rates, Optional.empty());
  }

  private static CellValue crude(
      CellValue count, Optional<PopulationCount> living, double noiseVariance) {
    if (living.filter(found -> found.persons() > 0).isEmpty()) {
      return new NotDefined(Reason.NO_POPULATION);
    }
    double each = PER / living.get().persons();
    return switch (count) {
      case Published published -> {
        double events = published.value();
        ConfidenceInterval interval =
            GammaInterval.of(new double[] {each}, new double[] {events}, noiseVariance);
        yield flagged(new Published(events * each, interval), events);
      }
      case Suppressed withheld -> withheld;
      case NotDefined undefined -> undefined;
    };
  }

  private static Published flagged(Published rate, double events) {
    return events < STABLE ? rate.with(Caution.UNSTABLE) : rate;
  }

  /**
   * The rates if the inhabitants' ages were those of the whole country in the year of the
   * population used. Events of unknown age are spread like the known ones; age groups whose events
   * are withheld share what the published ones leave of the total.
   */
  PublishableTable standardised(StatisticsQuery query) {
    TableHeader header = counts.header(query, QueryScope.PUBLIC);
    check(query, header);
    Dimension age = ages(query);
    List<String> by = new ArrayList<>(header.axes().stream().map(a -> a.dimension().id()).toList());
    if (by.contains(age.id())) {
      throw QueryProblem.of(Kind.RATE_NEEDS_POPULATION, "by", age.id());
    }
    by.add(age.id());
    // The order is that of the rates, and not one of strata.
    StatisticsQuery told = query.sort(StatisticsQuery.Sort.DECLARED).withoutTop();
    PublishableTable strata = counts.counts(told.by(by.toArray(String[]::new)), QueryScope.PUBLIC);
    List<CellValue> totals = strata.margin().orElseThrow();
    List<Category> groups = strata.header().axes().getLast().categories();
    // The newest there is: the same standard for every year makes them comparable.
    StandardPopulation standard = population.standard(Year.MAX_VALUE);
    Map<Integer, Integer> years = new TreeMap<>();
    List<CellValue> rates = new ArrayList<>(header.cells());
    for (int cell = 0; cell < header.cells(); cell++) {
      List<CellValue> own =
          strata.cells().subList(cell * groups.size(), (cell + 1) * groups.size());
      rates.add(
          incomplete(header, cell)
              ? new NotDefined(Reason.PERIOD_INCOMPLETE)
              : standardised(
                  header,
                  cell,
                  totals.get(cell),
                  own,
                  groups,
                  standard,
                  strata.noiseVariance(),
                  years));
    }
    TableHeader said =
        withNotes(header, years)
            .withNote(WORDING.label("rate.standard").joined(" ", standard.name()));
    return strata.derive(said, Measure.STANDARDISED_RATE, rates, Optional.empty());
  }

  private CellValue standardised(
      TableHeader header,
      int cell,
      CellValue total,
      List<CellValue> strata,
      List<Category> groups,
      StandardPopulation standardPopulation,
      double noiseVariance,
      Map<Integer, Integer> years) {
    if (!(total instanceof Published whole)) {
      return total;
    }
    List<AgeSpan> spans = new ArrayList<>();
    List<CellValue> known = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Optional<AgeSpan> span = span(groups.get(i));
      if (span.isPresent()) {
        spans.add(span.get());
        known.add(strata.get(i));
      }
    }
    double[] events = spread(whole.value(), WithheldCells.fill(whole.value(), known));
    double[] persons = new double[spans.size()];
    double[] standard = new double[spans.size()];
    for (int i = 0; i < spans.size(); i++) {
      Optional<PopulationCount> living = living(header, cell, Optional.of(spans.get(i)), years);
      standard[i] = persons(standardPopulation, spans.get(i));
      if (living.filter(found -> found.persons() > 0).isEmpty() || standard[i] <= 0) {
        return new NotDefined(Reason.NO_POPULATION);
      }
      persons[i] = living.get().persons();
    }
    DirectStandardisation rate =
        DirectStandardisation.of(events, persons, standard, PER, noiseVariance);
    return flagged(new Published(rate.rate(), rate.interval()), whole.value());
  }

  private static double persons(StandardPopulation standard, AgeSpan span) {
    return standard.groups().stream()
        .filter(group -> within(group.age(), span))
        .mapToDouble(StandardPopulation.Group::persons)
        .sum();
  }

  private static boolean within(AgeSpan group, AgeSpan span) {
    int open = Integer.MAX_VALUE;
    return group.from() >= span.from() && group.to().orElse(open) <= span.to().orElse(open);
  }

  /** Of unknown age is what the known groups leave of the total; it is spread like them. */
  private static double[] spread(double total, double[] known) {
    double sum = Arrays.stream(known).sum();
    double factor = sum > 0 ? total / sum : 0;
    return Arrays.stream(known).map(events -> factor * events).toArray();
  }

  /** The id of the ages by which the rates of an indicator are standardised. */
  static String ages(Indicator indicator) {
    return indicator.unit() == CountingUnit.SUSPECT ? "suspect-age" : "victim-age";
  }

  private Dimension ages(StatisticsQuery query) {
    var entry = counts.entry(query.indicator());
    return entry
        .dimension(ages(entry.indicator()))
        .orElseThrow(() ->
            QueryProblem.of(Kind.RATE_NEEDS_POPULATION, "measure", Measure.STANDARDISED_RATE.id()));
  }

  /** Refuses what no population belongs to, before anything is counted. */
  private void check(StatisticsQuery query, TableHeader header) {
    if (!fits(query)) {
      throw QueryProblem.of(Kind.RATE_NEEDS_POPULATION, "indicator", query.indicator());
    }
    boolean hasYear = header.axes().stream().anyMatch(axis -> isYear(axis.dimension()));
    if (!hasYear) {
      throw QueryProblem.of(
          Kind.RATE_NEEDS_YEAR,
          "measure",
          query.measure().map(Measure::id).orElse(""),
          List.of("by=year", "year=" + latestYear(header.version())));
    }
    for (TableAxis axis : header.axes()) {
      String id = axis.dimension().id();
      if (!isYear(axis.dimension()) && !isOfPopulation(id) && !OF_THE_EVENT.contains(id)) {
        throw QueryProblem.of(
            Kind.RATE_NEEDS_POPULATION,
            query.by().contains(id) ? "by" : id,
            id,
            counts.entry(query.indicator()).dimensions().stream()
                .filter(dimension ->
                    isYear(dimension)
                        || isOfPopulation(dimension.id())
                        || OF_THE_EVENT.contains(dimension.id()))
                .map(Dimension::id)
                .toList());
      }
    }
  }

  /** Whether the records are of the country whose inhabitants are known: the places tell. */
  private boolean fits(StatisticsQuery query) {
    return counts.entry(query.indicator()).dimension("department").stream()
        .flatMap(dimension -> dimension.categories().stream())
        .filter(category -> !category.isResidual())
        .map(category ->
            population.count(
                Year.MAX_VALUE,
                Optional.of(category.code()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()))
        .map(Optional::isPresent)
        .reduce((one, other) -> one && other)
        .orElse(false);
  }

  private static String latestYear(DatasetVersion version) {
    return Integer.toString(version.asOf().getYear());
  }

  private static boolean isYear(Dimension dimension) {
    return dimension.role() == Role.YEAR && !StatisticsQuery.isToDate(dimension.id());
  }

  private static boolean isOfPopulation(String id) {
    return id.equals("department") || id.equals("municipality") || isSex(id) || isAge(id);
  }

  private static boolean isSex(String id) {
    return id.equals("victim-sex") || id.equals("suspect-sex");
  }

  private static boolean isAge(String id) {
    return id.equals("victim-age") || id.equals("suspect-age");
  }

  /** The inhabitants to whom a cell belongs; notes which year's population stands for which. */
  private Optional<PopulationCount> living(
      TableHeader header, int cell, Optional<AgeSpan> ages, Map<Integer, Integer> years) {
    Optional<Integer> year = Optional.empty();
    Optional<String> department = Optional.empty();
    Optional<String> municipality = Optional.empty();
    Optional<String> sex = header.indicator().populationSex();
    Optional<AgeSpan> span = ages;
    for (int i = 0; i < header.axes().size(); i++) {
      TableAxis axis = header.axes().get(i);
      Category category = axis.categories().get(header.position(cell, i));
      String id = axis.dimension().id();
      if (isYear(axis.dimension())) {
        year = CalendarPeriod.parse(category.code()).map(period -> period.first().getYear());
      } else if (id.equals("department") && municipality.isEmpty()) {
        department = Optional.of(category.code());
      } else if (id.equals("municipality")) {
        municipality = Optional.of(category.code());
        department = Optional.empty();
      } else if (isSex(id)) {
        sex = Optional.of(category.code());
      } else if (isAge(id)) {
        span = span(category);
        if (span.isEmpty()) {
          return Optional.empty();
        }
      }
    }
    if (year.isEmpty()) {
      return Optional.empty();
    }
    int asked = year.get();
    Optional<PopulationCount> found = population.count(asked, department, municipality, sex, span);
    found.ifPresent(count -> years.put(asked, count.year()));
    return found;
  }

  private static Optional<AgeSpan> span(Category category) {
    Matcher matcher = AGES.matcher(category.code());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int from = Integer.parseInt(matcher.group(1));
    return Optional.of(
        matcher.group(2) == null
            ? AgeSpan.from(from)
            : AgeSpan.of(from, Integer.parseInt(matcher.group(2))));
  }

  /** Whether the records do not cover the cell's year from its first to its last day. */
  private boolean incomplete(TableHeader header, int cell) {
    for (int i = 0; i < header.axes().size(); i++) {
      TableAxis axis = header.axes().get(i);
      if (isYear(axis.dimension())) {
        Category category = axis.categories().get(header.position(cell, i));
        return !category.isResidual()
            && !CoveredPeriods.covers(header.version(), axis.dimension(), category);
      }
    }
    return false;
  }

  private TableHeader withNotes(TableHeader header, Map<Integer, Integer> years) {
    String others =
        years.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(entry.getValue()))
            .map(entry -> entry.getKey() + " → " + entry.getValue())
            .collect(Collectors.joining(", "));
    TableHeader said =
        header.withNote(WORDING.label("rate.population").joined(" ", population.source()));
    return others.isEmpty() ? said : said.withNote(WORDING.label("rate.other-year", others));
  }
}
