// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.util.List;
import java.util.Locale;
import org.atalaya.cases.Wording;

/**
 * What remains of the risk. For staff: aggregates over many cells, none of which it names.
 *
 * @param bound what was judged by
 * @param results one for each attack
 * @param versions how many versions of the records there are
 */
public record AttackReport(AttackBound bound, List<AttackResult> results, int versions) {

  private static final Wording WORDING = Wording.of(AttackReport.class);

  public AttackReport {
    results = List.copyOf(results);
  }

  /** Whether every attack stayed within the bound, and at least one could be judged. */
  public boolean isWithin() {
    return isTold() && results.stream().allMatch(bound::holds);
  }

  /** Whether any attack could be judged. */
  boolean isTold() {
    return results.stream().anyMatch(AttackResult::isTold);
  }

  /** The report in the language of {@code locale}, in Spanish where it is not shipped. */
  public String text(Locale locale) {
    StringBuilder text = new StringBuilder();
    for (AttackResult result : results) {
      text.append(line(result, locale)).append('\n');
    }
    String verdict =
        !isTold() ? "verdict.nothing" : isWithin() ? "verdict.within" : "verdict.beyond";
    return text.append('\n').append(verdict(verdict, locale)).append('\n').toString();
  }

  /** The verdict {@code key} with the bound. */
  String verdict(String key, Locale locale) {
    return WORDING.text(locale, key, bound.maxOverGuessing(), bound.minRmse(), bound.maxCertain());
  }

  /** What is told of one attack. */
  String line(AttackResult result, Locale locale) {
    String name = WORDING.text(locale, "attack." + result.attack());
    if (!result.isTold()) {
      return WORDING.text(
          locale,
          result.attack().equals("versions") && versions < 2 ? "result.one-version" : "result.few",
          name,
          AttackResult.LEAST_CELLS);
    }
    String judged = bound.holds(result) ? "" : " " + WORDING.text(locale, "result.beyond");
    String certain =
        result.certain().isPresent()
            ? WORDING.text(locale, "result.certain", result.certain().getAsDouble())
            : "";
    return WORDING.text(
            locale,
            result.rmse().isPresent() ? "result" : "result.without-rmse",
            name,
            result.cells(),
            result.recovered(),
            result.guessed(),
            result.rmse().orElse(0))
        + certain
        + judged;
  }
}
