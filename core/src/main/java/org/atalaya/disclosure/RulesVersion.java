// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.atalaya.cases.Fingerprint;

/**
 * The version of a set of rules: 12 hexadecimal digits that are the same for the same rules, in any
 * order and any process, and others when a number of them or the noise changes. Two answers with
 * different versions must not be compared figure by figure: the noise may be another one.
 */
final class RulesVersion {

  private static final int DIGITS = 12;

  /** Counts and cell keys by whose noise tables are told apart. */
  private static final int COUNTS = 32;

  private static final int KEYS = 256;

  private RulesVersion() {}

  static String of(List<DisclosureRule> rules) {
    return of(rules.stream().map(RulesVersion::parameters).sorted().collect(joining("\n")));
  }

  /** The version of rules with these parameters. */
  static String of(String parameters) {
    return Fingerprint.ofText(parameters).substring(0, DIGITS);
  }

  /** All that a rule depends on, in an order that is always the same. */
  private static String parameters(DisclosureRule rule) {
    return switch (rule) {
      case CellKeyRule cellKey -> "cell-key " + cellKey.threshold() + noise(cellKey.table());
      case MinimumFrequencyRule minimum -> "minimum-frequency " + minimum.threshold();
      case GroupDisclosureRule group -> {
        TreeMap<String, Set<String>> notSecret = new TreeMap<>();
        group.notSecret().forEach((id, codes) -> notSecret.put(id, new TreeSet<>(codes)));
        yield "group " + group.largestGroup() + ' ' + group.share() + ' ' + notSecret;
      }
      case CombinationLimit limit ->
          "limit " + new TreeSet<>(limit.dimensions()) + ' ' + limit.mostDimensions();
      case SparseTableRule sparse -> "sparse " + sparse.cells() + ' ' + sparse.mostWithheld();
      case ExactCells exact ->
          "exact "
              + exact.unit().id()
              + ' '
              + new TreeMap<>(exact.where())
              + ' '
              + new TreeSet<>(exact.by());
    };
  }

  private static String noise(PerturbationTable table) {
    StringBuilder noise = new StringBuilder();
    for (int count = 1; count <= COUNTS; count++) {
      for (long key = 0; key < KEYS; key++) {
        // Spread over the integer keys (the sum modulo 256) and the continuous ones (32 bits).
        noise.append(' ').append(table.perturb(count, key << 24 | key) - count);
      }
    }
    return noise.toString();
  }
}
