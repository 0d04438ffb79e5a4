// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
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
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.disclosure.FixedTableException;
import org.atalaya.disclosure.FixedTables;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.IndicatorCatalogue;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * The command line of {@link FixedTables}: writes each declared table as CSV and XLSX into a
 * folder, never over a file that is there.
 *
 * <pre>{@code
 * int status =
 *     new PublishFixedTables(Guatemala::mapping, Guatemala.indicators(), clock)
 *         .run(List.of("--tables=book.yaml", "--folder=book", "sicomp", "cases.csv"), System.out);
 * }</pre>
 */
public final class PublishFixedTables {

  private static final Wording WORDING = Wording.of(PublishFixedTables.class);
  private static final int MOST_SHOWN = 60;
  private static final int WRITTEN = 0;
  private static final int NOT_PROTECTED = 1;
  private static final int CANNOT_RUN = 2;

  private final Function<String, CsvMapping> mappings;
  private final IndicatorCatalogue indicators;
  private final Clock clock;

  /**
   * A command.
   *
   * @param mappings reads a mapping by its name or file, or throws a {@link MappingException}
   * @param indicators what tables can be about
   * @param clock the time; its zone says which day is today
   */
  public PublishFixedTables(
      Function<String, CsvMapping> mappings, IndicatorCatalogue indicators, Clock clock) {
    this.mappings = mappings;
    this.indicators = indicators;
    this.clock = clock;
  }

  /**
   * Runs the command.
   *
   * @param arguments {@code --tables=} (the declaration), {@code --folder=} (where to write),
   *     {@code --lang=es|en} (Spanish); then the mapping and its files
   * @return 0 if all tables are written, 1 if one cannot be protected, so that none is, 2 if the
   *     command cannot run
   */
  public int run(List<String> arguments, PrintStream out) {
    CommandArguments read = CommandArguments.read(arguments, Set.of("tables", "folder"));
    Locale locale = read.language();
    boolean complete =
        read.rest().size() >= 2
            && read.option("tables").isPresent()
            && read.option("folder").isPresent();
    if (!read.areUnderstood() || !complete) {
      out.println(WORDING.text(locale, "fixed.usage"));
      return CANNOT_RUN;
    }
    try {
      Map<String, PublishableTable> tables = protect(read);
      write(tables, CommandArguments.path(read.option("folder").orElseThrow()), locale, out);
      return WRITTEN;
    } catch (FixedTableException e) {
      out.println(WORDING.text(locale, "fixed.refused", String.valueOf(e.getMessage())));
      return NOT_PROTECTED;
    } catch (QueryException e) {
      out.println(WORDING.text(locale, "fixed.cannot", e.problem().detail(locale)));
    } catch (MappingException | ImportException | IllegalArgumentException e) {
      out.println(WORDING.text(locale, "fixed.cannot", String.valueOf(e.getMessage())));
    } catch (FileAlreadyExistsException e) {
      out.println(WORDING.text(locale, "fixed.exists", shown(e.getMessage())));
    } catch (IOException e) {
      out.println(WORDING.text(locale, "fixed.file", shown(e.getMessage())));
    }
    return CANNOT_RUN;
  }

  private static String shown(@Nullable String file) {
    return ForeignText.shown(String.valueOf(file), MOST_SHOWN);
  }

  private Map<String, PublishableTable> protect(CommandArguments read) throws IOException {
    String declared = read.option("tables").orElseThrow();
    FixedTables tables;
    try (InputStream yaml = Files.newInputStream(CommandArguments.path(declared))) {
      tables = FixedTables.read(shown(declared), yaml);
    }
    CsvMapping mapping = mappings.apply(read.rest().getFirst());
    // Nothing depends on the keys here, as there is no noise.
    RecordKeySecret secret = RecordKeySecret.generate(new SecureRandom());
    try (CaseStore store = CaseStore.inMemory(mapping, secret, clock)) {
      store.loader().load(mapping, read.files(), CaseLoader.Progress.NONE);
      return tables.protect(new Statistics(store.tables(), indicators));
    }
  }

  private static void write(
      Map<String, PublishableTable> tables, Path folder, Locale locale, PrintStream out)
      throws IOException {
    Map<Path, byte[]> files = new LinkedHashMap<>();
    tables.forEach((id, table) -> {
      files.put(folder.resolve(id + ".csv"), CsvExport.write(table, locale));
      files.put(folder.resolve(id + ".xlsx"), XlsxExport.write(table, locale));
    });
    // All or nothing: half a yearbook would be completed with other figures later.
    for (Path file : files.keySet()) {
      if (Files.exists(file)) {
        throw new FileAlreadyExistsException(String.valueOf(file));
      }
    }
    Files.createDirectories(folder);
    for (Map.Entry<Path, byte[]> file : files.entrySet()) {
      Files.write(file.getKey(), file.getValue(), StandardOpenOption.CREATE_NEW);
    }
    tables.forEach((id, table) -> {
      long withheld = table.cells().stream().filter(Suppressed.class::isInstance).count();
      out.println(WORDING.text(locale, "fixed.written", id, table.header().cells(), withheld));
    });
  }
}
