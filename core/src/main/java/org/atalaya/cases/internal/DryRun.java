// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.atalaya.cases.CaseLoader.Progress;
import org.atalaya.cases.Category;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.CsvMapping.DimensionMapping;
import org.atalaya.cases.CsvMapping.Origin;
import org.atalaya.cases.CsvMapping.Table;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.ImportException;
import org.atalaya.cases.ImportReport.FileReport;
import org.atalaya.cases.Label;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.cases.SourceFile;
import org.atalaya.cases.ValidationReport;
import org.atalaya.cases.ValidationReport.DimensionFindings;
import org.atalaya.cases.ValidationReport.FileFindings;

/** Reads files as an import does, with the same code, and counts instead of storing. */
public final class DryRun {

  private final CsvMapping mapping;
  private final LocalDate today;
  private final RecordKeySecret secret = RecordKeySecret.generate(new SecureRandom());
  private final Map<String, Map<String, Integer>> ordinals = new HashMap<>();
  private final Map<Table, SeenIds> seen = new HashMap<>();
  private boolean registered;

  /** See {@link org.atalaya.cases.MappingValidation#run}. */
  public DryRun(CsvMapping mapping, Clock clock) {
    this.mapping = mapping;
    this.today = LocalDate.now(clock);
    for (DimensionMapping mapped : mapping.dimensions()) {
      Map<String, Integer> positions = new LinkedHashMap<>();
      positions.put(Category.UNKNOWN, 0);
      for (Category category : mapped.dimension().categories()) {
        positions.putIfAbsent(category.code(), positions.size());
      }
      ordinals.put(mapped.dimension().id(), positions);
    }
  }

  /** See {@link org.atalaya.cases.MappingValidation#run}. */
  public ValidationReport run(List<SourceFile> files) {
    List<FileFindings> found = new ArrayList<>();
    List<Label> refusals = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(FileLoader.ENCODING_THREADS)) {
      for (Map.Entry<SourceFile, Table> entry : TableFiles.assign(mapping, files).entrySet()) {
        read(entry.getKey(), entry.getValue(), threads, refusals).ifPresent(found::add);
      }
      if (!registered && refusals.isEmpty()) {
        throw FileAcceptance.noRegistration();
      }
    } catch (ImportException e) {
      refusals.add(e.text());
    }
    return new ValidationReport(found, refusals);
  }

  private Optional<FileFindings> read(
      SourceFile source, Table table, ExecutorService threads, List<Label> refusals) {
    ImportFindings findings = new ImportFindings();
    List<DimensionCount> counts =
        mapping.dimensions(table).stream().map(DimensionCount::new).toList();
    try {
      DelimitedFile file = new DelimitedFile(source, mapping.format());
      StagingSink sink =
          new StagingSink(
              file,
              header ->
                  new RowEncoder(
                      mapping,
                      table,
                      ordinals,
                      file,
                      header,
                      today,
                      new RecordKeys(secret, mapping.source().id())),
              threads,
              seen.computeIfAbsent(table, first -> new SeenIds()),
              findings,
              batch -> count(batch, counts),
              new ImportProgress(Progress.NONE, 0));
      file.read(sink);
      FileReport report = sink.finish();
      registered |= findings.lastRegistered().isPresent();
      try {
        FileAcceptance.check(mapping, report);
      } catch (ImportException e) {
        // What was found in it helps to see why.
        refusals.add(e.text());
      }
      return Optional.of(
          new FileFindings(
              report,
              counts.stream().map(this::findings).toList(),
              findings.unknownCodes(),
              findings.suspiciousDates(),
              sink.unusedColumns()));
    } catch (ImportException e) {
      refusals.add(e.text());
      return Optional.empty();
    }
  }

  private static void count(EncodedBatch batch, List<DimensionCount> counts) {
    for (int i = 0; i < counts.size(); i++) {
      counts.get(i).add(batch.values[i], batch.rows);
    }
  }

  private DimensionFindings findings(DimensionCount count) {
    Dimension dimension = count.mapped.dimension();
    List<String> never = new ArrayList<>();
    if (isDeclared(count.mapped.origin())) {
      ordinals
          .getOrDefault(dimension.id(), Map.of())
          .forEach((code, ordinal) -> {
            if (!code.equals(Category.UNKNOWN) && !count.used[ordinal]) {
              never.add(code);
            }
          });
    }
    return new DimensionFindings(dimension.id(), count.unknown, never);
  }

  /** Whether somebody wrote the categories down, rather than that they follow from the origin. */
  private static boolean isDeclared(Origin origin) {
    return switch (origin) {
      case Origin.CodeColumn column -> true;
      case Origin.Crosswalk crosswalk -> true;
      case Origin.Flags flags -> true;
      case Origin.AgeColumn column -> false;
      case Origin.HourColumn column -> false;
      case Origin.DatePart part -> false;
      case Origin.Interval interval -> false;
    };
  }

  /** Counts one dimension of one file. */
  private static final class DimensionCount {
    private final DimensionMapping mapped;
    private final boolean[] used;
    private long unknown;

    DimensionCount(DimensionMapping mapped) {
      this.mapped = mapped;
      this.used = new boolean[mapped.dimension().categories().size() + 1];
    }

    void add(long[] values, int rows) {
      for (int row = 0; row < rows; row++) {
        long value = values[row];
        if (mapped.dimension().multiValued()) {
          unknown += value == 1 ? 1 : 0;
          for (long bits = value; bits != 0; bits &= bits - 1) {
            used[Long.numberOfTrailingZeros(bits)] = true;
          }
        } else {
          unknown += value == 0 ? 1 : 0;
          if (!mapped.dimension().role().isTime()) {
            used[(int) value] = true;
          }
        }
      }
    }
  }
}
