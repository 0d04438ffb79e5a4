// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Category;
import org.atalaya.cases.Course;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.ConfidenceInterval;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.internal.CumulativeIncidence;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.QueryScope;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.TableAxis;

/**
 * The curves of cohorts: which part has left by which exit until which day, also from what is not
 * yet followed up whole.
 */
final class CohortCurves {

  private static final int LEAST_EVENTS = 30;
  private static final String MONTH = "month";

  private final PublishedCounts counts;
  private final StatisticsQuery base;
  private final PublishableTable sizes;
  private final String course;

  /**
   * The curves of the cohorts of a table.
   *
   * @param base the question for the sizes of the cohorts
   * @param sizes its answer, one cell for each cohort
   * @param course id of the dimension that says which exit was taken when
   */
  CohortCurves(
      PublishedCounts counts, StatisticsQuery base, PublishableTable sizes, String course) {
    this.counts = counts;
    this.base = base;
    this.sizes = sizes;
    this.course = course;
  }

  /** For each cohort: figure by exit and day. */
  List<Map<String, CellValue>> points() {
    return curves().stream().map(CohortCurves::points).toList();
  }

  /** For each cohort: days by the part that has left by {@code exit}. */
  List<Map<String, CellValue>> quartiles(String exit) {
    return curves().stream().map(curve -> quartiles(curve, exit)).toList();
  }

  /**
   * A curve of one cohort.
   *
   * @param course what it follows
   * @param incidence the estimate; absent where it would rest on too few events, or on nothing
   * @param reason why it is absent
   */
  private record Curve(Course course, Optional<CumulativeIncidence> incidence, Reason reason) {}

  private List<Curve> curves() {
    PublishableTable steps = counts.counts(Cohort.more(base, course), QueryScope.MEASURES);
    TableAxis axis = steps.header().axes().getLast();
    Course followed = axis.dimension().course().orElseThrow();
    PublishableTable pending = counts.counts(stillThere(followed), QueryScope.MEASURES);
    List<Curve> curves = new ArrayList<>();
    for (int row = 0; row < sizes.cells().size(); row++) {
      List<CellValue> own = steps.cells().subList(row * axis.size(), (row + 1) * axis.size());
      Optional<CalendarPeriod> cohort = Cohort.cohort(sizes.header(), row);
      curves.add(
          cohort.isPresent() && sizes.cells().get(row) instanceof Published all
              ? curve(
                  followed,
                  axis,
                  own,
                  all.value(),
                  censored(followed, pending, cohort.get(), row),
                  steps)
              : new Curve(followed, Optional.empty(), Reason.BASE_IS_SUPPRESSED));
    }
    return curves;
  }

  private static Curve curve(
      Course course,
      TableAxis axis,
      List<CellValue> cells,
      double all,
      double[] censored,
      PublishableTable steps) {
    double[] filled = WithheldCells.fill(all, cells);
    // The last band is open: who leaves or is last seen in it has outlasted all the others.
    int last = course.bands() - 1;
    double[][] exits = new double[course.exits().size()][last];
    double remaining = censored[last];
    double events = 0;
    for (int i = 0; i < axis.size(); i++) {
      Optional<Course.Step> step = course.step(axis.categories().get(i).code());
      if (step.isPresent()) {
        int exit = course.exits().indexOf(step.get().exit().orElseThrow());
        int band = course.band(step.get().firstDay());
        if (band == last) {
          remaining += filled[i];
        } else {
          exits[exit][band] = filled[i];
        }
        events += filled[i];
      }
    }
    if (events < LEAST_EVENTS) {
      return new Curve(course, Optional.empty(), Reason.TOO_FEW_EVENTS);
    }
    double[] ends = course.lowerBounds().stream().skip(1).mapToDouble(Integer::intValue).toArray();
    return new Curve(
        course,
        Optional.of(
            CumulativeIncidence.of(
                ends, exits, Arrays.copyOf(censored, last), remaining, steps.noiseVariance())),
        Reason.FOLLOW_UP_INCOMPLETE);
  }

