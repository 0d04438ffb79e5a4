// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CommandArguments;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.ForeignText;
import org.atalaya.cases.ImportException;
import org.atalaya.cases.MappingException;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.cases.Wording;
import org.atalaya.disclosure.DisclosureControl;
import org.atalaya.disclosure.DisclosurePolicy;
import org.atalaya.disclosure.InfeasiblePerturbationException;
import org.atalaya.disclosure.PerturbationTableException;
import org.atalaya.statistics.IndicatorCatalogue;
import org.atalaya.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * The command line of the {@link AttackSuite}: files are loaded into memory and protected by a
 * {@link DisclosurePolicy} with fresh keys and fresh noise.
 *
 * <pre>{@code
 * int status =
 *     new AttackDisclosure(Guatemala::mapping, Guatemala.indicators(), policy, clock)
 *         .run(List.of("--runs=3", "ine-vif", "vif-2011.csv.gz"), System.out);
 * }</pre>
 */
public final class AttackDisclosure {

  private static final Wording WORDING = Wording.of(AttackDisclosure.class);
  private static final Set<String> OPTIONS = Set.of("policy", "runs", "seed");
  private static final int MOST_SHOWN = 60;
  private static final int MOST_RUNS = 100;
  private static final int WITHIN = 0;
  private static final int BEYOND = 1;
  private static final int CANNOT_RUN = 2;

  private final Function<String, CsvMapping> mappings;
  private final IndicatorCatalogue indicators;
  private final DisclosurePolicy policy;
  private final Clock clock;

  /**
   * A command.
   *
   * @param mappings reads a mapping by its name or file, or throws a {@link MappingException}
   * @param indicators what would be published
   * @param policy how they would be protected, where no other policy is named
   * @param clock the time; its zone says which day is today
   */
  public AttackDisclosure(
      Function<String, CsvMapping> mappings,
      IndicatorCatalogue indicators,
      DisclosurePolicy policy,
      Clock clock) {
    this.mappings = mappings;
    this.indicators = indicators;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * Runs the command.
   *
   * @param arguments {@code --lang=es|en} (Spanish), {@code --policy=} (a file), {@code --runs=}
   *     (1) how often, {@code --seed=} (1) of what is tried; then the mapping and its files
   * @return 0 if all attacks stay within {@link AttackBound#DEFAULT}, 1 if one goes beyond or there
   *     is too little to judge in any run, 2 if it cannot run
   */
  public int run(List<String> arguments, PrintStream out) {
    CommandArguments read = CommandArguments.read(arguments, OPTIONS);
    Locale locale = read.language();
    if (!read.areUnderstood() || read.rest().size() < 2) {
      out.println(WORDING.text(locale, "usage"));
      return CANNOT_RUN;
    }
    try {
      AttackRuns runs = runs(read, locale);
      out.print(runs.text(locale));
      return runs.isWithin() ? WITHIN : BEYOND;
    } catch (MappingException
        | ImportException
        | InfeasiblePerturbationException
        | PerturbationTableException
        | UncheckedIOException
        | IllegalArgumentException
        | IllegalStateException e) {
      out.println(WORDING.text(locale, "cannot", String.valueOf(e.getMessage())));
      return CANNOT_RUN;
    }
  }

  private AttackRuns runs(CommandArguments read, Locale locale) {
    Map<String, String> options = read.options();
    int runs = Math.toIntExact(whole(options, "runs", 1, MOST_RUNS, locale));
    SplittableRandom random =
        new SplittableRandom(whole(options, "seed", 0, Integer.MAX_VALUE, locale));
    DisclosurePolicy tried = options.containsKey("policy") ? policy(options, locale) : policy;
    List<Path> files = read.files();
    CsvMapping mapping = mappings.apply(read.rest().getFirst());
    List<AttackReport> reports = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      reports.add(report(tried, mapping, files, random.split()));
    }
    return new AttackRuns(reports);
  }

  private AttackReport report(
      DisclosurePolicy tried, CsvMapping mapping, List<Path> files, SplittableRandom random) {
    RecordKeySecret fresh = RecordKeySecret.generate(new SecureRandom());
    try (CaseStore store = CaseStore.inMemory(mapping, fresh, clock)) {
      store.loader().load(mapping, files, CaseLoader.Progress.NONE);
      return AttackSuite.of(
              new Statistics(store.tables(), indicators),
              new DisclosureControl(tried.profile(store)))
          .run(AttackBound.DEFAULT, random, name -> {});
    }
  }

  private static DisclosurePolicy policy(Map<String, String> options, Locale locale) {
    String given = options.getOrDefault("policy", "");
    try (InputStream yaml = Files.newInputStream(CommandArguments.path(given))) {
      return DisclosurePolicy.read(ForeignText.shown(given, MOST_SHOWN), yaml);
    } catch (IOException e) {
      throw wrong("policy", given, WORDING.text(locale, "policy-file"), locale, e);
    }
  }

  private static long whole(
      Map<String, String> options, String name, long least, long most, Locale locale) {
    String text = options.getOrDefault(name, "1");
    String allowed = WORDING.text(locale, "whole-number", least, most);
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(name, text, allowed, locale, e);
    }
    throw wrong(name, text, allowed, locale, null);
  }

  private static IllegalArgumentException wrong(
      String name, String given, String allowed, Locale locale, @Nullable Exception cause) {
    String shown = ForeignText.shown(given, MOST_SHOWN);
    return new IllegalArgumentException(
        WORDING.text(locale, "wrong", "--" + name, shown, allowed), cause);
  }
}
