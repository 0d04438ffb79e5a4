// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

/**
 * What an attacker thinks of a count.
 *
 * @param value the count, as far as he can tell
 * @param variance how far off he expects to be, above 0 (0 for what he takes for certain)
 */
record Estimate(double value, double variance) {

  static final Estimate ZERO = new Estimate(0, 0);

  Estimate plus(Estimate other) {
    return new Estimate(value + other.value, variance + other.variance);
  }

  Estimate minus(Estimate other) {
    return new Estimate(value - other.value, variance + other.variance);
  }
}
