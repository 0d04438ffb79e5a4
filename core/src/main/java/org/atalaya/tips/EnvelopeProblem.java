// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.util.Locale;
import java.util.Optional;
import org.atalaya.cases.Label;
import org.atalaya.cases.Wording;

/**
 * Something that is wrong with an envelope. Names the field, what kind of thing was given and what
 * is allowed; never the value.
 *
 * @param field which; empty for the envelope as a whole
 * @param given what kind of thing was given
 */
public record EnvelopeProblem(Optional<Field> field, Given given) {

  private static final Wording WORDING = Wording.of(EnvelopeProblem.class);

  /** What an envelope may say, in the order of the form. */
  public enum Field {
    OFFICE,
    ALERT,
    CASE,
    CRIME,
    MUNICIPALITY,
    MINOR,
    FORM,
    LANG;

    /** Its name in the JSON object. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Field> find(String code) {
      for (Field field : values()) {
        if (field.code().equals(code)) {
          return Optional.of(field);
        }
      }
      return Optional.empty();
    }
  }

  /** What was given. */
  public enum Given {
    /** Nothing, where something is needed. */
    NOTHING,
    /** A field twice. */
    TWICE,
    /** Something other than a text. */
    NO_TEXT,
    /** A text that is not of the form, or not in the list. */
    ANOTHER_VALUE,
    /** More bytes than allowed. */
    TOO_LARGE,
    /** No JSON object in UTF-8, or something behind it. */
    NO_OBJECT,
    /** A field of a name that is none of these. */
    UNKNOWN_FIELD
  }

  static EnvelopeProblem of(Field field, Given given) {
    return new EnvelopeProblem(Optional.of(field), given);
  }

  static EnvelopeProblem whole(Given given) {
    return new EnvelopeProblem(Optional.empty(), given);
  }

  /** The name of what is wrong, for programs: that of a field or {@code envelope}. */
  public String parameter() {
    return field.map(Field::code).orElse("envelope");
  }

  /** What was given, in words. */
  public Label words() {
    return WORDING.label("given." + given.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** What is allowed. */
  public Label allowed() {
    return WORDING.label("allowed." + parameter(), TipEnvelope.MOST_BYTES);
  }

  @Override
  public String toString() {
    return parameter() + ": " + given;
  }
}
