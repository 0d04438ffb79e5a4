// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.cap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are made here, one fault each. */
class CapReaderTest {

  static final String MESSAGE =
      """
      <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
        <identifier>a.1</identifier><sender>pgn.gob.gt</sender>
        <sent>2026-11-27T12:05:00-06:00</sent><status>Actual</status><msgType>Alert</msgType>
        <scope>Public</scope>
        <info><language>es</language><category>Rescue</category><event>Alerta</event>
          <urgency>Immediate</urgency><severity>Severe</severity><certainty>Likely</certainty>
          <web>https://pgn.example/a</web>
          <area><areaDesc>Mixco</areaDesc></area></info>
      </alert>
      """;

  private static final String FEED =
      """
      <feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><title>t</title>
        <updated>2026-11-27T12:05:00Z</updated>
        <entry><id>e</id><title>t</title><updated>2026-11-27T12:05:00Z</updated>
          <link href="https://pgn.example/a.cap"/></entry></feed>
      """;

  private final CapReader reader = new CapReader(List.of());

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(CapRefusal.NOT_XML, ""),
        fault(CapRefusal.NOT_XML, "<alert>"),
        fault(CapRefusal.NOT_XML, "no XML at all"),
        fault(CapRefusal.NOT_XML, MESSAGE + MESSAGE),
        fault(CapRefusal.NOT_XML, MESSAGE.replace("Mixco", "a\u0000b")),
        fault(CapRefusal.NOT_XML, MESSAGE.replace("Mixco", "&nbsp;")),
        fault(CapRefusal.UNKNOWN_FORMAT, "<html/>"),
        fault(CapRefusal.UNKNOWN_FORMAT, MESSAGE.replace("cap:1.2", "cap:9.9")),
        fault(CapRefusal.DOCUMENT_TYPE, "<!DOCTYPE alert>" + MESSAGE),
        fault(CapRefusal.DOCUMENT_TYPE, laughs()),
        fault(CapRefusal.TOO_COMPLEX, "<a>".repeat(100_000) + "</a>".repeat(100_000)),
        fault(CapRefusal.TOO_COMPLEX, "<r>" + "<a/>".repeat(100_001) + "</r>"),
        fault(CapRefusal.TOO_COMPLEX, "<r " + attributes(100) + "/>"),
        fault(CapRefusal.MISSING, MESSAGE.replace("<sender>pgn.gob.gt</sender>", "<sender/>")),
        fault(CapRefusal.MISSING, MESSAGE.replace(">Alert<", ">Cancel<")),
        fault(CapRefusal.MISSING, MESSAGE.replace(">Public<", ">Restricted<")),
        fault(CapRefusal.MISSING, MESSAGE.replace("<category>Rescue</category>", "")),
        fault(CapRefusal.REPEATED, MESSAGE.replace("<scope>", "<scope>Public</scope><scope>")),
        fault(CapRefusal.UNKNOWN_ELEMENT, MESSAGE.replace("<scope>", "<hidden/><scope>")),
        fault(CapRefusal.UNKNOWN_ELEMENT, MESSAGE.replace("Mixco", "<b>Mixco</b>")),
        fault(CapRefusal.VALUE, MESSAGE.replace(">Alert<", ">alert<")),
        fault(CapRefusal.VALUE, MESSAGE.replace("12:05:00-06:00", "12:05:00Z")),
        fault(CapRefusal.VALUE, MESSAGE.replace("11-27", "13-27")),
        fault(CapRefusal.VALUE, MESSAGE.replace("a.1", "a,1")),
        fault(CapRefusal.VALUE, MESSAGE.replace("Likely", "Surely")),
        fault(CapRefusal.VALUE, MESSAGE.replace("https://pgn.example", "javascript:alert(1)//")),
        fault(
            CapRefusal.VALUE,
            MESSAGE.replace("</areaDesc>", "</areaDesc><polygon>1,2 3,4</polygon>")),
        fault(CapRefusal.VALUE, FEED.replace("https://pgn.example", "file:///etc/passwd")),
        fault(CapRefusal.VALUE, FEED.replace("https://pgn.example", "")));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void read_fault_refusedQuicklyInWords(CapRefusal reason, String file) {
    CapReading reading =
        assertTimeoutPreemptively(
            Duration.ofSeconds(5), () -> reader.read(file.getBytes(StandardCharsets.UTF_8)));

    assertThat(reading)
        .isInstanceOfSatisfying(
            CapReading.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.words().in(Locale.ENGLISH)).isNotBlank().doesNotContain("{");
            });
  }

  @Test
  void read_tooLarge_refusedUnread() {
    assertThat(reader.read(new byte[CapReader.MOST_BYTES + 1]))
        .isInstanceOfSatisfying(
            CapReading.Refused.class,
            refused ->
                assertThat(refused.words().in(Locale.of("es")))
                    .isEqualTo("El archivo es demasiado grande: se admiten hasta 5 MB."));
  }

  @Test
  void read_missing_namesTheElement() {
    String file = MESSAGE.replace("<event>Alerta</event>", "");

    assertThat(reader.read(file.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            CapReading.Refused.class,
            refused ->
                assertThat(refused.words().in(Locale.of("es")))
                    .isEqualTo("Falta el elemento «event» o está vacío."));
  }

  /** A document type is found in whatever encoding it hides. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "ISO-8859-1", "IBM037"})
  void read_documentTypeInOtherEncoding_refused(String encoding) {
    String file =
        "<?xml version=\"1.0\" encoding=\"%s\"?><!DOCTYPE alert>%s".formatted(encoding, MESSAGE);

    assertThat(reader.read(file.getBytes(Charset.forName(encoding))))
        .isInstanceOfSatisfying(
            CapReading.Refused.class,
            refused ->
                assertThat(refused.reason()).isIn(CapRefusal.DOCUMENT_TYPE, CapRefusal.NOT_XML));
  }

  /** Everything by which XML can name a file or an address, and somebody listening there. */
  @Test
  void read_namesFilesAndAddresses_opensNone(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "planted");
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String address = "http://127.0.0.1:" + server.getLocalPort() + "/x";
      for (String where : List.of(address, secret.toUri().toString())) {
        for (String file : naming(where)) {
          CapReading reading =
              assertTimeoutPreemptively(
                  Duration.ofSeconds(5), () -> reader.read(file.getBytes(StandardCharsets.UTF_8)));
          assertThat(reading.toString()).doesNotContain("planted");
        }
      }
      server.setSoTimeout(200);
      assertThrows(SocketTimeoutException.class, server::accept);
    }
  }

  private static List<String> naming(String where) {
    String schema =
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x %s\""
            .formatted(where);
    String include =
        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"%s\" parse=\"text\"/>"
            .formatted(where);
    return List.of(
        "<!DOCTYPE alert SYSTEM \"%s\">%s".formatted(where, MESSAGE),
        "<!DOCTYPE alert PUBLIC \"x\" \"%s\">%s".formatted(where, MESSAGE),
        "<!DOCTYPE alert [<!ENTITY e SYSTEM \"%s\">]>%s"
            .formatted(where, MESSAGE.replace("Mixco", "&e;")),
        "<!DOCTYPE alert [<!ENTITY %% e SYSTEM \"%s\"> %%e;]>%s".formatted(where, MESSAGE),
        "<?xml-stylesheet type=\"text/xsl\" href=\"%s\"?>%s".formatted(where, MESSAGE),
        MESSAGE.replace("<alert ", "<alert " + schema + " "),
        MESSAGE.replace("</alert>", include + "</alert>"));
  }

  @Test
  void read_foreignElements_letBe() {
    String file = MESSAGE.replace("</alert>", "<x:y xmlns:x=\"urn:x\">z</x:y></alert>");

    assertThat(reader.read(file.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(CapReading.Read.class);
  }

  @Test
  void read_version10_writesValuesInOne() {
    String file =
        MESSAGE
            .replace("urn:oasis:names:tc:emergency:cap:1.2", "http://www.incident.com/cap/1.0")
            .replace("12:05:00-06:00", "18:05:00Z")
            .replace("<web>", "<parameter>HSAS=ORANGE</parameter><web>")
            .replace("Likely", "Very Likely");

    CapMessage message =
        ((CapReading.Message)
                ((CapReading.Read) reader.read(file.getBytes(StandardCharsets.UTF_8)))
                    .entries()
                    .getFirst())
            .message();

    assertThat(message.version()).isEqualTo("1.0");
    assertThat(message.infos().getFirst().parameters())
        .containsExactly(new CapInfo.Valued("HSAS", "ORANGE"));
  }

  private static Arguments fault(CapRefusal reason, String file) {
    return arguments(reason, file);
  }

  private static String laughs() {
    StringBuilder entities = new StringBuilder("<!DOCTYPE alert [<!ENTITY l0 \"ja\">");
    for (int i = 1; i < 10; i++) {
      String before = "&l%d;".formatted(i - 1);
      entities.append("<!ENTITY l%d \"%s\">".formatted(i, before.repeat(10)));
    }
    return entities + "]>" + MESSAGE.replace("Mixco", "&l9;");
  }

  private static String attributes(int count) {
    StringBuilder attributes = new StringBuilder();
    for (int i = 0; i < count; i++) {
      attributes.append("a%d='' ".formatted(i));
    }
    return attributes.toString();
  }
}
