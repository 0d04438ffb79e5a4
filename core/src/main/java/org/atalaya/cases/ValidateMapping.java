// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The command line of {@link MappingValidation}: {@code validate [--lang=es|en] MAPPING FILE…}.
 *
 * <pre>{@code
 * int status =
 *     new ValidateMapping(Guatemala::mapping, Clock.system(Guatemala.ZONE))
 *         .run(List.of("calls.yaml", "calls-2021.csv"), System.out);
 * }</pre>
 */
public final class ValidateMapping {

  private static final Wording WORDING = Wording.of(ValidateMapping.class);
  private static final String LANGUAGE = "--lang=";

  private final Function<String, CsvMapping> mappings;
  private final Clock clock;

  /**
   * A command.
   *
   * @param mappings reads a mapping by its name or file, or throws a {@link MappingException}
   * @param clock the time; its zone says which day is today
   */
  public ValidateMapping(Function<String, CsvMapping> mappings, Clock clock) {
    this.mappings = mappings;
    this.clock = clock;
  }

  /**
   * Runs the command; what there is to say, problems of the mapping included, goes to {@code out}.
   *
   * @param arguments the language (Spanish where none is given), the mapping, and its files
   * @return 0 if all is good, 1 if the files load but something deserves a look, 2 if they cannot
   *     be loaded or the arguments are wrong
   */
  public int run(List<String> arguments, PrintStream out) {
    Locale locale = Wording.LANGUAGES.getFirst();
    List<String> rest = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.startsWith(LANGUAGE)) {
        locale = Locale.of(argument.substring(LANGUAGE.length()));
      } else {
        rest.add(argument);
      }
    }
    String language = locale.getLanguage();
    boolean shipped = Wording.LANGUAGES.stream().anyMatch(l -> l.getLanguage().equals(language));
    if (!shipped || rest.size() < 2 || rest.stream().anyMatch(text -> text.startsWith("--"))) {
      out.println(WORDING.text(locale, "validation.usage"));
      return ValidationReport.Verdict.REFUSED.exitStatus();
    }
    try {
      List<Path> files = rest.subList(1, rest.size()).stream().map(Path::of).toList();
      ValidationReport report =
          MappingValidation.run(mappings.apply(rest.getFirst()), files, clock);
      out.print(report.text(locale));
      return report.verdict().exitStatus();
    } catch (MappingException e) {
      out.println(e.getMessage());
      out.println(WORDING.text(locale, "validation.verdict.refused"));
      return ValidationReport.Verdict.REFUSED.exitStatus();
    }
  }
}
