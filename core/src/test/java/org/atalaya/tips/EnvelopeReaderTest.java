// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.tips.EnvelopeProblem.Given;
import org.atalaya.tips.TipEnvelope.Language;
import org.atalaya.tips.TipEnvelope.Minor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {

  private static final String LEAST = "{\"office\":\"no\",\"form\":\"1\",\"lang\":\"es\"}";
  private static final String WHOLE =
      """
      {"office": "yes", "alert": "019ca6b1-dc00-7123-8456-0123456789ab", "case": "MP001-2026-1234",
       "crime": "femicide", "municipality": "0101", "minor": "no", "form": "1.2-a", "lang": "en"}
      """
          .strip();

  private final EnvelopeReader reader = new EnvelopeReader(TipCodes.of(Guatemala.CODE_LISTS));

  private TipEnvelope read(String json) {
    return reader.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private EnvelopeProblem problem(byte[] bytes) {
    InvalidEnvelopeException refused =
        catchThrowableOfType(InvalidEnvelopeException.class, () -> reader.read(bytes));
    assertThat(refused).isNotNull().hasNoCause();
    return refused.problem();
  }

  private EnvelopeProblem problem(String json) {
    return problem(json.getBytes(StandardCharsets.UTF_8));
  }

  /** The least envelope with another text for a field, or one more. */
  private static String with(String field, String value) {
    String entry = "\"%s\":\"%s\"".formatted(field, value);
    return LEAST.contains('"' + field + '"')
        ? LEAST.replaceFirst("\"" + field + "\":\"[^\"]*\"", entry)
        : LEAST.replace("}", "," + entry + "}");
  }

  @Test
  void read_least_leavesTheRestOpen() {
    assertThat(read(LEAST))
        .isEqualTo(
            new TipEnvelope(
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Minor.UNKNOWN,
                "1",
                Language.ES));
  }

  @Test
  void read_whole_readsEachField() {
    assertThat(read(WHOLE))
        .isEqualTo(
            new TipEnvelope(
                true,
                Optional.of(UUID.fromString("019ca6b1-dc00-7123-8456-0123456789ab")),
                Optional.of("MP001-2026-1234"),
                Optional.of("femicide"),
                Optional.of("0101"),
                Minor.NO,
                "1.2-a",
                Language.EN));
  }

  @ParameterizedTest
  @CsvSource({
    "office, YES",
    "office, ''",
    "alert, 019CA6B1-dc00-7123-8456-0123456789ab",
    "alert, 1-1-1-1-1",
    "case, A-1",
    "case, mp001-2026-1234",
    "case, MP001--2026",
    "case, MP001-2026-",
    "case, MP001 2026 1234",
    "case, MP000000000000000-2026-0000000000000-12345",
    "crime, everything",
    "crime, ?",
    "municipality, 01",
    "municipality, ０１０１",
    "minor, maybe",
    "form, ''",
    "form, Ñ",
    "form, 123456789012345678901",
    "lang, fr",
    "lang, es-GT"
  })
  void read_anotherValue_isRefusedByFieldWithoutTheValue(String field, String value) {
    EnvelopeProblem problem = problem(with(field, value));

    assertThat(problem.parameter()).isEqualTo(field);
    assertThat(problem.given()).isEqualTo(Given.ANOTHER_VALUE);
    if (value.length() > 3) {
      assertThat(problem.toString() + problem.words() + problem.allowed()).doesNotContain(value);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"office", "form", "lang"})
  void read_withoutWhatIsNeeded_isRefusedByField(String field) {
    String without = LEAST.replaceFirst("\"" + field + "\":\"[^\"]*\",?", "").replace(",}", "}");

    assertThat(problem(without).parameter()).isEqualTo(field);
    assertThat(problem(without).given()).isEqualTo(Given.NOTHING);
  }

  @Test
  void read_twice_isRefusedByField() {
    EnvelopeProblem problem = problem(LEAST.replace("}", ",\"office\":\"yes\"}"));

    assertThat(problem.parameter()).isEqualTo("office");
    assertThat(problem.given()).isEqualTo(Given.TWICE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "null", "1", "1e400", "[\"no\"]", "{\"a\":\"no\"}", "[[[[[]]]]]"})
  void read_noText_isRefusedByField(String value) {
    EnvelopeProblem problem = problem(LEAST.replace("\"no\"", value));

    assertThat(problem.parameter()).isEqualTo("office");
    assertThat(problem.given()).isEqualTo(Given.NO_TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"letter", "Office", "office\\u0000", "nombre de mi vecino"})
  void read_unknownField_isRefusedWithTheFieldsThereAre(String name) {
    EnvelopeProblem problem = problem(with(name, "María"));

    assertThat(problem.given()).isEqualTo(Given.UNKNOWN_FIELD);
    assertThat(problem.allowed().in(Locale.of("es"))).contains("municipality");
    assertThat(problem.toString()).doesNotContain("vecino", "María");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "\"office\"",
        "{\"office\"}",
        "{\"office\":\"no\"",
        " {}",
        "\ufeff{}",
        "{} {}",
        "{}x",
        "{'office':'no'}",
        "{/**/}",
        "{,}",
        "{\"office\":\"no\",}"
      })
  void read_noObject_isRefused(String json) {
    assertThat(problem(json).given()).isEqualTo(Given.NO_OBJECT);
  }

  @Test
  void read_behindTheObject_isRefused() {
    assertThat(problem(LEAST + "{}").given()).isEqualTo(Given.NO_OBJECT);
    assertThat(problem(LEAST + "x").given()).isEqualTo(Given.NO_OBJECT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32BE"})
  void read_anotherCharset_isRefused(String charset) {
    assertThat(problem(LEAST.getBytes(Charset.forName(charset))).given())
        .isEqualTo(Given.NO_OBJECT);
  }

  @Test
  void read_overlongForm_isRefused() {
    byte[] bytes = LEAST.getBytes(StandardCharsets.UTF_8);
    byte[] overlong = Arrays.copyOf(bytes, bytes.length + 1);
    overlong[bytes.length - 1] = (byte) 0xC1;
    overlong[bytes.length] = (byte) 0xBD;

    assertThat(problem(overlong).given()).isEqualTo(Given.NO_OBJECT);
  }

  @Test
  void read_upToTheLimit_isTaken() {
    String longest = LEAST.replace("{", "{" + " ".repeat(TipEnvelope.MOST_BYTES - LEAST.length()));

    assertThat(read(longest).office()).isFalse();
    assertThat(problem(longest + " ").given()).isEqualTo(Given.TOO_LARGE);
  }

  @Test
  void toString_saysNothing() {
    assertThat(read(WHOLE).toString()).doesNotContain("MP001", "femicide", "0101", "019ca6b1");
  }
}
