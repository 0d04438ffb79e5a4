// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Identities as they arrive in the fact tables. */
class RecordKeysTest {

  private static final String MAPPING =
      "format: {encodings: [UTF-8, ISO-8859-1]}\n"
          + "aliases: {sexo: [SEXO, Género]}\n"
          + SampleCases.MAPPING;
  private static final String PLAIN =
      """
      fecha,municipio,sexo,edad,tipos,sexo_sindicado,nota
      2010-01-15,101,2,34,1122,1,niña
      2010-01-15,101,2,34,1122,1,niña
      2010-02-03,201,1,8,1222,2,"uno, dos y ""tres""\"
      2011-03-21,9999,9,99,2222,9,
      """;
  private static final String REORDERED =
      """
      nota,sexo_sindicado,tipos,edad,sexo,municipio,fecha
      niña,1,1122,34,2,101,2010-01-15
      "uno, dos y ""tres""\",2,1222,8,1,201,2010-02-03
      ,9,2222,99,9,9999,2011-03-21
      niña,1,1122,34,2,101,2010-01-15
      """;

  private static final CsvMapping READ = SampleCases.mapping(MAPPING);
  private static final List<String> PLAIN_KEYS = plainKeys();

  @TempDir Path folder;

  private static List<String> plainKeys() {
    try (CaseStore store = SampleCases.store(READ, PLAIN)) {
      return FactRows.keys(store, CountingUnit.CASE);
    }
  }

