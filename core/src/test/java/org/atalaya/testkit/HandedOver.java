// SPDX-License-Identifier: Apache-2.0
package org.atalaya.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.guatemala.synthetic.SyntheticSicomp;

/** The mapping {@code sicomp} of an observatory that issues alerts or takes tips itself. */
public final class HandedOver {

  private HandedOver() {}

  /**
   * Writes the files of 200 invented cases that are left to be read, where units are handed over.
   */
  public static List<Path> files(Path folder, CountingUnit... units) throws IOException {
    SyntheticSicomp.of(1, LocalDate.of(2026, 1, 31))
        .cases(200)
        .years(1)
        .write(folder, SyntheticSicomp.Progress.NONE);
    List<String> left = Arrays.stream(units).map(unit -> unit.id() + "s.csv").toList();
    return SyntheticSicomp.FILES.stream()
        .filter(file -> !left.contains(file))
        .map(folder::resolve)
        .toList();
  }

  /** The mapping: the records of these units are handed over, all else is read from files. */
  public static CsvMapping mapping(CountingUnit... units) {
    String yaml = yaml(units);
    return CsvMapping.read(
        "sicomp.yaml",
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)),
        Guatemala.CODE_LISTS);
  }

  /** The same, as it is written. */
  public static String yaml(CountingUnit... units) {
    try (InputStream yaml = Guatemala.class.getResourceAsStream("mappings/sicomp.yaml")) {
      if (yaml == null) {
        throw new AssertionError("the mapping sicomp is missing");
      }
      String mapping = new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
      for (CountingUnit unit : units) {
        String file = "file: \"%ss*.csv\"".formatted(unit.id());
        if (!mapping.contains(file)) {
          throw new AssertionError("the mapping sicomp has another file of the unit " + unit.id());
        }
        mapping = mapping.replace(file, "handedOver: true");
      }
      return mapping;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
