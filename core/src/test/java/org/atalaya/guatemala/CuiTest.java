// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.atalaya.guatemala.InvalidCuiException.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CuiTest {

  /** How many municipalities departments 01 to 22 have. */
  private static final int[] MUNICIPALITIES = {
    17, 8, 16, 16, 14, 14, 19, 8, 24, 21, 9, 30, 33, 21, 8, 17, 14, 5, 11, 11, 7, 17
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1587564440904",
        "1580352240101",
        "1234567890101",
        "5555555500101",
        "1587 56444 0904",
        "1587-56444-0904",
        " 1587 – 56444 – 0904 ",
        "15875\u00a06444\u202f0904",
        "1234\t56789\n0101",
      })
  void parse_valid_hasItsDigits(String text) {
    assertThat(Cui.parse(text).digits()).isEqualTo(text.replaceAll("[^0-9]", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "1680352240101, CHECK_DIGIT",
    "1580352250101, CHECK_DIGIT",
    "1587564442304, DEPARTMENT",
    "1587564440004, DEPARTMENT",
    "1587564440925, MUNICIPALITY",
    "1587564440900, MUNICIPALITY",
    "158756444090, LENGTH",
    "15875644409044, LENGTH",
    "'', LENGTH",
    "'   ', LENGTH",
    "1587564440904x, CHARACTERS",
    "158756444O904, CHARACTERS",
    "１５８７５６４４４０９０４, CHARACTERS",
    "1587.56444.0904, CHARACTERS",
    "<script>, CHARACTERS",
  })
  void parse_invalid_saysWhichPart(String text, Part part) {
    assertThatExceptionOfType(InvalidCuiException.class)
        .isThrownBy(() -> Cui.parse(text))
        .satisfies(e -> assertThat(e.part()).isEqualTo(part))
        .satisfies(e ->
            assertThat(List.of(e.getMessage(), e.label().toString()))
                .as("does not echo what was given")
                .noneMatch(words -> text.strip().length() > 3 && words.contains(text.strip())));
  }

  @Test
  void parse_veryLong_refusedUnread() {
    assertThatExceptionOfType(InvalidCuiException.class)
        .isThrownBy(() -> Cui.parse(" ".repeat(10_000_000)))
        .satisfies(e -> assertThat(e.part()).isEqualTo(Part.LENGTH));
  }

  /** Much code in circulation has 13 and 32 for Escuintla and Huehuetenango, and refuses people. */
  @Test
  void parse_everyMunicipality_asManyAsThereAre() {
    for (int department = 1; department <= MUNICIPALITIES.length; department++) {
      int known = 0;
      for (int municipality = 0; municipality <= 99; municipality++) {
        known += isValid("158756444%02d%02d".formatted(department, municipality)) ? 1 : 0;
      }
      assertThat(known).as("department %d", department).isEqualTo(MUNICIPALITIES[department - 1]);
    }
  }

  @Test
  void parse_oneDigitMistyped_alwaysNoticedAmongTheFirstNine() {
    String valid = "1587564440904";
    for (int place = 0; place < 9; place++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        String typed = valid.substring(0, place) + digit + valid.substring(place + 1);
        assertThat(isValid(typed)).as("place %d", place).isEqualTo(typed.equals(valid));
      }
    }
  }

  /** Eight digits with a remainder of 10 were never issued, whatever the ninth. */
  @Test
  void parse_remainderTen_noCheckDigitIsRight() {
    SplittableRandom random = new SplittableRandom(9);
    int tens = 0;
    for (int i = 0; i < 2000; i++) {
      String serial = "%08d".formatted(random.nextInt(100_000_000));
      int valid = 0;
      for (int check = 0; check <= 9; check++) {
        valid += isValid(serial + check + "0101") ? 1 : 0;
      }
      assertThat(valid).isBetween(0, 1);
      tens += 1 - valid;
    }
    assertThat(tens).as("one in eleven").isBetween(120, 250);
  }

  @Test
  void cui_ofAPerson_isNotShownByAccident() {
    Cui cui = Cui.parse("1587564440904");

    assertThat(cui).isEqualTo(Cui.parse("1587 56444 0904")).isNotInstanceOf(Serializable.class);
    assertThat(cui.toString()).doesNotContainPattern("[0-9]");
    assertThat(cui.department()).isEqualTo("09");
    assertThat(cui.municipality()).isEqualTo("0904");
  }

  @ParameterizedTest
  @EnumSource(Part.class)
  void label_ofEveryPart_inBothLanguages(Part part) {
    InvalidCuiException refusal = new InvalidCuiException(part);

    assertThat(refusal.label().in(Locale.of("es")))
        .contains("CUI")
        .isNotEqualTo(refusal.getMessage());
    assertThat(refusal.getMessage()).contains("CUI").doesNotContain("{0}");
  }

  private static boolean isValid(String text) {
    try {
      Cui.parse(text);
      return true;
    } catch (InvalidCuiException e) {
      return false;
    }
  }
}
