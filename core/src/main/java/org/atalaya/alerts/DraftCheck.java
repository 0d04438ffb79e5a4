// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.atalaya.alerts.AlertProblem.Field;
import org.atalaya.alerts.AlertProblem.Given;

/** All that is wrong with a draft, at once. */
final class DraftCheck {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_ADDRESS = 500;
  private static final int LONGEST_DESCRIPTION = 2000;
  private static final int OF_AGE = 18;
  private static final int OLDEST = 120;

  private final AlertDraft draft;
  private final List<AlertProblem> problems = new ArrayList<>();

  private DraftCheck(AlertDraft draft) {
    this.draft = draft;
  }

  /** What cannot be, whatever else is still missing. */
  static List<AlertProblem> wrong(AlertDraft draft, LocalDate today, AlertCodes codes) {
    DraftCheck check = new DraftCheck(draft);
    check.values(today, codes);
    return List.copyOf(check.problems);
  }

  /** What keeps it from being activated. */
  static List<AlertProblem> all(
      AlertDraft draft, boolean photo, LocalDate today, AlertCodes codes) {
    DraftCheck check = new DraftCheck(draft);
    check.required(photo);
    check.values(today, codes);
    return List.copyOf(check.problems);
  }

  private void required(boolean photo) {
    need(Field.NAME, draft.name());
    need(Field.AGE, draft.age());
    need(Field.SEX, draft.sex());
    need(Field.LAST_SEEN, draft.lastSeen());
    need(Field.MUNICIPALITY, draft.municipality());
    need(Field.REPORTER, draft.reporter().map(Reporter::name).filter(name -> !name.isBlank()));
    // Decree 28-2010 lists them for minors.
    if (draft.kind() == AlertKind.CHILD) {
      need(Field.ADDRESS, draft.address());
      need(Field.PHOTO, photo ? Optional.of(photo) : Optional.empty());
    }
  }

  private void need(Field field, Optional<?> value) {
    if (value.isEmpty()) {
      problems.add(new AlertProblem(field, Given.NOTHING, draft.kind()));
    }
  }

  private void values(LocalDate today, AlertCodes codes) {
    refuse(Field.NAME, Given.TOO_LONG, draft.name(), text -> text.length() > LONGEST_NAME);
    refuse(Field.AGE, Given.OUT_OF_RANGE, draft.age(), this::isOfAnotherKind);
    refuse(Field.SEX, Given.OUT_OF_RANGE, draft.sex(), this::isOfAnotherKind);
    refuse(Field.ADDRESS, Given.TOO_LONG, draft.address(), text -> text.length() > LONGEST_ADDRESS);
    refuse(Field.LAST_SEEN, Given.FUTURE, draft.lastSeen(), day -> day.isAfter(today));
    refuse(
        Field.MUNICIPALITY,
        Given.UNKNOWN_CODE,
        draft.municipality(),
        code -> !codes.isMunicipality(code));
    refuse(
        Field.DESCRIPTION,
        Given.TOO_LONG,
        draft.description(),
        label ->
            label.texts().values().stream().anyMatch(text -> text.length() > LONGEST_DESCRIPTION));
    refuse(Field.REPORTER, Given.TOO_LONG, draft.reporter(), DraftCheck::isTooLong);
    refuse(
        Field.ETHNICITY, Given.UNKNOWN_CODE, draft.ethnicity(), code -> !codes.isEthnicity(code));
    refuse(
        Field.MARITAL_STATUS,
        Given.UNKNOWN_CODE,
        draft.maritalStatus(),
        code -> !codes.isMaritalStatus(code));
  }

  private <T> void refuse(Field field, Given given, Optional<T> value, Predicate<T> wrong) {
    if (value.filter(wrong).isPresent()) {
      problems.add(new AlertProblem(field, given, draft.kind()));
    }
  }

  private boolean isOfAnotherKind(int age) {
    return switch (draft.kind()) {
      case WOMAN -> age < OF_AGE || age > OLDEST;
      case CHILD -> age < 0 || age >= OF_AGE;
    };
  }

  private boolean isOfAnotherKind(Sex sex) {
    return draft.kind() == AlertKind.WOMAN && sex == Sex.M;
  }

  private static boolean isTooLong(Reporter reporter) {
    return List.of(
            reporter.name(), reporter.document(), reporter.relationship(), reporter.contact())
        .stream()
        .anyMatch(text -> text.length() > LONGEST_NAME);
  }
}
