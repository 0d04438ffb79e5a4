// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
    CommandArguments read = CommandArguments.read(arguments, Set.of());
    List<String> rest = read.rest();
    Locale locale = read.language();
    if (!read.areUnderstood() || rest.size() < 2) {
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
