// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atalaya.cases.Wording;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.Caution;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.ConfidenceInterval;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.CellText;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.TableAxis;

/**
 * What the figures of a chart with one series show, in a sentence, from published figures alone.
 * Nothing is said where it could be chance:
 *
 * <ul>
 *   <li>of counts by periods, that the last complete period differs from the one before, where the
 *       interval of the change does not hold zero;
 *   <li>of other figures by periods, the same where the intervals of the two do not touch;
 *   <li>of figures of categories, which is the highest, where its interval stands above all others
 *       and all others are published;
 *   <li>of counts of categories that exclude one another, which has the largest part, where its
 *       distance from the second is beyond what Poisson and the noise let counts differ by.
 * </ul>
 */
final class Finding {

  private static final Wording WORDING = Wording.of(Finding.class);

  /** Standard deviations that 95 % of a normal distribution lie within. */
  private static final double NORMAL = 1.96;

  private final ChartSource source;
  private final PublishableTable table;
  private final Measure measure;
  private final List<Mark> marks;
  private final Locale locale;

  private Finding(ChartSource source, List<Mark> marks, Locale locale) {
    this.source = source;
    this.table = source.table();
    this.measure = table.measure();
    this.marks = marks;
    this.locale = locale;
  }

  /** The finding of a chart, where there is one to be told. */
  static Optional<String> of(
      ChartSource source, FormChoice choice, List<Series> series, Locale locale) {
    if (series.size() != 1
        || choice.categoryAxis().isEmpty()
        || source.table().header().variableAxes().size() != 1) {
      return Optional.empty();
    }
    Finding finding = new Finding(source, series.getFirst().marks(), locale);
    TableAxis axis = choice.categoryAxis().get();
    return switch (choice.kind()) {
      case BAR, LINE, AREA, MAP, TILES ->
          axis.dimension().role().isTime() ? finding.ofPeriods() : finding.ofCategories(axis);
      case STACKED, FULL, HEATMAP, PYRAMID, SLOPE, FIGURE, FUNNEL, INCIDENCE -> Optional.empty();
    };
  }

  private Optional<String> ofPeriods() {
    List<Mark> periods =
        marks.stream()
            .filter(mark -> mark.category().period().isPresent())
            .sorted(Comparator.comparing(Finding::ordinal))
            .toList();
    if (periods.size() < 2 || measure == Measure.CHANGE) {
      return Optional.empty();
    }
    int last = FigureChart.figure(periods);
    if (last == 0 || ordinal(periods.get(last)) != ordinal(periods.get(last - 1)) + 1) {
      return Optional.empty();
    }
    Mark later = periods.get(last);
    Mark earlier = periods.get(last - 1);
    return later.isProvisional()
        ? Optional.empty()
        : measure == Measure.COUNT ? change(earlier, later) : apart(earlier, later);
  }

  private static int ordinal(Mark mark) {
    return mark.category().period().orElseThrow().ordinal();
  }

  private Optional<String> change(Mark earlier, Mark later) {
    return source
        .changes()
        .map(changes -> changes.cells().get(later.cell()))
        .flatMap(Finding::certain)
        .filter(change -> Math.abs(change.value()) >= 1)
        .map(change ->
            WORDING.text(
                locale,
                change.value() > 0 ? "finding.more" : "finding.fewer",
                subject(),
                CellText.figure(Math.abs(change.value()), Measure.SHARE, 0, locale),
                later.category().label(),
                earlier.category().label()));
  }

  /** A change whose interval does not hold zero. */
  private static Optional<Published> certain(CellValue value) {
    return value instanceof Published change
            && change
                .interval()
                .filter(interval -> interval.lower() > 0 || interval.upper() < 0)
                .isPresent()
        ? Optional.of(change)
        : Optional.empty();
  }

