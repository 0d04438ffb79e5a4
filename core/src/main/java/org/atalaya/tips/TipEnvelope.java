// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.util.Optional;
import java.util.UUID;

/**
 * What of a tip is not sealed, because it says who gets it: shown to the tipper before it is sent,
 * and no more than routing needs. It is the JSON object that was sent, of which every part of the
 * tip carries the hash; this is what it says.
 *
 * <pre>{@code
 * {"office": "no", "case": "MP001-2026-1234", "minor": "unknown", "form": "1", "lang": "es"}
 * }</pre>
 *
 * <p>{@link EnvelopeReader} reads it. Nothing in it is to be logged: with the time of arrival it
 * may tell who spoke.
 *
 * @param office whether the tip concerns somebody in a prosecutor's office or the police ({@code
 *     office}); the first question, and always answered
 * @param alert the alert that it is about
 * @param caseNumber the case that it is about ({@code case}); of the form of a number, not that
 *     there is such a case
 * @param crime the code of a group of offences
 * @param municipality the code of the place of what happened
 * @param minor whether somebody under age is concerned; unknown where the question was left out
 * @param form the version of the form that sent it
 * @param language in which the tipper read the form ({@code lang})
 */
public record TipEnvelope(
    boolean office,
    Optional<UUID> alert,
    Optional<String> caseNumber,
    Optional<String> crime,
    Optional<String> municipality,
    Minor minor,
    String form,
    Language language) {

  /** The most bytes that an envelope has. */
  public static final int MOST_BYTES = 2048;

  /** Whether somebody under age is concerned. */
  public enum Minor {
    YES,
    NO,
    UNKNOWN
  }

  /** The languages of the form. */
  public enum Language {
    ES,
    EN
  }

  /** Nothing of what it says. */
  @Override
  public String toString() {
    return "TipEnvelope[…]";
  }
}
