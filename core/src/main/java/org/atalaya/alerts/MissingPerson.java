// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.time.LocalDate;
import java.util.Optional;
import org.atalaya.cases.Label;

/**
 * What a bulletin tells about the person who is missing.
 *
 * @param name in full; empty where she is searched for without her name, for her safety
 * @param age in years, when she was last seen; 0 to 120
 * @param lastSeen the day, in the authority's time zone
 * @param description appearance and clothing, by language; Spanish always
 */
public record MissingPerson(
    Optional<String> name,
    int age,
    Sex sex,
    LocalDate lastSeen,
    Place place,
    Optional<Label> description) {

  private static final int OLDEST = 120;

  public MissingPerson {
    if (age < 0 || age > OLDEST) {
      throw new IllegalArgumentException("an age is 0 to %d years".formatted(OLDEST));
    }
  }

  /** Nothing of the person: a log may not keep what has to go when she is found. */
  @Override
  public String toString() {
    return "MissingPerson[…]";
  }
}
