// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

/**
 * The random numbers of one case, which follow from the seed and the case's number alone: so a case
 * is the same in every file, whatever was drawn before it.
 *
 * <p>SplitMix64 (Steele, Lea and Flood, Fast splittable pseudorandom number generators, OOPSLA
 * 2014): fast, and of no use for secrets.
 */
final class CaseRandom {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /** Begins the numbers of {@code number}. */
  CaseRandom begin(long seed, long number) {
    state = mix(seed + GOLDEN_GAMMA * mix(number + GOLDEN_GAMMA));
    return this;
  }

  /** The next 64 bits. */
  long next() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** A whole number from 0 to {@code bound} − 1, each about equally likely. */
  int below(int bound) {
    return (int) ((next() >>> 32) * bound >>> 32);
  }

  /** Two normal deviates need two logarithms; the sum of twelve uniforms is near enough here. */
  double normal() {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += (next() >>> 11) * 0x1.0p-53;
    }
    return sum;
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
