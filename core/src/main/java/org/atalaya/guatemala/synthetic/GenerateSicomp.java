// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.atalaya.cases.ForeignText;
import org.atalaya.cases.Wording;

/**
 * Writes a {@link SyntheticSicomp} from the command line.
 *
 * <pre>{@code
 * int status = new GenerateSicomp(InstantSource.system())
 *     .run(List.of("--folder=sicomp", "--rows=100000", "--last-day=2024-12-31"), System.out);
 * }</pre>
 */
public final class GenerateSicomp {

  private static final Wording WORDING = Wording.of(GenerateSicomp.class);
  private static final Set<String> OPTIONS =
      new TreeSet<>(Set.of("folder", "rows", "last-day", "seed", "years", "known-at", "lang"));
  private static final int GOOD = 0;
  private static final int WRONG_ARGUMENTS = 1;
  private static final int NOT_WRITTEN = 2;

  private final InstantSource clock;

  /**
   * A command.
   *
   * @param clock by which it tells how long it took
   */
  public GenerateSicomp(InstantSource clock) {
    this.clock = clock;
  }

  /** An argument that cannot be used, in words for whoever gave it. */
  private static final class ArgumentException extends Exception {
    ArgumentException(String message) {
      super(message);
    }
  }

  /**
   * Runs the command.
   *
   * @param args {@code --folder=PATH} and {@code --last-day=YYYY-MM-DD}, which are needed, and
   *     {@code --rows=} (complaints, 100,000), {@code --seed=} (1), {@code --years=} (3), {@code
   *     --known-at=} (the last day), {@code --lang=es|en} (Spanish)
   * @param out where progress and errors go
   * @return 0 if the files are there, 1 if an argument is wrong, 2 if they could not be written
   */
  public int run(List<String> args, PrintStream out) {
    Locale locale = args.contains("--lang=en") ? Locale.ENGLISH : Wording.LANGUAGES.getFirst();
    SyntheticSicomp system;
    Path folder;
    try {
      Map<String, String> given = options(args, locale);
      folder = required(given, "folder", locale, "PATH", Path::of);
      system = system(given, locale);
    } catch (ArgumentException e) {
      out.println(e.getMessage());
      out.println(WORDING.text(locale, "usage"));
      return WRONG_ARGUMENTS;
    }
    Instant begun = clock.instant();
    try {
      SyntheticSicomp.Summary summary =
          system.write(
              folder,
              (done, total) ->
                  out.println(WORDING.text(locale, "progress", done, total, 100 * done / total)));
      tell(summary, Duration.between(begun, clock.instant()), locale, out);
      return GOOD;
    } catch (IOException e) {
      out.println(WORDING.text(locale, "not-written", folder, e.getClass().getSimpleName()));
      return NOT_WRITTEN;
    }
  }

  private static void tell(
      SyntheticSicomp.Summary summary, Duration took, Locale locale, PrintStream out) {
    summary.rows().forEach((file, rows) -> out.println(WORDING.text(locale, "file", file, rows)));
    double seconds = Math.max(0.001, took.toMillis() / 1000.0);
    out.println(WORDING.text(locale, "done", summary.total(), seconds, summary.total() / seconds));
  }

  private static SyntheticSicomp system(Map<String, String> given, Locale locale)
      throws ArgumentException {
    LocalDate lastDay = required(given, "last-day", locale, "YYYY-MM-DD", LocalDate::parse);
    SyntheticSicomp standard = SyntheticSicomp.of(1, LocalDate.of(2024, 12, 31));
    try {
      return new SyntheticSicomp(
          optional(given, "seed", locale, WORDING.text(locale, "whole-number"), Long::valueOf)
              .orElse(standard.seed()),
          lastDay,
          optional(given, "rows", locale, WORDING.text(locale, "whole-number"), Long::valueOf)
              .orElse(standard.cases()),
          optional(given, "years", locale, WORDING.text(locale, "whole-number"), Integer::valueOf)
              .orElse(standard.years()),
          optional(given, "known-at", locale, "YYYY-MM-DD", LocalDate::parse).orElse(lastDay));
    } catch (IllegalArgumentException e) {
      throw new ArgumentException(WORDING.text(locale, "refused", String.valueOf(e.getMessage())));
    }
  }

  private static Map<String, String> options(List<String> args, Locale locale)
      throws ArgumentException {
    Map<String, String> options = new LinkedHashMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      String name = arg.startsWith("--") && equals > 2 ? arg.substring(2, equals) : "";
      if (!OPTIONS.contains(name)) {
        throw new ArgumentException(
            WORDING.text(
                locale, "unknown", shown(arg), "--" + String.join("=, --", OPTIONS) + "="));
      }
      if (options.put(name, arg.substring(equals + 1)) != null) {
        throw new ArgumentException(WORDING.text(locale, "twice", name));
      }
    }
    String lang = options.getOrDefault("lang", "es");
    if (!lang.equals("es") && !lang.equals("en")) {
      throw new ArgumentException(WORDING.text(locale, "wrong", "lang", shown(lang), "es, en"));
    }
    return options;
  }

  private static <T> T required(
      Map<String, String> given,
      String name,
      Locale locale,
      String form,
      Function<String, T> reader)
      throws ArgumentException {
    Optional<T> value = optional(given, name, locale, form, reader);
    if (value.isEmpty()) {
      throw new ArgumentException(WORDING.text(locale, "missing", name, form));
    }
    return value.get();
  }

  private static <T> Optional<T> optional(
      Map<String, String> given,
      String name,
      Locale locale,
      String form,
      Function<String, T> reader)
      throws ArgumentException {
    String text = given.get(name);
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(text));
    } catch (NumberFormatException | DateTimeParseException | InvalidPathException e) {
      throw new ArgumentException(WORDING.text(locale, "wrong", name, shown(text), form));
    }
  }

  private static String shown(String text) {
    return ForeignText.shown(text, 60);
  }
}
