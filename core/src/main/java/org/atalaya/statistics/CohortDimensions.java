// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.atalaya.cases.CaseSchema;
import org.atalaya.cases.Category;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.Course;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Dimension.Role;
import org.atalaya.cases.Label;
import org.atalaya.cases.Wording;
import org.atalaya.statistics.Indicator.FollowUp;

/**
 * The dimensions that only what is said of a cohort has: which outcome, within what time. They come
 * from the indicator and from the bands of the dimensions that it follows.
 */
public final class CohortDimensions {

  public static final String OUTCOME = "outcome";
  public static final String HORIZON = "horizon";
  public static final String EXIT = "exit";
  public static final String DAYS = "days";
  public static final String QUARTILE = "quartile";

  private static final Wording WORDING = Wording.of(CohortDimensions.class);
  private static final double DAYS_IN_A_MONTH = 365.2425 / 12;

  private CohortDimensions() {}

  /** The dimensions of what is said of the cohorts of {@code unit}. */
  static List<Dimension> of(FollowUp followUp, CountingUnit unit, CaseSchema schema) {
    return switch (followUp) {
      case FollowUp.Funnel funnel -> {
        List<Category> outcomes =
            funnel.outcomes().stream()
                .map(outcome -> new Category(outcome.code(), outcome.label()))
                .toList();
        Course course = course(schema, funnel.outcomes().getFirst().dimension());
        yield List.of(
            dimension(OUTCOME, outcomes),
            dimension(
                HORIZON,
                course.lowerBounds().stream().skip(1).map(CohortDimensions::horizon).toList()));
      }
      case FollowUp.Incidence incidence -> {
        Course course = course(schema, incidence.course());
        yield List.of(
            dimension(
                EXIT,
                words(EXIT, unit),
                course.exits().stream()
                    .map(exit -> new Category(exit.id(), exit.label()))
                    .toList()),
            dimension(
                DAYS,
                words(DAYS, unit),
                course.lowerBounds().stream()
                    .skip(1)
                    .map(day -> new Category(day.toString(), WORDING.label("cohort.day", day)))
                    .toList()));
      }
      case FollowUp.Quartiles quartiles ->
          List.of(
              dimension(
                  QUARTILE,
                  IntStream.of(25, 50, 75)
                      .mapToObj(part ->
                          new Category(
                              Integer.toString(part), WORDING.label("cohort.quartile." + part)))
                      .toList()));
    };
  }

  /** A horizon given as a number of days, called by the months that it stands for. */
  private static Category horizon(int days) {
    int months = months(days);
    return new Category(Integer.toString(months), WORDING.label("cohort.months", months));
  }

  /** The whole months nearest to a number of days. */
  public static int months(int days) {
    return (int) Math.round(days / DAYS_IN_A_MONTH);
  }

  private static Course course(CaseSchema schema, String id) {
    return schema
        .dimension(id)
        .flatMap(Dimension::course)
        .orElseThrow(
            () -> new IllegalArgumentException("the dimension " + id + " says nothing about time"));
  }

  /** An alert is followed from its activation to its outcome, all else from the complaint. */
  private static Label words(String id, CountingUnit unit) {
    return WORDING.label("cohort." + id + (unit == CountingUnit.ALERT ? ".alert" : ""));
  }

  private static Dimension dimension(String id, List<Category> categories) {
    return dimension(id, WORDING.label("cohort." + id), categories);
  }

  private static Dimension dimension(String id, Label label, List<Category> categories) {
    List<Category> all = new ArrayList<>(categories);
    all.add(new Category(Category.UNKNOWN, Label.same("?")));
    return new Dimension(id, label, Role.CLASSIFICATION, all, false, Optional.empty());
  }
}
