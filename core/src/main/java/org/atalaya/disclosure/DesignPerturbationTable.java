// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import org.atalaya.cases.ForeignText;
import org.atalaya.cases.SecretFile;
import org.atalaya.cases.Wording;

/**
 * The command line of {@link PerturbationTableDesigner}: {@code perturbation-table
 * --max-perturbation=D --variance=V [--unpublished-up-to=js] [--monotone] [--staying=p]
 * --file=TABLE.csv [--lang=es|en]}. Writes the table for publishing into a new file that only its
 * owner may read, and reports what the noise achieves.
 *
 * <pre>{@code
 * int status =
 *     new DesignPerturbationTable(new SecureRandom())
 *         .run(List.of("--max-perturbation=5", "--variance=3", "--file=table.csv"), System.out);
 * }</pre>
 */
public final class DesignPerturbationTable {

  private static final Wording WORDING = Wording.of(DesignPerturbationTable.class);
  private static final String MAX_PERTURBATION = "--max-perturbation";
  private static final String VARIANCE = "--variance";
  private static final String UNPUBLISHED = "--unpublished-up-to";
  private static final String MONOTONE = "--monotone";
  private static final String STAYING = "--staying";
  private static final String FILE = "--file";
  private static final String LANGUAGE = "--lang";
  private static final List<String> OPTIONS =
      List.of(MAX_PERTURBATION, VARIANCE, UNPUBLISHED, MONOTONE, STAYING, FILE, LANGUAGE);
  private static final int DECIMALS = 6;

  private static final int GOOD = 0;
  private static final int INFEASIBLE = 1;
  private static final int REFUSED = 2;

  private final RandomGenerator random;

  /**
   * A command.
   *
   * @param random a secret source of randomness, by which intervals are shuffled
   */
  public DesignPerturbationTable(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Runs the command; the report and what is wrong go to {@code out}, the table only to its file.
   *
   * @param arguments as above; Spanish where no language is given
   * @return 0 if the table is written, 1 if no noise has the properties asked for, 2 if an argument
   *     is wrong, the file exists or cannot be written
   */
  public int run(List<String> arguments, PrintStream out) {
    Locale locale =
        arguments.contains(LANGUAGE + "=en") ? Locale.ENGLISH : Wording.LANGUAGES.getFirst();
    try {
      Arguments given = Arguments.parse(arguments, locale);
      Path file = given.file();
      PerturbationDesign design = given.designer().design();
      write(design, file, locale);
      report(design, locale, out);
      out.println(WORDING.text(locale, "table.written", file));
      return GOOD;
    } catch (InfeasiblePerturbationException e) {
      out.println(infeasible(e, locale));
      return INFEASIBLE;
    } catch (RefusedException e) {
      out.println(e.getMessage());
      out.println(WORDING.text(locale, "table.usage"));
      return REFUSED;
    }
  }

  private void write(PerturbationDesign design, Path file, Locale locale) throws RefusedException {
    try {
      StringBuilder table = new StringBuilder();
      design.scattered(random).write(table);
      SecretFile.create(file, table.toString());
    } catch (FileAlreadyExistsException e) {
      throw new RefusedException(WORDING.text(locale, "table.exists", file));
    } catch (IOException e) {
      String kind = e.getClass().getSimpleName();
      throw new RefusedException(WORDING.text(locale, "table.not-written", file, kind));
    }
  }

  private static void report(PerturbationDesign design, Locale locale, PrintStream out) {
    for (PerturbationDesign.Row row : design.rows()) {
      String key = row == design.rows().getLast() ? "table.row.last" : "table.row";
      String used = row.allVariance() ? "table.all-variance" : "table.less-variance";
      out.println(
          WORDING.text(
              locale,
              key,
              row.noise().count(),
              decimal(row.variance(), RoundingMode.HALF_EVEN),
              decimal(row.bias(), RoundingMode.HALF_EVEN),
              WORDING.text(locale, used)));
      row.noise()
          .probabilities()
          .forEach((noise, probability) ->
              out.println(
                  WORDING.text(
                      locale, "table.noise", noise, decimal(probability, RoundingMode.HALF_EVEN))));
    }
    out.println(
        WORDING.text(
            locale,
            "table.error",
            most(design, PerturbationRow::largest),
            most(design, PerturbationRow::usual)));
  }

  private static int most(PerturbationDesign design, ToIntFunction<PerturbationRow> property) {
    return design.rows().stream()
        .map(PerturbationDesign.Row::noise)
        .mapToInt(property)
        .max()
        .orElseThrow();
  }

  private static String infeasible(InfeasiblePerturbationException e, Locale locale) {
    return e.nearestVariance().isEmpty()
        ? WORDING.text(locale, "table.infeasible.never", e.count())
        : WORDING.text(
            locale,
            "table.infeasible",
            e.count(),
            decimal(e.askedVariance(), RoundingMode.HALF_EVEN),
            // Rounded up, so that it can be given as it is printed.
            decimal(e.nearestVariance().getAsDouble(), RoundingMode.CEILING));
  }

  /** With a point in both languages, as Guatemala writes it; a rounded −0 is 0. */
  private static String decimal(double value, RoundingMode rounding) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, rounding);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** Something in the arguments that cannot be, in words for whoever gave them. */
  private static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  /** What was given, by option. */
  private record Arguments(Map<String, String> values, Locale locale) {

