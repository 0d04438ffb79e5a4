// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.time.Duration;
import java.time.Period;

/**
 * What the authority decides about its certificates.
 *
 * @param issuer the authority, as a certificate names it
 * @param validity of a certificate, above zero
 * @param statementValidity how long a signed statement may be relied on without asking for the
 *     status list; above zero, at most 30 days
 * @param reviewShare share of the unlisted who are reviewed like the listed, so that waiting means
 *     nothing; above 0 and at most 1
 * @param mostProofs failed attempts to prove an identity after which a request lapses, from 1 on
 * @param unprovedKept how long a request waits for its proof before it is erased
 * @param appealPeriod how long after a decision against somebody an appeal may be lodged; what was
 *     decided on is kept so long and then erased
 * @param checksKept how long the holder sees who checked a certificate
 */
public record RegistrySettings(
    String issuer,
    Period validity,
    Duration statementValidity,
    double reviewShare,
    int mostProofs,
    Period unprovedKept,
    Period appealPeriod,
    Period checksKept) {

  private static final Duration LONGEST_STATEMENT = Duration.ofDays(30);

  public RegistrySettings {
    if (issuer.isBlank()) {
      throw new IllegalArgumentException("issuer must not be blank");
    }
    above("validity", validity);
    above("unprovedKept", unprovedKept);
    above("appealPeriod", appealPeriod);
    above("checksKept", checksKept);
    if (!statementValidity.isPositive() || statementValidity.compareTo(LONGEST_STATEMENT) > 0) {
      throw new IllegalArgumentException(
          "statementValidity must be > 0 and <= 30 days. Provided value: " + statementValidity);
    }
    if (!(reviewShare > 0 && reviewShare <= 1)) {
      throw new IllegalArgumentException(
          "reviewShare must be > 0 and <= 1. Provided value: " + reviewShare);
    }
    if (mostProofs < 1) {
      throw new IllegalArgumentException("mostProofs must be >= 1. Provided value: " + mostProofs);
    }
  }

  private static void above(String name, Period period) {
    if (period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException(
          "%s must be above zero. Provided value: %s".formatted(name, period));
    }
  }

  /**
   * Six months, statements of 30 days, one in twenty reviewed, five attempts, a week to prove, 30
   * days to appeal, a year of checks.
   */
  public static RegistrySettings of(String issuer) {
    return new RegistrySettings(
        issuer,
        Period.ofMonths(6),
        LONGEST_STATEMENT,
        0.05,
        5,
        Period.ofDays(7),
        Period.ofDays(30),
        Period.ofYears(1));
  }
}
