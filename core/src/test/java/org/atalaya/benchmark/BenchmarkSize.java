// SPDX-License-Identifier: Apache-2.0
package org.atalaya.benchmark;

/** How much is measured, from system properties. */
final class BenchmarkSize {

  private BenchmarkSize() {}

  /** Complaints to invent: {@code atalaya.benchmark.rows}, 1,000,000 if it is not given. */
  static int rows() {
    return number("atalaya.benchmark.rows", 1_000_000);
  }

  /** How often a question is asked: {@code atalaya.benchmark.runs}, 31 if it is not given. */
  static int runs() {
    return number("atalaya.benchmark.runs", 31);
  }

  private static int number(String property, int otherwise) {
    String given = System.getProperty(property, Integer.toString(otherwise));
    if (!given.matches("[1-9]\\d{0,7}")) {
      throw new IllegalArgumentException(
          "%s is a whole number from 1 to 99999999, given: %s".formatted(property, given));
    }
    return Integer.parseInt(given);
  }
}