  /** The question for the cases that have not left, by month, for all cohorts at once. */
  private StatisticsQuery stillThere(Course followed) {
    StatisticsQuery still = StatisticsQuery.of(base.indicator()).measure(Measure.COUNT);
    List<String> by = new ArrayList<>();
    for (TableAxis axis : sizes.header().axes()) {
      if (!Cohort.isYear(axis)) {
        by.add(axis.dimension().id());
        still =
            still.where(
                axis.dimension().id(),
                axis.categories().stream().map(Category::code).toArray(String[]::new));
      }
    }
    by.add(MONTH);
    still = still.by(by.toArray(String[]::new)).where(course, followed.none());
    return base.version().isPresent() ? still.version(base.version().getAsInt()) : still;
  }

  /**
   * The cases of a cohort that have not left, by the band in which they were last seen. Those
   * registered in a month are taken to have been registered on its fifteenth day.
   */
  private double[] censored(
      Course followed, PublishableTable pending, CalendarPeriod cohort, int row) {
    double[] censored = new double[followed.bands()];
    LocalDate asOf = sizes.header().version().asOf();
    List<Category> months = pending.header().axes().getLast().categories();
    int line = lineBesideYear(row) * months.size();
    for (int i = 0; i < months.size(); i++) {
      if (!months.get(i).parent().equals(Optional.of(cohort.code()))) {
        continue;
      }
      LocalDate middle = YearMonth.parse(months.get(i).code()).atDay(15);
      int days = (int) Math.max(0, ChronoUnit.DAYS.between(middle, asOf));
      censored[followed.band(days)] += WithheldCells.number(pending.cells().get(line + i));
    }
    return censored;
  }

  /** Where a cohort lies on all axes but that of years. */
  private int lineBesideYear(int row) {
    int line = 0;
    for (int i = 0; i < sizes.header().axes().size(); i++) {
      TableAxis axis = sizes.header().axes().get(i);
      if (!Cohort.isYear(axis)) {
        line = line * axis.size() + sizes.header().position(row, i);
      }
    }
    return line;
  }

  private static Map<String, CellValue> points(Curve curve) {
    Map<String, CellValue> points = new LinkedHashMap<>();
    for (int exit = 0; exit < curve.course().exits().size(); exit++) {
      for (int band = 0; band + 1 < curve.course().bands(); band++) {
        points.put(
            Cohort.key(
                curve.course().exits().get(exit).id(),
                Integer.toString(curve.course().firstDay(band + 1))),
            point(curve, exit, band));
      }
    }
    return points;
  }

  private static CellValue point(Curve curve, int exit, int band) {
    List<CumulativeIncidence.Point> points =
        curve.incidence().map(CumulativeIncidence::points).orElse(List.of());
    if (band >= points.size() || points.get(band).atRisk() < LEAST_EVENTS) {
      return new NotDefined(curve.reason());
    }
    CumulativeIncidence.Incidence incidence = points.get(band).exits().get(exit);
    return new Published(
        100 * incidence.part(),
        incidence
            .interval()
            .map(limits -> new ConfidenceInterval(100 * limits.lower(), 100 * limits.upper())),
        Set.of());
  }

  private static Map<String, CellValue> quartiles(Curve curve, String exitId) {
    Map<String, CellValue> quartiles = new LinkedHashMap<>();
    int exit = curve.course().exits().stream().map(Course.Exit::id).toList().indexOf(exitId);
    for (int part : new int[] {25, 50, 75}) {
      CellValue value = new NotDefined(curve.reason());
      if (curve.incidence().isPresent()) {
        OptionalDouble days = curve.incidence().get().quantile(exit, part / 100.0);
        value =
            days.isPresent()
                ? new Published(days.getAsDouble())
                : new NotDefined(Reason.NOT_REACHED);
      }
      quartiles.put(Integer.toString(part), value);
    }
    return quartiles;
  }
}
