// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.atalaya.testkit.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages of many authorities, and what was made to break those who read them. */
class CapCorpusTest {

  private static final String EXAMPLES =
      "validator/src/com/google/publicalerts/cap/validator/examples/";

  private final CapReader reader = new CapReader(List.of());

  @ParameterizedTest
  @CsvSource({
    "testdata/amber.atom, 1, 0",
    "testdata/australia.cap, 1, 0",
    "testdata/bushfire_valid.edxlde, 7, 0",
    "testdata/canada.cap, 1, 0",
    "testdata/canada_signed.atom, 1, 0",
    "testdata/canada_signed.cap, 1, 0",
    "testdata/earthquake-iso8859-1.cap, 1, 0",
    "testdata/earthquake.cap, 1, 0",
    "testdata/earthquake_index.atom, 0, 1",
    "testdata/earthquake_signed.cap, 1, 0",
    "testdata/empty_weather_index.atom, 0, 0",
    "testdata/no_entries.atom, 0, 0",
    "testdata/no_optional_fields.cap, 1, 0",
    "testdata/ny_index.rss, 0, 2",
    "testdata/wcatwc-warning.cap, 1, 0",
    "testdata/weather.atom, 1, 0",
    "testdata/weather.cap, 1, 0",
    "testdata/weather_index.atom, 0, 2",
    EXAMPLES + "amber.rss, 0, 1",
    EXAMPLES + "bushfire.edxlde, 7, 0",
    EXAMPLES + "earthquake.atom, 1, 0",
    EXAMPLES + "thunderstorm.cap, 1, 0",
    "validator/war/examples/43b080713727.cap, 1, 0",
    "validator/war/examples/KAR0-0306112239-SW.cap, 1, 0"
  })
  void read_valid_givesMessagesAndLinks(String file, int messages, int links) {
    CapReading reading = reader.read(bytes(file));

    assertThat(reading).isInstanceOf(CapReading.Read.class);
    List<CapReading.Entry> entries = ((CapReading.Read) reading).entries();
    assertThat(entries.stream().filter(CapReading.Message.class::isInstance)).hasSize(messages);
    assertThat(entries.stream().filter(CapReading.Link.class::isInstance)).hasSize(links);
    assertThat(entries)
        .noneMatch(entry -> entry instanceof CapReading.Message message && message.verified());
  }

  @ParameterizedTest
  @CsvSource({
    "testdata/bushfire_invalid.edxlde, MISSING, identifier",
    "testdata/canada_errors.cap, MISSING, references",
    "testdata/invalid.cap, MISSING, scope",
    "testdata/invalid.rss, MISSING, title",
    "testdata/invalid_element.atom, UNKNOWN_ELEMENT, foo",
    "testdata/no_id.atom, MISSING, id",
    "testdata/no_link.atom, MISSING, link",
    "testdata/no_title.atom, MISSING, title",
    "testdata/noaa_errors.cap, MISSING, references",
    "testdata/weather_invalid.atom, VALUE, identifier",
    "testdata/xee.atom, DOCUMENT_TYPE,",
    "testdata/xee.cap, DOCUMENT_TYPE,"
  })
  void read_invalidOrHostile_refusedWithTheReason(String file, CapRefusal reason, String element) {
    CapReading reading = reader.read(bytes(file));

    assertThat(reading)
        .isInstanceOfSatisfying(
            CapReading.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.element().orElse(null)).isEqualTo(element);
              assertThat(refused.words().in(Locale.of("es"))).doesNotContain("{").isNotBlank();
            });
  }

  /** So that none is added to the folder and forgotten here. */
  @Test
  void corpus_everyFile_isInOneOfTheTables() throws Exception {
    Path folder = SharedData.file("cap-corpus/PROVENANCE.md").resolveSibling("");
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(
              files.filter(file -> file.toString().matches(".*\\.(cap|atom|rss|edxlde)")).count())
          .isEqualTo(24 + 12);
    }
  }

  @Test
  void read_amberAlert_everythingIsThere() {
    CapMessage message =
        ((CapReading.Message)
                ((CapReading.Read)
                        reader.read(bytes("validator/war/examples/KAR0-0306112239-SW.cap")))
                    .entries()
                    .getFirst())
            .message();
    CapInfo info = message.infos().getFirst();

    assertThat(message.version()).isEqualTo("1.1");
    assertThat(message.identifier()).isEqualTo("KAR0-0306112239-SW");
    assertThat(message.sender()).isEqualTo("KARO@CLETS.DOJ.CA.GOV");
    assertThat(message.sent()).isEqualTo("2003-06-11T22:39:00-07:00");
    assertThat(message.status()).isEqualTo(CapMessage.Status.ACTUAL);
    assertThat(message.type()).isEqualTo(CapMessage.MessageType.ALERT);
    assertThat(message.scope()).isEqualTo(CapMessage.Scope.PUBLIC);
    assertThat(message.source()).contains("SW");
    assertThat(info.language()).isEqualTo("en-US");
    assertThat(info.categories()).containsExactly("Rescue");
    assertThat(info.event()).isEqualTo("Child Abduction");
    assertThat(info.eventCodes()).containsExactly(new CapInfo.Valued("SAME", "CAE"));
    assertThat(info.headline()).contains("AMBER ALERT");
    assertThat(info.areas().getFirst().description()).isEqualTo("Los Angeles County");
    assertThat(info.areas().getFirst().geocodes())
        .containsExactly(new CapInfo.Valued("SAME", "006037"));
    assertThat(message.toString() + info).doesNotContain("DOE", "AMBER");
  }

  @Test
  void read_update_knowsWhatItUpdates() {
    CapMessage message =
        ((CapReading.Message)
                ((CapReading.Read) reader.read(bytes("testdata/canada_signed.cap")))
                    .entries()
                    .getFirst())
            .message();

    assertThat(message.type()).isEqualTo(CapMessage.MessageType.UPDATE);
    assertThat(message.references()).hasSizeGreaterThan(2);
    assertThat(message.references().getFirst().identifier())
        .isEqualTo("2.49.0.1.124.726d2331.2013");
    assertThat(message.infos()).extracting(CapInfo::language).contains("en-CA", "fr-CA");
  }

  /** Whatever is wrong within a file, it is read or refused, never an exception. */
  @ParameterizedTest
  @CsvSource({
    "testdata/canada_signed.atom",
    "testdata/bushfire_valid.edxlde",
    "testdata/xee.cap",
    "testdata/ny_index.rss",
    "testdata/earthquake-iso8859-1.cap"
  })
  void read_alteredOrTruncated_neverFails(String file) {
    byte[] bytes = bytes(file);
    Random random = new Random(20261127);
    for (int round = 0; round < 100; round++) {
      byte[] altered = Arrays.copyOf(bytes, bytes.length - random.nextInt(bytes.length / 2));
      for (int i = 0; i < 3; i++) {
        altered[random.nextInt(altered.length)] = (byte) random.nextInt(256);
      }

      assertThat(reader.read(altered)).isNotNull();
    }
  }

  private static byte[] bytes(String file) {
    try {
      return Files.readAllBytes(SharedData.file("cap-corpus/" + file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
