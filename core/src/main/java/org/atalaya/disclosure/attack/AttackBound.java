// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

/**
 * How much an attack may achieve.
 *
 * @param maxOverGuessing how much more often than a guess an attack may be right, 0 to 1
 * @param minRmse how far off, in persons, an estimate must be on average, 0 or above
 * @param maxCertain how many small counts may follow with certainty, 0 to 1
 */
public record AttackBound(double maxOverGuessing, double minRmse, double maxCertain) {

  /**
   * At most a quarter of all rare cells more than a guess gets, and an error of at least one person
   * on average: whoever names a small number is then wrong more often than a coin. Of a hundred
   * small counts at most one may be certain, as no other could have led to the figures.
   */
  public static final AttackBound DEFAULT = new AttackBound(0.25, 1, 0.01);

  public AttackBound {
    if (!(maxOverGuessing >= 0 && maxOverGuessing <= 1)) {
      throw new IllegalArgumentException(
          "maxOverGuessing must be >= 0 and <= 1. Provided value: " + maxOverGuessing);
    }
    if (!(minRmse >= 0 && Double.isFinite(minRmse))) {
      throw new IllegalArgumentException("minRmse must be >= 0. Provided value: " + minRmse);
    }
    if (!(maxCertain >= 0 && maxCertain <= 1)) {
      throw new IllegalArgumentException(
          "maxCertain must be >= 0 and <= 1. Provided value: " + maxCertain);
    }
  }

  /** Whether the attack stayed within; one that tried too few cells did. */
  public boolean holds(AttackResult result) {
    return !result.isTold()
        || result.overGuessing() <= maxOverGuessing
            && result.rmse().orElse(minRmse) >= minRmse
            && result.certain().orElse(0) <= maxCertain;
  }
}
