// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.atalaya.alerts.AlertKind;
import org.atalaya.alerts.Sex;
import org.atalaya.alerts.UnprotectedAlertFact;
import org.atalaya.cases.Category;
import org.atalaya.guatemala.synthetic.Vocabulary.CodeChoice;

/**
 * Draws missing-person alerts. They stand beside the complaints and belong to none: to each
 * complaint's number one may be activated on its day, drawn from numbers of its own, so the cases
 * are the same with alerts as without.
 */
final class AlertGenerator {

  private static final long SALT = 0x616C65727473L;
  private static final int DEPARTMENTS = 22;
  private static final int ASKED_MARITAL_STATUS = 12;
  private static final int YEARS_OF_A_BAND = 5;
  private static final int LAST_CHILD = 17;
  private static final String WOMAN = "woman";
  private static final String NOT_NOTED = "u";

  private final long seed;
  private final LocalDate knownAt;
  private final Vocabularies words;
  private final Places places;
  private final CaseRandom random = new CaseRandom();
  private final Choice kind;
  private final Choice stillActive;
  private final Choice outcome;
  private final Delay delay;
  private final Delay lastSeen;
  private final Choice hours;
  private final Choice ageOfWoman;
  private final Choice ageOfChild;
  private final Choice sexOfChild;
  private final List<CodeChoice> peopleByDepartment = new ArrayList<>();
  private final CodeChoice maritalStatus;
  private final CodeChoice minorsMaritalStatus;

  /**
   * A generator.
   *
   * @param knownAt the day as of which alerts are told
   */
  AlertGenerator(
      Calibration calibration, Vocabularies words, Places places, long seed, LocalDate knownAt) {
    this.seed = seed ^ SALT;
    this.knownAt = knownAt;
    this.words = words;
    this.places = places;
    kind = calibration.choice("alert");
    stillActive = calibration.choice("alert-still-active");
    outcome = calibration.choice("alert-outcome");
    delay = calibration.bands("alert-delay");
    lastSeen = calibration.bands("alert-last-seen");
    hours = calibration.choice("alert-hours");
    ageOfWoman = calibration.choice("alert-age-woman");
    ageOfChild = calibration.choice("alert-age-child");
    sexOfChild = calibration.choice("alert-sex-child");
    for (int department = 1; department <= DEPARTMENTS; department++) {
      peopleByDepartment.add(
          words.people.choice(calibration, "ethnicity-%02d".formatted(department)));
    }
    maritalStatus = words.maritalStatus.choice(calibration, "marital-status");
    minorsMaritalStatus = words.maritalStatus.choice(calibration, "marital-status-minors");
  }

  /** The alert that was activated beside the complaint {@code number}, if there is one. */
  Optional<UnprotectedAlertFact> draw(long number, LocalDate day) {
    random.begin(seed, number);
    return Optional.of(kind.drawName(random))
        .filter(drawn -> !drawn.equals("none"))
        .map(drawn ->
            drawn.equals(WOMAN)
                ? alert(number, day, AlertKind.WOMAN, within(ageOfWoman), Sex.F)
                : alert(
                    number,
                    day,
                    AlertKind.CHILD,
                    Math.min(LAST_CHILD, within(ageOfChild)),
                    Sex.valueOf(sexOfChild.drawName(random))));
  }

  private UnprotectedAlertFact alert(
      long number, LocalDate day, AlertKind kindOfAlert, int age, Sex sex) {
    int department = department(day);
    String people = words.people.code(peopleByDepartment.get(department - 1).draw(random));
    String status = maritalStatus(age);
    int weekday = day.minusDays(lastSeen.draw(random)).getDayOfWeek().getValue();
    String seenAt = hours.drawName(random);
    boolean active = stillActive.first(random);
    LocalDate end = day.plusDays(delay.draw(random));
    String how = outcome.drawName(random);
    Optional<LocalDate> ended =
        Optional.of(end).filter(Predicate.not(later -> active || later.isAfter(knownAt)));
    return new UnprotectedAlertFact(
        Long.toString(number),
        kindOfAlert,
        "%02d".formatted(department),
        age,
        sex,
        people,
        status,
        weekday,
        seenAt.equals(NOT_NOTED) ? Category.UNKNOWN : seenAt,
        day,
        ended,
        ended.map(known -> how));
  }

  /** Every alert says where she was last seen. */
  private int department(LocalDate day) {
    int department = places.department(places.draw(random, day));
    while (department > DEPARTMENTS) {
      department = places.department(places.draw(random, day));
    }
    return department;
  }

  private String maritalStatus(int age) {
    if (age < ASKED_MARITAL_STATUS) {
      return Category.NOT_APPLICABLE;
    }
    CodeChoice statuses = age <= LAST_CHILD ? minorsMaritalStatus : maritalStatus;
    return words.maritalStatus.code(statuses.draw(random));
  }

  private int within(Choice ages) {
    return Integer.parseInt(ages.drawName(random)) + random.below(YEARS_OF_A_BAND);
  }
}
