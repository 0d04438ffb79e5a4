// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.testkit.StaffedAlerts.child;
import static org.atalaya.testkit.StaffedAlerts.woman;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.atalaya.alerts.AlertRefusedException.Refusal;
import org.atalaya.cases.Label;
import org.atalaya.guatemala.Guatemala;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AlertProblemTest {

  private static final AlertCodes CODES = new AlertCodes(Guatemala.CODE_LISTS);
  private static final LocalDate TODAY = LocalDate.parse("2026-03-01");
  private static final String LONG = "x".repeat(2001);

  private record Wrong(String problem, UnaryOperator<AlertDraft.Builder> change) {
    @Override
    public String toString() {
      return problem;
    }
  }

  static List<Wrong> wrongs() {
    return List.of(
        new Wrong("name: TOO_LONG", draft -> draft.name(LONG)),
        new Wrong("age: OUT_OF_RANGE", draft -> draft.age(17)),
        new Wrong("age: OUT_OF_RANGE", draft -> draft.age(121)),
        new Wrong("sex: OUT_OF_RANGE", draft -> draft.sex(Sex.M)),
        new Wrong("address: TOO_LONG", draft -> draft.address(LONG)),
        new Wrong("last-seen: FUTURE", draft -> draft.lastSeen(TODAY.plusDays(1))),
        new Wrong("municipality: UNKNOWN_CODE", draft -> draft.municipality("9999")),
        new Wrong("description: TOO_LONG", draft -> draft.description(Label.of("x", LONG))),
        new Wrong("reporter: TOO_LONG", draft -> draft.reporter(new Reporter("a", "b", LONG, "d"))),
        new Wrong("ethnicity: UNKNOWN_CODE", draft -> draft.ethnicity("martian")),
        new Wrong("marital-status: UNKNOWN_CODE", draft -> draft.maritalStatus("maybe")));
  }

  @ParameterizedTest
  @MethodSource("wrongs")
  void wrong_value_isNamedInBothLanguagesWithoutIt(Wrong wrong) {
    AlertDraft draft = wrong.change().apply(woman().with()).build();

    List<AlertProblem> problems = DraftCheck.wrong(draft, TODAY, CODES);

    assertThat(problems).extracting(AlertProblem::toString).containsExactly(wrong.problem());
    for (String language : List.of("es", "en")) {
      assertThat(problems.getFirst().text(Locale.of(language)))
          .doesNotContain(LONG, "9999", "martian", "maybe", "null");
    }
  }

  @Test
  void all_completeDrafts_haveNone() {
    assertThat(DraftCheck.all(woman(), false, TODAY, CODES)).isEmpty();
    assertThat(DraftCheck.all(child(), true, TODAY, CODES)).isEmpty();
    assertThat(DraftCheck.all(child(), false, TODAY, CODES))
        .extracting(problem -> problem.text(Locale.of("en")))
        .containsExactly("Photo: nothing was given; allowed is a recent photo.");
  }

  @ParameterizedTest
  @EnumSource
  void label_ofEveryRefusal_isThere(Refusal refusal) {
    assertThat(new AlertRefusedException(refusal).label().texts()).containsOnlyKeys("es", "en");
  }

  @ParameterizedTest
  @EnumSource
  void text_ofEveryField_isThere(AlertProblem.Field field) {
    for (AlertKind kind : AlertKind.values()) {
      for (AlertProblem.Given given : AlertProblem.Given.values()) {
        assertThat(new AlertProblem(field, given, kind).text(Locale.of("es"))).isNotBlank();
      }
    }
  }
}
