// SPDX-License-Identifier: Apache-2.0
package org.atalaya.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.Category;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Label;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.Caution;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.disclosure.ConfidenceInterval;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.disclosure.PublishableTableFixture;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.measures.DataQuality;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.TableAxis;
import org.atalaya.statistics.TableHeader;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeJsonTest {

  private static final Path GOLDEN = Path.of("src/test/resources/whole-table.json");

  private static final List<CellValue> CELLS =
      List.of(
          new Published(12.3),
          new Published(0),
          new Published(-4.5, new ConfidenceInterval(-6.1, 200_000)),
          new Published(7.1).with(Caution.UNSTABLE).with(Caution.PROVISIONAL),
          new Published(7, Optional.of(new ConfidenceInterval(6, 8)), Set.of(Caution.UNSTABLE)),
          new Suppressed(11),
          new NotDefined(Reason.NO_EARLIER_PERIOD),
          new NotDefined(Reason.TOO_FEW_EVENTS));

  private static PublishableTable table(Measure measure, List<CellValue> cells) {
    List<Category> ages =
        List.of(
            new Category("0-17", Label.of("0 a 17 años", "0 to 17 years")),
            new Category("18+", Label.of("18 años o más", "18 years or more")),
            new Category("x", Label.same("X")),
            new Category(Category.UNKNOWN, Label.of("Ignorado", "Unknown")));
    List<Category> sexes =
        List.of(
            new Category("F", Label.of("Mujeres", "Women")),
            new Category(Category.UNKNOWN, Label.of("Ignorado", "Unknown")));
    TableHeader header =
        new TableHeader(
                Guatemala.indicators().indicator("victims").orElseThrow(),
                List.of(axis("victim-age", ages), axis("victim-sex", sexes)),
                Guatemala.mapping("ine-vif").source(),
                new DatasetVersion(
                    3, LocalDate.of(2011, 3, 25), SampleCases.CLOCK.instant(), Map.of()))
            .withNote(Label.of("Una nota.", "A note."));
    return PublishableTableFixture.table(
        header, measure, cells, List.of(Label.of("Protegido.", "Protected.")), 1.5);
  }

  private static TableAxis axis(String id, List<Category> categories) {
    return new TableAxis(
        new Dimension(
            id,
            Label.of(id, id),
            Dimension.Role.CLASSIFICATION,
            categories,
            false,
            Optional.empty()),
        categories,
        true);
  }

  @Test
  void readTable_written_isTheSame() throws Exception {
    PublishableTable table = table(Measure.RATE, CELLS);

    PublishableTable read = WholeJson.readTable(WholeJson.write(table));

    assertThat(read.header()).isEqualTo(table.header());
    assertThat(read.measure()).isEqualTo(Measure.RATE);
    assertThat(read.cells()).isEqualTo(CELLS);
    assertThat(read.margin()).isEmpty();
    assertThat(read.protection()).isEqualTo(table.protection());
    assertThat(read.noiseVariance()).isEqualTo(1.5);
  }

  /** What a measure is made from may be more than anyone may ask for. */
  @Test
  void write_figureOfAMeasure_isRoundedAsPublished() throws Exception {
    CellValue exact = new Published(33.333_333, new ConfidenceInterval(12.345_678, 54.321));
    List<CellValue> cells = Collections.nCopies(CELLS.size(), exact);

    byte[] json = WholeJson.write(table(Measure.SHARE, cells));

    assertThat(text(json)).doesNotContain("33.33", "12.34", "54.32");
    assertThat(WholeJson.readTable(json).cells())
        .containsOnly(new Published(33.3, new ConfidenceInterval(12.3, 54.3)));
  }

  /** A change of the form needs another number: readers of two releases talk to each other. */
  @Test
  void write_table_hasTheFormOfThisNumber() throws IOException {
    String json =
        WholeTypes.JSON
            .readTree(WholeJson.write(table(Measure.RATE, CELLS)))
            .toPrettyString()
            .concat("\n");

    if (Boolean.getBoolean("atalaya.golden.update")) {
      Files.writeString(GOLDEN, json);
    }
    assertThat(json).isEqualTo(Files.readString(GOLDEN));
    assertThat(json).contains("\"number\" : " + WholeJson.NUMBER);
  }

  @Test
  void readTable_withWhatALaterReleaseAdds_isRead() throws Exception {
    String json = text(WholeJson.write(table(Measure.RATE, CELLS)));

    String more = json.replaceFirst("\\{\"number\"", "{\"more\":{\"a\":[1]},\"number\"");

    assertThat(more).isNotEqualTo(json);
    assertThat(WholeJson.readTable(bytes(more)).cells()).isEqualTo(CELLS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"number\":1=>\"number\":2",
        "\"number\":1,=>",
        "\"cells\":[12.3,=>\"cells\":[",
        "\"cells\":[12.3,=>\"cells\":[null,",
        "\"cells\":[12.3,=>\"cells\":[\"12\",",
        "\"cells\":[12.3,=>\"cells\":[NaN,",
        "\"below\":11=>\"below\":0",
        "NO_EARLIER_PERIOD=>NO_SUCH_REASON",
        "\"margin\":null=>\"margin\":[1]",
        "\"measure\":\"RATE\"=>\"measure\":\"MEDIAN\"",
        "\"tier\":\"MONTHLY\"=>\"tier\":null",
        "\"number\":1=><html>"
      })
  void readTable_anotherForm_isNotTaken(String change) {
    String json = text(WholeJson.write(table(Measure.RATE, CELLS)));
    String[] parts = change.split("=>", -1);
    String other = json.replace(parts[0], parts[1]);

    assertThat(other).isNotEqualTo(json);
    assertThatExceptionOfType(UnreadableAnswerException.class)
        .isThrownBy(() -> WholeJson.readTable(bytes(other)))
        .withNoCause();
  }

  @Test
  void readQuality_positionThatThereIsNot_isNotTaken() {
    String json =
        text(
            WholeJson.write(
                new DataQuality(
                    DatasetVersion.EMPTY, List.of(), List.of(), List.of(), Optional.empty())));
    String other =
        json.replace(
            "\"coverage\":[]",
            "\"coverage\":[{\"indicator\":5,\"records\":1,\"first\":null,\"last\":null}]");

    assertThat(other).isNotEqualTo(json);
    assertThatExceptionOfType(UnreadableAnswerException.class)
        .isThrownBy(() -> WholeJson.readQuality(bytes(other)));
  }

  @Test
  void readCatalogue_positionThatThereIsNot_isNotTaken() {
    try (CaseStore store = SampleCases.store()) {
      Observatory records =
          Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE);
      String json =
          text(
              WholeJson.write(
                  records.catalogue(),
                  records.releases(),
                  records.freshness(),
                  records.protection()));
      String other = json.replaceFirst("\"dimensions\":\\[0,", "\"dimensions\":[99,");

      assertThat(other).isNotEqualTo(json);
      assertThatExceptionOfType(UnreadableAnswerException.class)
          .isThrownBy(() -> WholeJson.readCatalogue(bytes(other)));
    }
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
