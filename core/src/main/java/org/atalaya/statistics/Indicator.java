// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Category;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Label;

/**
 * Something that is published.
 *
 * @param id identifier in addresses
 * @param unit what is counted
 * @param words what it is called and what a reader must know
 * @param where the one category, by dimension, to which a record must belong to be counted
 * @param tier how fresh its figures are at most: a dimension may be slower
 * @param dimensions ids of the dimensions by which it may be told apart; absent where that is by
 *     every public one of the unit
 * @param measures the measures that may be asked for, the first of which is the default
 * @param populationSex whom rates are for, where the indicator itself counts one sex only: code of
 *     the category of sex
 * @param breaks where its series is not comparable with what came before
 * @param followUp what it says of a cohort, if it is about what became of cases
 */
public record Indicator(
    String id,
    CountingUnit unit,
    Words words,
    Map<String, String> where,
    Tier tier,
    Optional<List<String>> dimensions,
    Set<Measure> measures,
    Optional<String> populationSex,
    List<Break> breaks,
    Optional<FollowUp> followUp) {

  public Indicator {
    where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
    dimensions = dimensions.map(List::copyOf);
    measures = Collections.unmodifiableSet(new LinkedHashSet<>(measures));
    breaks = List.copyOf(breaks);
    if (!Dimension.isId(id)) {
      throw new IllegalArgumentException(
          "an indicator id is lower-case words joined by '-', given: " + id);
    }
    if (measures.isEmpty()) {
      throw new IllegalArgumentException("indicator " + id + " has no measure");
    }
    for (Measure measure : measures) {
      if (measure.isOfCohort() && followUp.filter(f -> f.measure() == measure).isEmpty()) {
        throw new IllegalArgumentException(
            "indicator %s cannot have the measure %s".formatted(id, measure.id()));
      }
    }
    if (followUp.isPresent() && measures.size() > 1) {
      throw new IllegalArgumentException(
          "indicator %s follows a cohort and has no measure but %s"
              .formatted(id, followUp.get().measure().id()));
    }
  }

  /**
   * What an indicator is called.
   *
   * @param title full title
   * @param shortTitle title where there is little room
   * @param unitLabel the unit in the plural, as printed behind a number
   * @param unitLabelOne the unit in the singular
   * @param definition what exactly is counted
   * @param formula how the figure is computed
   * @param note printed with every figure
   */
  public record Words(
      Label title,
      Label shortTitle,
      Label unitLabel,
      Label unitLabelOne,
      Label definition,
      Label formula,
      Label note) {}

  /**
   * A break in a series.
   *
   * @param from the first period that is not comparable with those before
   * @param note why
   */
  public record Break(CalendarPeriod from, Label note) {}

  /** What an indicator says of a cohort: the cases registered in a year. */
  public sealed interface FollowUp {

    /** The only measure of such an indicator. */
    Measure measure();

    /** Ids of the dimensions that say what became of a case. */
    default List<String> dimensions() {
      return switch (this) {
        case Funnel funnel -> funnel.outcomes().stream().map(Outcome::dimension).toList();
        case Incidence incidence -> List.of(incidence.course());
        case Quartiles quartiles -> List.of(quartiles.course());
      };
    }

    /**
     * The part of a cohort that has reached each of several outcomes within fixed times. The
     * outcomes do not exclude one another.
     *
     * @param outcomes the outcomes in the order in which they are shown
     */
    record Funnel(List<Outcome> outcomes) implements FollowUp {
      public Funnel {
        outcomes = List.copyOf(outcomes);
        if (outcomes.isEmpty()) {
          throw new IllegalArgumentException("funnel: needs at least one outcome");
        }
      }

      @Override
      public Measure measure() {
        return Measure.COHORT_SHARE;
      }
    }

    /**
     * Something that can be reached.
     *
     * @param code its code
     * @param label its name for people
     * @param dimension id of the dimension that says after how many days it was reached
     */
    record Outcome(String code, Label label, String dimension) {}

    /**
     * The part of a cohort that has left by each of several exits, of which a case takes one.
     *
     * @param course the dimension that says which exit was taken when
     */
    record Incidence(String course) implements FollowUp {
      @Override
      public Measure measure() {
        return Measure.CUMULATIVE_INCIDENCE;
      }
    }

    /**
     * The days until a quarter, a half and three quarters of a cohort have taken one exit, while
     * others compete with it.
     *
     * @param course the dimension that says which exit was taken when
     * @param exit code of the exit
     */
    record Quartiles(String course, String exit) implements FollowUp {
      @Override
      public Measure measure() {
        return Measure.QUARTILE;
      }
    }
  }

  /** How fresh figures are: fixed beforehand for a kind of table, never decided by the data. */
  public enum Tier {
    // The slowest last.
    /** Within seconds: a short declared list of national counters. */
    LIVE,
    DAILY,
    MONTHLY;

    /** The identifier in files. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The slower of two. */
    Tier slower(Tier other) {
      return compareTo(other) < 0 ? other : this;
    }

    /** The tier with this identifier, if there is one. */
    public static Optional<Tier> byId(String id) {
      return Arrays.stream(values()).filter(tier -> tier.id().equals(id)).findFirst();
    }
  }

  public Label title() {
    return words.title();
  }

  public Label shortTitle() {
    return words.shortTitle();
  }

  public Label unitLabel() {
    return words.unitLabel();
  }

  public Label definition() {
    return words.definition();
  }

  public Label note() {
    return words.note();
  }

  /** The measure of a question that names none. */
  public Measure defaultMeasure() {
    return measures.iterator().next();
  }

  /** Whether the indicator may be told apart by this dimension of its unit. */
  boolean allows(Dimension dimension) {
    return dimensions.map(ids -> ids.contains(dimension.id())).orElse(true);
  }

  /** Whether {@code dimension} has the category that the indicator wants of it. */
  boolean isKnownIn(Dimension dimension) {
    return Optional.ofNullable(where.get(dimension.id()))
        .flatMap(dimension::category)
        .filter(category -> !category.code().equals(Category.UNKNOWN))
        .isPresent();
  }
}
