// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.atalaya.alerts.Bulletin;
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.testkit.LineUnderTest.Sender;
import org.atalaya.testkit.PostedAlerts;
import org.atalaya.tips.Receipt;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What the page of tips says of alerts, in other languages, and to those who return. */
class TipPageTest extends ServedTips {

  private static final String SAID = "0123456789";

  private String about(String alert) throws Exception {
    MockHttpServletRequest request = request("GET", PAGE);
    request.setQueryString("lang=es&alert=" + alert);
    return answer(request).getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void form_aboutAnAlert_saysHerNameAsLongAsSheIsMissing() throws Exception {
    PostedAlerts board = new PostedAlerts(LineUnderTest.NOW);
    Bulletin alert = board.woman("María <Inventada>");
    Bulletin nameless = board.woman("");
    servlet = servlet(Optional.of(board), TipVoices.none());
    String id = alert.id().toString();

    assertThat(about(id))
        .contains("la alerta por María &lt;Inventada>", "data-alert-name=\"María &lt;Inventada>\"")
        .contains("name=\"alert\" value=\"" + id + "\"")
        .doesNotContain("la alerta " + id);
    assertThat(about(nameless.id().toString())).contains("la alerta " + nameless.id());
    board.end(alert);
    assertThat(about(id)).contains("la alerta " + id).doesNotContain("Inventada");
    servlet = servlet(Optional.empty(), TipVoices.none());
    assertThat(about(id)).contains("la alerta " + id);
  }

  private Path voices() throws Exception {
    Path voices = Files.createDirectory(folder.resolve("voices"));
    Files.writeString(voices.resolve("quc.mp3"), SAID);
    Files.writeString(voices.resolve("kek.ogg"), SAID);
    return voices;
  }

  @Test
  void voices_areInThePageByTheNameOfTheirLanguage_fromHereOnly() throws Exception {
    MockHttpServletResponse without = answer(request("GET", PAGE));
    assertThat(without.getHeader("Content-Security-Policy")).doesNotContain("media-src");
    assertThat(without.getContentAsString(StandardCharsets.UTF_8)).doesNotContain("<audio");

    servlet = servlet(Optional.empty(), TipVoices.in(voices()));

    MockHttpServletResponse page = answer(request("GET", PAGE));
    assertThat(page.getHeader("Content-Security-Policy")).endsWith("; media-src 'self'");
    assertThat(page.getContentAsString(StandardCharsets.UTF_8))
        .contains("K’iche’", "src=\"tip-form/voice/quc.mp3\"", "lang=\"kek\"", "Q’eqchi’");
    MockHttpServletResponse voice = answer(request("GET", PAGE + "/voice/kek.ogg"));
    assertThat(voice.getContentType()).isEqualTo("audio/ogg");
    assertThat(voice.getContentAsByteArray()).asString(StandardCharsets.UTF_8).isEqualTo(SAID);
    assertThat(voice.getHeader("Cache-Control")).isEqualTo("no-store");
    for (String other : new String[] {"mam.mp3", "..%2Fquc.mp3", ""}) {
      assertThat(answer(request("GET", PAGE + "/voice/" + other)).getStatus()).isEqualTo(404);
    }
    assertThat(answer(request("POST", PAGE + "/voice/kek.ogg")).getStatus()).isEqualTo(405);
  }

  @Test
  void voice_inPieces_isSentAsAPlayerAsksForIt() throws Exception {
    servlet = servlet(Optional.empty(), TipVoices.in(voices()));
    Map<String, String> pieces =
        Map.of(
            "bytes=0-1",
            "01",
            "bytes=8-",
            "89",
            "bytes=4-99",
            "456789",
            "bytes=20-",
            SAID,
            "bytes=5-2",
            SAID);

    for (Map.Entry<String, String> piece : pieces.entrySet()) {
      MockHttpServletRequest request = request("GET", PAGE + "/voice/quc.mp3");
      request.addHeader("Range", piece.getKey());
      MockHttpServletResponse voice = answer(request);
      boolean isWhole = piece.getValue().equals(SAID);
      assertThat(voice.getContentAsByteArray())
          .asString(StandardCharsets.UTF_8)
          .isEqualTo(piece.getValue());
      assertThat(voice.getStatus()).isEqualTo(isWhole ? 200 : 206);
      assertThat(voice.getHeader("Content-Range") == null).isEqualTo(isWhole);
    }
  }

  @Test
  void voices_somethingElseInTheFolder_isRefusedByItsName() throws Exception {
    Path voices = voices();
    Files.writeString(voices.resolve("zzz.mp3"), SAID);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> TipVoices.in(voices))
        .withMessageContaining("zzz.mp3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TipVoices.in(folder.resolve("nowhere")))
        .withMessageContaining("atalaya.tips.voices");
  }

  @Test
  void mailbox_answerInAnotherForm_isSaidToBeThat_andTheOthersAreShown() throws Exception {
    Receipt receipt = Receipt.random(new SecureRandom());
    Sender sender = under.sender(receipt.keys(under.open.receiptSalt()));
    sender.send("algo");
    for (String text : new String[] {"no es JSON", "{\"text\":\"gracias\"}", "{\"text\":7}"}) {
      int revision = under.entry(sender).revision();
      under.staff.inbox().reply("ana@mp", sender.id, revision, LineUnderTest.letter(text));
    }

    MockHttpServletResponse page = send(Map.of("return-receipt", receipt.plaintext()));

    assertThat(page.getStatus()).isEqualTo(200);
    assertThat(page.getContentAsString(StandardCharsets.UTF_8))
        .contains("<li>gracias</li>")
        .contains("una respuesta solo puede ser texto")
        .doesNotContain("no es JSON");
  }

  @Test
  void lookUp_knownOrNot_hasOneStatusOneLengthAndTheSameHeaders() throws Exception {
    Sender known = under.sender();
    known.send("algo");
    under
        .staff
        .inbox()
        .reply("ana@mp", known.id, 1, LineUnderTest.letter("{\"text\":\"gracias\"}"));

    MockHttpServletResponse there = look(known);
    MockHttpServletResponse nowhere = look(under.sender());

    assertThat(there.getContentAsString(StandardCharsets.UTF_8)).contains("\"known\":true");
    assertThat(nowhere.getContentAsString(StandardCharsets.UTF_8)).contains("\"known\":false");
    assertThat(nowhere.getStatus()).isEqualTo(there.getStatus()).isEqualTo(200);
    assertThat(nowhere.getContentAsByteArray()).hasSameSizeAs(there.getContentAsByteArray());
    assertThat(headers(nowhere)).isEqualTo(headers(there)).isNotEmpty();
  }

  private MockHttpServletResponse look(Sender sender) throws Exception {
    MockHttpServletRequest request = request("POST", "/v1/tips/follow-up");
    String lookup = TipApi.base64(sender.keys.lookup().plaintextBytes());
    request.setContentType("application/json");
    request.setContent(
        "{\"lookup\":\"%s\",\"from\":\"0\"}".formatted(lookup).getBytes(StandardCharsets.UTF_8));
    return answer(request);
  }

  private static Map<String, String> headers(MockHttpServletResponse response) {
    Map<String, String> headers = new TreeMap<>();
    response.getHeaderNames().forEach(name -> headers.put(name, response.getHeader(name)));
    return headers;
  }
}
