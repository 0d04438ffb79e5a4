// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.atalaya.alerts.AlertAuthority;
import org.atalaya.alerts.PublicAlert;
import org.atalaya.alerts.cap.CapInfo;
import org.atalaya.alerts.cap.CapMessage;
import org.atalaya.alerts.cap.CapReader;
import org.atalaya.alerts.cap.CapReading;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

class CapAlertTest {

  private final AlertFeeds feeds = new AlertFeeds(Guatemala.alertAuthority(), SampleAlerts.BASE);

  static Stream<PublicAlert> everyMessage() {
    return Stream.of(
        SampleAlerts.woman(),
        SampleAlerts.woman("<b>\u0000\u202eAna & María</b>", 3),
        SampleAlerts.childWithoutName(1),
        SampleAlerts.ended(2),
        SampleAlerts.ended(4));
  }

  @ParameterizedTest
  @MethodSource("everyMessage")
  void cap_everyMessage_isValid(PublicAlert alert) throws Exception {
    Schema schema = schema();

    schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(feeds.cap(alert))));
    AlertAuthority atGreenwich = inZone("UTC");
    byte[] ofUtc = new AlertFeeds(atGreenwich, SampleAlerts.BASE).cap(alert);
    schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(ofUtc)));
    assertThat(new String(ofUtc, StandardCharsets.UTF_8))
        .contains("<sent>2026-11-27T")
        .contains("-00:00</sent>");
  }

  @ParameterizedTest
  @MethodSource("everyMessage")
  void cap_everyMessage_isReadByOurOwnReader(PublicAlert alert) {
    CapReading reading = new CapReader(List.of()).read(feeds.cap(alert));

    CapMessage message =
        ((CapReading.Message) ((CapReading.Read) reading).entries().getFirst()).message();
    assertThat(message.references()).hasSize(alert.announcements().size() - 1);
    assertThat(message.sent().toInstant()).isEqualTo(alert.latest().sent());
    assertThat(message.infos()).extracting(CapInfo::language).containsExactly("es", "en");
  }

  @Test
  void atom_asIndex_isReadByOurOwnReader() {
    byte[] atom = feeds.atom(SampleAlerts.posted(), Locale.of("es"));

    assertThat(((CapReading.Read) new CapReader(List.of()).read(atom)).entries())
        .extracting(entry -> ((CapReading.Link) entry).address().toString())
        .containsExactly(
            feeds.addresses().cap(SampleAlerts.WOMAN_ID),
            feeds.addresses().cap(SampleAlerts.ENDED_ID));
  }

  @Test
  void cap_activation_isAnAlertWithoutReferences() throws Exception {
    Document message = AlertFeedsTest.xml(feeds.cap(SampleAlerts.woman()));

    assertThat(AlertFeedsTest.texts(message, "msgType")).containsExactly("Alert");
    assertThat(AlertFeedsTest.texts(message, "identifier"))
        .containsExactly(SampleAlerts.WOMAN_ID + ".1");
    assertThat(AlertFeedsTest.texts(message, "references")).isEmpty();
    assertThat(AlertFeedsTest.texts(message, "language")).containsExactly("es", "en");
    assertThat(AlertFeedsTest.texts(message, "event"))
        .containsExactly("Alerta Isabel-Claudina", "Isabel-Claudina alert");
    assertThat(AlertFeedsTest.texts(message, "expires")).containsOnly("2026-12-04T12:05:00-06:00");
  }

  @Test
  void cap_laterRevision_refersToAllThatWasTold() throws Exception {
    Document message = AlertFeedsTest.xml(feeds.cap(SampleAlerts.woman(SampleAlerts.NAME, 3)));

    assertThat(AlertFeedsTest.texts(message, "msgType")).containsExactly("Update");
    assertThat(AlertFeedsTest.texts(message, "sent")).containsExactly("2026-11-27T14:05:00-06:00");
    assertThat(AlertFeedsTest.texts(message, "references"))
        .containsExactly(
            "mp.gob.gt,%1$s.1,2026-11-27T12:05:00-06:00 mp.gob.gt,%1$s.2,2026-11-27T13:05:00-06:00"
                .formatted(SampleAlerts.WOMAN_ID));
  }

  @Test
  void cap_end_cancelsAllThatWasToldWithoutThePerson() throws Exception {
    byte[] cancel = feeds.cap(SampleAlerts.ended(2));
    Document message = AlertFeedsTest.xml(cancel);

    assertThat(AlertFeedsTest.texts(message, "msgType")).containsExactly("Cancel");
    assertThat(AlertFeedsTest.texts(message, "identifier"))
        .containsExactly(SampleAlerts.ENDED_ID + ".2");
    assertThat(AlertFeedsTest.texts(message, "references"))
        .containsExactly(
            "mp.gob.gt,%s.1,2026-11-27T12:05:00-06:00".formatted(SampleAlerts.ENDED_ID));
    for (String element : List.of("area", "parameter", "resource", "description", "web")) {
      assertThat(AlertFeedsTest.texts(message, element)).as("%s", element).isEmpty();
    }
  }

  /** However often an alert was told of, and however it ended. */
  @Test
  void cap_twoEnds_differOnlyInIdAndTime() {
    String one = new String(feeds.cap(SampleAlerts.ended(2)), StandardCharsets.UTF_8);
    String other = new String(feeds.cap(SampleAlerts.ended(3)), StandardCharsets.UTF_8);

    assertThat(infos(one)).isEqualTo(infos(other)).isNotBlank();
  }

  private static String infos(String message) {
    return message.substring(message.indexOf("<info>"));
  }

  private static AlertAuthority inZone(String zone) {
    AlertAuthority home = Guatemala.alertAuthority();
    return new AlertAuthority(
        home.sender(),
        home.name(),
        ZoneId.of(zone),
        home.kinds(),
        home.emergency(),
        home.tipForm());
  }

  private static Schema schema() throws Exception {
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(SharedData.file("cap-corpus/schema/cap12.xsd").toFile());
  }
}
