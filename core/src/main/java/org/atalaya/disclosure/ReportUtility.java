// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
import org.atalaya.statistics.IndicatorCatalogue;
import org.atalaya.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * The command line of the {@link UtilityReport}, for staff: files are loaded into memory and
 * protected by a policy.
 *
 * <pre>{@code
 * int status =
 *     new ReportUtility(Guatemala::mapping, Guatemala.indicators(), policy, clock)
 *         .run(List.of("--lang=en", "ine-vif", "vif-2011.csv.gz"), System.out);
 * }</pre>
 */
public final class ReportUtility {

  private static final Wording WORDING = Wording.of(ReportUtility.class);
  private static final Set<String> OPTIONS = Set.of("policy", "record-key-file");
  private static final int REPORTED = 0;
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
   * @param policy how, where no other policy is named
   * @param clock the time; its zone says which day is today
   */
  public ReportUtility(
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
   * @param arguments {@code --lang=es|en} (Spanish), {@code --policy=} a policy's YAML file, {@code
   *     --record-key-file=} the secret of an observatory, whose own noise is then reported on
   *     (fresh keys and noise without it); then the mapping and its files
   * @return 0 if the report was printed, 2 if it cannot run
   */
  public int run(List<String> arguments, PrintStream out) {
    CommandArguments read = CommandArguments.read(arguments, OPTIONS);
    Locale locale = read.language();
    if (!read.areUnderstood() || read.rest().size() < 2) {
      out.println(WORDING.text(locale, "utility.usage"));
      return CANNOT_RUN;
    }
    try {
      out.print(report(read, locale).text(locale));
      return REPORTED;
    } catch (MappingException
        | ImportException
        | InfeasiblePerturbationException
        | PerturbationTableException
        | UncheckedIOException
        | IllegalArgumentException e) {
      out.println(WORDING.text(locale, "utility.cannot", String.valueOf(e.getMessage())));
      return CANNOT_RUN;
    }
  }

  private UtilityReport report(CommandArguments read, Locale locale) {
    Map<String, String> options = read.options();
    List<Path> files = read.files();
    CsvMapping mapping = mappings.apply(read.rest().getFirst());
    DisclosurePolicy chosen = options.containsKey("policy") ? policy(options, locale) : policy;
    try (CaseStore store = CaseStore.inMemory(mapping, secret(options, locale), clock)) {
      store.loader().load(mapping, files, CaseLoader.Progress.NONE);
      return UtilityReport.of(
          new Statistics(store.tables(), indicators), new DisclosureControl(chosen.profile(store)));
    }
  }

  private static DisclosurePolicy policy(Map<String, String> options, Locale locale) {
    Path file = readable("policy", options, locale);
    try (InputStream yaml = Files.newInputStream(file)) {
      return DisclosurePolicy.read(String.valueOf(file.getFileName()), yaml);
    } catch (IOException e) {
      throw unreadable("policy", options, locale, e);
    }
  }

  private static RecordKeySecret secret(Map<String, String> options, Locale locale) {
    SecureRandom random = new SecureRandom();
    if (!options.containsKey("record-key-file")) {
      return RecordKeySecret.generate(random);
    }
    try {
      return RecordKeySecret.loadOrCreate(readable("record-key-file", options, locale), random);
    } catch (IOException e) {
      throw unreadable("record-key-file", options, locale, e);
    }
  }

  /** A file that is there: a secret that is not would otherwise be made. */
  private static Path readable(String name, Map<String, String> options, Locale locale) {
    Path file = CommandArguments.path(options.getOrDefault(name, ""));
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw unreadable(name, options, locale, null);
    }
    return file;
  }

  private static IllegalArgumentException unreadable(
      String name, Map<String, String> options, Locale locale, @Nullable Exception cause) {
    return new IllegalArgumentException(
        WORDING.text(
            locale,
            "utility.unreadable",
            "--" + name,
            ForeignText.shown(options.getOrDefault(name, ""), 60)),
        cause);
  }
}