  static Stream<Arguments> spellings() {
    return Stream.of(
        argumentSet("UTF-8", "a.csv", PLAIN.getBytes(StandardCharsets.UTF_8)),
        argumentSet(
            "byte order mark", "a.csv", ("\ufeff" + PLAIN).getBytes(StandardCharsets.UTF_8)),
        argumentSet("ISO-8859-1", "a.csv", PLAIN.getBytes(StandardCharsets.ISO_8859_1)),
        argumentSet("gzip", "a.csv.gz", gzip(PLAIN.getBytes(StandardCharsets.UTF_8))),
        argumentSet("gzip, ISO-8859-1", "a.gz", gzip(PLAIN.getBytes(StandardCharsets.ISO_8859_1))),
        argumentSet(
            "gzip without saying so", "a.csv", gzip(PLAIN.getBytes(StandardCharsets.UTF_8))),
        argumentSet("CRLF", "a.csv", PLAIN.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)),
        argumentSet("CR", "a.csv", PLAIN.replace("\n", "\r").getBytes(StandardCharsets.UTF_8)),
        argumentSet("no last line end", "a.csv", PLAIN.strip().getBytes(StandardCharsets.UTF_8)),
        argumentSet(
            "empty lines", "a.csv", PLAIN.replace("\n", "\n\n").getBytes(StandardCharsets.UTF_8)),
        argumentSet(
            "everything quoted",
            "a.csv",
            PLAIN
                .replace("2010-01-15,101,2,", "\"2010-01-15\",\"101\",\"2\",")
                .getBytes(StandardCharsets.UTF_8)),
        argumentSet(
            "blanks around",
            "a.csv",
            PLAIN.replace("101,2", " 101 , 2 ").getBytes(StandardCharsets.UTF_8)),
        argumentSet(
            "alias", "a.csv", PLAIN.replace("sexo,", "SEXO,").getBytes(StandardCharsets.UTF_8)),
        argumentSet(
            "alias in the other encoding",
            "a.csv",
            PLAIN.replace("sexo,", "Género,").getBytes(StandardCharsets.ISO_8859_1)),
        argumentSet(
            "other order of columns and rows",
            "a.csv",
            REORDERED.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void load_sameRowsWrittenOtherwise_haveTheSameKeys(String name, byte[] bytes) throws IOException {
    CsvMapping mapping = READ;
    try (CaseStore store = SampleCases.empty(mapping)) {
      Path file = Files.write(folder.resolve(name), bytes);

      store.loader().load(mapping, List.of(file), CaseLoader.Progress.NONE);

      assertThat(FactRows.keys(store, CountingUnit.CASE)).hasSize(4).isEqualTo(PLAIN_KEYS);
    }
  }

  @Test
  void load_quotedLineEnd_isPartOfTheRecord() {
    CsvMapping mapping = READ;
    String rows = PLAIN.replace("uno, dos", "uno,\n dos");
    try (CaseStore store = SampleCases.store(mapping, rows)) {
      assertThat(FactRows.keys(store, CountingUnit.CASE)).hasSize(4);
    }
  }

  @Test
  void load_sameFileIntoTwoStores_givesTheSameKeysInEveryUnit() {
    try (CaseStore one = SampleCases.store();
        CaseStore other = SampleCases.store()) {
      List<String> cases = FactRows.keys(one, CountingUnit.CASE);

      assertThat(cases).hasSize(48).doesNotHaveDuplicates();
      for (CountingUnit unit :
          List.of(CountingUnit.CASE, CountingUnit.VICTIM, CountingUnit.SUSPECT)) {
        assertThat(FactRows.keys(one, unit)).as(unit.id()).isEqualTo(cases);
        assertThat(FactRows.keys(other, unit)).as(unit.id()).isEqualTo(cases);
      }
    }
  }

  @Test
  void load_duplicateRowsInAnyOrder_haveTheSameDistinctKeys() {
    List<String> lines =
        Arrays.asList(SampleCases.ROWS.substring(SampleCases.HEADER.length()).split("\n"));
    Collections.shuffle(lines, new Random(1));
    String half = SampleCases.HEADER + String.join("\n", lines.subList(0, 20)) + "\n";
    String rest = SampleCases.HEADER + String.join("\n", lines.subList(20, 48)) + "\n";
    CsvMapping mapping = SampleCases.mapping();
    try (CaseStore ordered = SampleCases.store();
        CaseStore shuffled = SampleCases.empty(mapping)) {
      SampleCases.load(shuffled, mapping, rest, half);

      assertThat(FactRows.keys(shuffled, CountingUnit.CASE))
          .doesNotHaveDuplicates()
          .isEqualTo(FactRows.keys(ordered, CountingUnit.CASE));
    }
  }

  @Test
  void load_otherSecretOrSource_givesOtherKeys() {
    CsvMapping mapping = SampleCases.mapping();
    CsvMapping renamed =
        SampleCases.mapping(SampleCases.MAPPING.replace("id: sample", "id: other"));
    try (CaseStore store = SampleCases.store();
        CaseStore otherSource = SampleCases.store(renamed, SampleCases.ROWS);
        CaseStore otherSecret =
            CaseStore.inMemory(mapping, RecordKeySecret.of(new byte[32]), SampleCases.CLOCK)) {
      SampleCases.load(otherSecret, mapping, SampleCases.ROWS);
      List<String> keys = FactRows.keys(store, CountingUnit.CASE);

      assertThat(FactRows.keys(otherSecret, CountingUnit.CASE))
          .hasSize(48)
          .doesNotContainAnyElementsOf(keys);
      assertThat(FactRows.keys(otherSource, CountingUnit.CASE))
          .hasSize(48)
          .doesNotContainAnyElementsOf(keys);
    }
  }

  @Test
  void key_manyRecords_areUniformOver32Bits() {
    RecordKeys keys = new RecordKeys(SampleCases.SECRET, "sample");
    int[] sixteenths = new int[16];
    for (int i = 0; i < 16_000; i++) {
      byte[] identity = Integer.toString(i).getBytes(StandardCharsets.UTF_8);
      keys.next(RecordKeys.CASE, identity, identity.length, 0);
      assertThat(keys.key()).isBetween(0L, (1L << 32) - 1);
      sixteenths[(int) (keys.key() >>> 28)]++;
    }

    // χ² with 15 degrees of freedom exceeds 44.3 by chance once in 10,000; the secret is fixed.
    double chiSquare =
        Arrays.stream(sixteenths).mapToDouble(n -> (n - 1000.0) * (n - 1000.0) / 1000).sum();
    assertThat(chiSquare).isLessThan(44.3);
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }
}
