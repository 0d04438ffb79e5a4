// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.ForeignText;
import org.atalaya.cases.ImportException;
import org.atalaya.cases.MappingException;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.cases.Wording;
import org.atalaya.disclosure.CellKeyRule;
import org.atalaya.disclosure.DisclosureControl;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.disclosure.InfeasiblePerturbationException;
import org.atalaya.disclosure.PerturbationTableDesigner;
import org.atalaya.statistics.IndicatorCatalogue;
import org.atalaya.statistics.Statistics;

/**
 * The command line of the {@link AttackSuite}: files are loaded into memory and protected by the
 * cell key method with fresh keys and fresh noise.
 *
 * <pre>{@code
 * int status =
 *     new AttackDisclosure(Guatemala::mapping, Guatemala.indicators(), clock)
 *         .run(List.of("--variance=3", "ine-vif", "vif-2011.csv.gz"), System.out);
 * }</pre>
 */
public final class AttackDisclosure {

  private static final Wording WORDING = Wording.of(AttackDisclosure.class);
  private static final Set<String> OPTIONS =
      Set.of("lang", "max-perturbation", "variance", "threshold", "seed");
  private static final int WITHIN = 0;
  private static final int BEYOND = 1;
  private static final int CANNOT_RUN = 2;

  private final Function<String, CsvMapping> mappings;
  private final IndicatorCatalogue indicators;
  private final Clock clock;

  /**
   * A command.
   *
   * @param mappings reads a mapping by its name or file, or throws a {@link MappingException}
   * @param indicators what would be published
   * @param clock the time; its zone says which day is today
   */
  public AttackDisclosure(
      Function<String, CsvMapping> mappings, IndicatorCatalogue indicators, Clock clock) {
    this.mappings = mappings;
    this.indicators = indicators;
    this.clock = clock;
  }

  /**
   * Runs the command.
   *
   * @param arguments {@code --lang=es|en} (Spanish), {@code --max-perturbation=} (5), {@code
   *     --variance=} (3), {@code --threshold=} (5), {@code --seed=} (1) of what is tried; then the
   *     mapping and its files
   * @return 0 if all attacks stay within {@link AttackBound#DEFAULT}, 1 if one goes beyond or there
   *     is too little to judge, 2 if it cannot run
   */
  public int run(List<String> arguments, PrintStream out) {
    Map<String, String> options = new LinkedHashMap<>();
    List<String> rest = new ArrayList<>();
    boolean understood = true;
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--")) {
        rest.add(argument);
      } else if (equals < 0 || !OPTIONS.contains(argument.substring(2, equals))) {
        understood = false;
      } else {
        understood &=
            options.put(argument.substring(2, equals), argument.substring(equals + 1)) == null;
      }
    }
    String lang = options.getOrDefault("lang", "es");
    boolean shipped = Wording.LANGUAGES.stream().anyMatch(l -> l.getLanguage().equals(lang));
    Locale locale = shipped ? Locale.of(lang) : Wording.LANGUAGES.getFirst();
    if (!understood || !shipped || rest.size() < 2) {
      out.println(WORDING.text(locale, "usage"));
      return CANNOT_RUN;
    }
    try {
      AttackReport report = report(options, rest, locale);
      out.print(report.text(locale));
      return report.isWithin() ? WITHIN : BEYOND;
    } catch (MappingException
        | ImportException
        | InfeasiblePerturbationException
        | IllegalArgumentException e) {
      out.println(WORDING.text(locale, "cannot", String.valueOf(e.getMessage())));
      return CANNOT_RUN;
    }
  }

  private AttackReport report(Map<String, String> options, List<String> rest, Locale locale) {
    SecureRandom secret = new SecureRandom();
    CellKeyRule rule =
        new CellKeyRule(
            PerturbationTableDesigner.of(
                    Math.toIntExact(whole(options, "max-perturbation", "5", locale)),
                    number(options, "variance", "3", "number", Double::valueOf, locale))
                .design()
                .scattered(secret),
            whole(options, "threshold", "5", locale));
    SplittableRandom random = new SplittableRandom(whole(options, "seed", "1", locale));
    List<Path> files = rest.subList(1, rest.size()).stream().map(AttackDisclosure::path).toList();
    CsvMapping mapping = mappings.apply(rest.getFirst());
    try (CaseStore store = CaseStore.inMemory(mapping, RecordKeySecret.generate(secret), clock)) {
      store.loader().load(mapping, files, CaseLoader.Progress.NONE);
      return AttackSuite.of(
              new Statistics(store.tables(), indicators),
              new DisclosureControl(DisclosureProfile.publicWith(List.of(rule))))
          .run(AttackBound.DEFAULT, random, name -> {});
    }
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(ForeignText.shown(text, 60), e);
    }
  }

  private static long whole(
      Map<String, String> options, String name, String standard, Locale locale) {
    return number(options, name, standard, "whole-number", Integer::valueOf, locale);
  }

  private static <T> T number(
      Map<String, String> options,
      String name,
      String standard,
      String allowed,
      Function<String, T> reader,
      Locale locale) {
    String text = options.getOrDefault(name, standard);
    try {
      return reader.apply(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          WORDING.text(
              locale,
              "wrong",
              "--" + name,
              ForeignText.shown(text, 60),
              WORDING.text(locale, allowed)),
          e);
    }
  }
}
