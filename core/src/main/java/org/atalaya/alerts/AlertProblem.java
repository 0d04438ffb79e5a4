// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.util.Locale;
import org.atalaya.cases.Label;
import org.atalaya.cases.Wording;

/**
 * Something of a draft that is missing or cannot be. Names the field, what kind of thing was given
 * and what is allowed; never the value.
 *
 * @param kind of the alert, which decides what is allowed
 */
public record AlertProblem(Field field, Given given, AlertKind kind) {

  static final Wording WORDING = Wording.of(AlertProblem.class);

  /** What a draft is made of. */
  public enum Field {
    NAME("name"),
    AGE("age"),
    SEX("sex"),
    ADDRESS("address"),
    LAST_SEEN("last-seen"),
    MUNICIPALITY("municipality"),
    DESCRIPTION("description"),
    PHOTO("photo"),
    REPORTER("reporter"),
    ETHNICITY("ethnicity"),
    MARITAL_STATUS("marital-status");

    private final String code;

    Field(String code) {
      this.code = code;
    }

    /** Its name in requests and bundles. */
    public String code() {
      return code;
    }
  }

  /** What was given. */
  public enum Given {
    NOTHING,
    TOO_LONG,
    OUT_OF_RANGE,
    FUTURE,
    UNKNOWN_CODE
  }

  /** What is allowed in this field. */
  public Label allowed() {
    String ofKind = field == Field.AGE ? "." + kind.code() : "";
    return WORDING.label("allowed." + field.code() + ofKind);
  }

  /** The problem in a sentence: field, what was given, what is allowed. */
  public String text(Locale locale) {
    String word = given.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return WORDING.text(
        locale,
        "problem",
        WORDING.text(locale, "field." + field.code()),
        WORDING.text(locale, "given." + word),
        allowed().in(locale));
  }

  @Override
  public String toString() {
    return field.code() + ": " + given;
  }
}