  private Optional<String> apart(Mark earlier, Mark later) {
    Optional<ConfidenceInterval> before = stable(earlier);
    Optional<ConfidenceInterval> now = stable(later);
    if (before.isEmpty() || now.isEmpty()) {
      return Optional.empty();
    }
    boolean higher = now.get().lower() > before.get().upper();
    boolean lower = now.get().upper() < before.get().lower();
    return higher || lower
        ? Optional.of(
            WORDING.text(
                locale,
                higher ? "finding.higher" : "finding.lower",
                name(),
                later.text(),
                later.category().label(),
                earlier.category().label(),
                earlier.text()))
        : Optional.empty();
  }

  /** The interval of a figure that rests on enough cases. */
  private static Optional<ConfidenceInterval> stable(Mark mark) {
    return mark.value() instanceof Published published
            && !published.cautions().contains(Caution.UNSTABLE)
        ? published.interval()
        : Optional.empty();
  }

  private Optional<String> ofCategories(TableAxis axis) {
    List<Mark> known = marks.stream().filter(mark -> !mark.category().aside()).toList();
    List<Mark> ranked =
        known.stream()
            .filter(mark -> mark.figure().isPresent())
            .sorted(Comparator.comparing((Mark mark) -> mark.figure().orElse(0.0)).reversed())
            .toList();
    if (ranked.size() < 2) {
      return Optional.empty();
    }
    return measure == Measure.COUNT
        ? largestPart(axis, ranked)
        : ranked.size() == known.size() ? highest(ranked) : Optional.empty();
  }

  private Optional<String> highest(List<Mark> ranked) {
    Mark first = ranked.getFirst();
    boolean apart =
        ranked.stream()
            .skip(1)
            .allMatch(mark ->
                stable(first).isPresent()
                    && mark.value() instanceof Published other
                    && other
                        .interval()
                        .filter(interval -> interval.upper() < stable(first).get().lower())
                        .isPresent());
    return apart
        ? Optional.of(
            WORDING.text(locale, "finding.highest", name(), first.category().label(), first.text()))
        : Optional.empty();
  }

  /** A withheld figure is below all that are published, so it is not the largest. */
  private Optional<String> largestPart(TableAxis axis, List<Mark> ranked) {
    boolean parts =
        axis.complete()
            && !axis.dimension().multiValued()
            && table.header().axes().getLast().equals(axis);
    double first = ranked.get(0).figure().orElse(0.0);
    double second = ranked.get(1).figure().orElse(0.0);
    double deviation = Math.sqrt(first + second + 2 * table.noiseVariance());
    if (!parts || first - second <= NORMAL * deviation) {
      return Optional.empty();
    }
    return table
        .margin()
        .map(List::getFirst)
        .flatMap(
            whole -> whole instanceof Published all ? Optional.of(all.value()) : Optional.empty())
        .filter(whole -> whole >= first)
        .map(whole ->
            WORDING.text(
                locale,
                "finding.largest",
                ranked.getFirst().category().label(),
                CellText.figure(100 * first / whole, Measure.SHARE, 0, locale)));
  }

  /** What is counted, of whom and where: a filter left out would make the sentence wrong. */
  private String subject() {
    String unit = table.header().indicator().unitLabel().in(locale);
    return beginning(unit) + constants();
  }

  private String name() {
    String unit = table.header().indicator().unitLabel().in(locale);
    String name = WORDING.text(locale, "measure." + measure.id() + ".name", unit, beginning(unit));
    return name + constants();
  }

  private String beginning(String words) {
    return words.substring(0, 1).toUpperCase(locale) + words.substring(1);
  }

  private String constants() {
    List<TableAxis> axes = table.header().axes().stream().filter(TableAxis::isConstant).toList();
    return axes.isEmpty()
        ? ""
        : axes.stream()
            .flatMap(axis ->
                Stream.of(
                    CategoryText.full(axis.dimension(), axis.categories().getFirst(), locale)))
            .collect(Collectors.joining(", ", " (", ")"));
  }
}
