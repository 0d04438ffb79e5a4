// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.atalaya.cases.Wording;

/**
 * The suite on the same records several times, with keys and noise of its own each time: how far a
 * result is chance. For staff, like the reports.
 *
 * @param reports at least one, of the same attacks and under the same bound
 */
public record AttackRuns(List<AttackReport> reports) {

  private static final Wording WORDING = Wording.of(AttackRuns.class);

  public AttackRuns {
    reports = List.copyOf(reports);
    if (reports.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one report");
    }
  }

  /** Whether every run stayed within the bound. */
  public boolean isWithin() {
    return reports.stream().allMatch(AttackReport::isWithin);
  }

  /** Mean, least and greatest of each result, in the language of {@code locale}. */
  public String text(Locale locale) {
    AttackReport first = reports.getFirst();
    if (reports.size() == 1) {
      return first.text(locale);
    }
    StringBuilder text =
        new StringBuilder(WORDING.text(locale, "runs", reports.size())).append("\n\n");
    for (int attack = 0; attack < first.results().size(); attack++) {
      text.append(line(attack, locale)).append('\n');
    }
    String verdict =
        reports.stream().noneMatch(AttackReport::isTold)
            ? "verdict.nothing"
            : isWithin() ? "verdict.within" : "verdict.beyond";
    return text.append('\n').append(first.verdict(verdict, locale)).append('\n').toString();
  }

  private String line(int attack, Locale locale) {
    List<AttackResult> told = new ArrayList<>();
    int beyond = 0;
    for (AttackReport report : reports) {
      AttackResult result = report.results().get(attack);
      if (result.isTold()) {
        told.add(result);
      }
      beyond += report.bound().holds(result) ? 0 : 1;
    }
    if (told.isEmpty()) {
      return reports.getFirst().line(reports.getFirst().results().get(attack), locale);
    }
    StringBuilder line =
        new StringBuilder(
            WORDING.text(
                locale,
                "runs.result",
                WORDING.text(locale, "attack." + told.getFirst().attack()),
                told.size(),
                told.stream().mapToInt(AttackResult::cells).min().orElseThrow(),
                shares(told, AttackResult::recovered, locale),
                shares(told, AttackResult::guessed, locale)));
    if (told.stream().allMatch(result -> result.rmse().isPresent())) {
      line.append(spread("runs.rmse", told, result -> result.rmse().orElseThrow(), locale));
    }
    if (told.stream().allMatch(result -> result.certain().isPresent())) {
      line.append(spread("runs.certain", told, result -> result.certain().orElseThrow(), locale));
    }
    if (beyond > 0) {
      line.append(' ').append(WORDING.text(locale, "runs.beyond", beyond));
    }
    return line.toString();
  }

  private static String shares(
      List<AttackResult> results, ToDoubleFunction<AttackResult> figure, Locale locale) {
    return spread("runs.share", results, figure, locale);
  }

  private static String spread(
      String key,
      List<AttackResult> results,
      ToDoubleFunction<AttackResult> figure,
      Locale locale) {
    DoubleSummaryStatistics all = results.stream().mapToDouble(figure).summaryStatistics();
    return WORDING.text(locale, key, all.getAverage(), all.getMin(), all.getMax());
  }
}
