// SPDX-License-Identifier: Apache-2.0
package org.atalaya;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.ImportReport;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.disclosure.DisclosureProfile;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.exchange.CsvExport;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.StatisticsQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example, run; and the README, compared with it. */
class ReadmeTest {

  private static final String HEADER =
      """
      ANO_EMISION,MES_EMISION,DIA_EMISION,DEPTO_MCPIO,VIC_SEXO,VIC_EDAD,VIC_ESCOLARIDAD,VIC_EST_CIV,\
      VIC_GRUPET,VIC_REL_AGR,HEC_DIA,HEC_MES,HEC_ANO,HEC_DEPTOMCPIO,HEC_AREA,HEC_TIPAGRE,AGR_SEXO,\
      AGR_EDAD,AGR_ESCOLARIDAD,AGR_EST_CIV,AGR_GURPET,INST_DENUN_HECHO
      """;
  private static final String ROW =
      "2011,3,21,101,2,34,29,2,1,1,20,3,2011,101,1,1122,1,36,29,2,1,3\n";

  @TempDir Path folder;

  @Test
  void example_ofTheReadme_givesATable() throws IOException {
    Path file = Files.writeString(folder.resolve("vif-2011.csv"), HEADER + ROW.repeat(40));

    byte[] csv = example(folder, List.of(file));

    assertThat(new String(csv, StandardCharsets.UTF_8))
        .startsWith(
            "year,year_label,department,department_label,victim-sex,victim-sex_label,unit,value,status\r\n")
        // The secret is another one each time: 40 with noise of at most 5 in either direction.
        .containsPattern(
            "2011,2011,01,Guatemala,F,Mujeres,víctimas,(3[5-9]|4[0-5]),provisional\r\n")
        .contains("2011,2011,01,Guatemala,M,Hombres,víctimas,,suppressed-below-26\r\n");
  }

  private static byte[] example(Path folder, List<Path> files) throws IOException {
    // README example begins
    CsvMapping mapping = Guatemala.mapping("ine-vif");
    RecordKeySecret secret =
        RecordKeySecret.loadOrCreate(folder.resolve("record-key"), new SecureRandom());
    try (CaseStore store =
        CaseStore.at(
            folder.resolve("cases.duckdb"), mapping, secret, Clock.system(Guatemala.ZONE))) {
      ImportReport report = store.loader().load(mapping, files, CaseLoader.Progress.NONE);

      DisclosureProfile profile = Guatemala.disclosurePolicy().profile(store);
      Observatory observatory = Observatory.inProcess(store, Guatemala.indicators(), profile);
      PublishableTable table =
          observatory.table(
              StatisticsQuery.of("victims").by("department", "victim-sex").where("year", "2011"));
      byte[] csv = CsvExport.write(table, Locale.of("es"));
      // README example ends
      assertThat(report.rowsLoaded()).isEqualTo(40);
      return csv;
    }
  }

  @Test
  void readme_example_isTheOneRunHere() throws IOException {
    String source = Files.readString(Path.of("src/test/java/org/atalaya/ReadmeTest.java"));

    assertThat(between(read("README.md"), "```java\n", "}\n```"))
        .isEqualTo(
            between(source, "    // README example begins\n", "      // README example ends")
                .lines()
                .map(line -> line.isEmpty() ? line : line.substring(4))
                .collect(Collectors.joining("\n", "", "\n")));
  }

  @Test
  void readme_links_leadSomewhere() throws IOException {
    Matcher links = Pattern.compile("\\]\\(([^)#]+)\\)").matcher(read("README.md"));

    while (links.find()) {
      assertThat(Path.of(links.group(1))).exists();
    }
  }

  private static String read(String file) throws IOException {
    return Files.readString(Path.of(file));
  }

  private static String between(String text, String begin, String end) {
    int from = text.indexOf(begin);
    int to = text.indexOf(end, from);
    assertThat(from).as(begin).isNotNegative();
    assertThat(to).as(end).isNotNegative();
    return text.substring(from + begin.length(), to);
  }
}