    static Arguments parse(List<String> arguments, Locale locale) throws RefusedException {
      Map<String, String> values = new LinkedHashMap<>();
      for (String argument : arguments) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        boolean complete = name.equals(MONOTONE) == equals < 0;
        if (!OPTIONS.contains(name) || !complete) {
          String allowed = String.join(", ", OPTIONS);
          throw new RefusedException(
              WORDING.text(locale, "table.unknown", shown(argument), allowed));
        }
        if (values.put(name, argument.substring(equals + 1)) != null) {
          throw new RefusedException(WORDING.text(locale, "table.twice", name));
        }
      }
      Arguments given = new Arguments(values, locale);
      String language = values.getOrDefault(LANGUAGE, "es");
      if (Wording.LANGUAGES.stream().noneMatch(known -> known.getLanguage().equals(language))) {
        throw given.wrong(LANGUAGE, "es, en");
      }
      return given;
    }

    Path file() throws RefusedException {
      String allowed = WORDING.text(locale, "table.path");
      try {
        Path file = Path.of(required(FILE, allowed));
        if (file.getFileName() == null || file.toString().isEmpty()) {
          throw wrong(FILE, allowed);
        }
        return file;
      } catch (InvalidPathException e) {
        throw wrong(FILE, allowed);
      }
    }

    PerturbationTableDesigner designer() throws RefusedException {
      int most =
          whole(MAX_PERTURBATION, 1, PerturbationTableDesigner.MOST_PERTURBATION, Optional.empty());
      String variances = WORDING.text(locale, "table.variance", most * most);
      double variance =
          number(VARIANCE, required(VARIANCE, variances), Double.MIN_VALUE, most * most, variances);
      int unpublished = whole(UNPUBLISHED, 0, most - 1, Optional.of(0));
      return new PerturbationTableDesigner(
          most, variance, unpublished, values.containsKey(MONOTONE), staying());
    }

    private OptionalDouble staying() throws RefusedException {
      String given = values.get(STAYING);
      String allowed = WORDING.text(locale, "table.staying");
      return given == null
          ? OptionalDouble.empty()
          : OptionalDouble.of(number(STAYING, given, 0, Math.nextDown(1.0), allowed));
    }

    private int whole(String name, int least, int most, Optional<Integer> otherwise)
        throws RefusedException {
      if (otherwise.isPresent() && !values.containsKey(name)) {
        return otherwise.get();
      }
      String allowed = WORDING.text(locale, "table.whole", least, most);
      double number = number(name, required(name, allowed), least, most, allowed);
      if (number != Math.rint(number)) {
        throw wrong(name, allowed);
      }
      return (int) number;
    }

    private double number(String name, String text, double least, double most, String allowed)
        throws RefusedException {
      try {
        double number = Double.parseDouble(text);
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw wrong(name, allowed);
      }
      throw wrong(name, allowed);
    }

    private String required(String name, String allowed) throws RefusedException {
      String text = values.get(name);
      if (text == null) {
        throw new RefusedException(WORDING.text(locale, "table.missing", name, allowed));
      }
      return text;
    }

    private RefusedException wrong(String name, String allowed) {
      String given = shown(values.getOrDefault(name, ""));
      return new RefusedException(WORDING.text(locale, "table.wrong", name, given, allowed));
    }

    private static String shown(String text) {
      return ForeignText.shown(text, 60);
    }
  }
}
