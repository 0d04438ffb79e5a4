// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.atalaya.testkit.TipSetUp;
import org.atalaya.tips.InboxEntry;
import org.atalaya.tips.OpenedTip;
import org.atalaya.tips.TipLine;
import org.atalaya.tips.TipState;
import org.atalaya.tips.sealing.RootKey;
import org.atalaya.tips.sealing.TipId;
import org.atalaya.tips.sealing.TipLetter;
import org.atalaya.widgets.SampleApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The tip line over HTTP, in a real Tomcat. */
@SpringBootTest(
    classes = SampleApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "atalaya.node=all",
      "atalaya.insecure-all-node=true",
      "atalaya.public-url=https://observatorio.example",
      "atalaya.tips.pause=50ms",
      "atalaya.load.trusted-proxies=127.0.0.1,::1"
    })
@ExtendWith(OutputCaptureExtension.class)
class TipServletTest {

  private static final TipsOnTheWeb TIPS = TipsOnTheWeb.create();
  private static final String PLANTED = "Sembrada-junto-al-rio";
  private static final String ENVELOPE =
      "{\"office\":\"no\",\"case\":\"%s\",\"form\":\"1\",\"lang\":\"es\"}".formatted(TipSetUp.CASE);

  @LocalServerPort private int port;
  @Autowired private TipLine line;

  private static int clients;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    TIPS.register(registry);
  }

  private RegistryClient client() {
    return new RegistryClient(port, "198.51.100." + ++clients);
  }

  private TipSender sender() throws Exception {
    return sender(client(), ENVELOPE);
  }

  private static TipSender sender(RegistryClient client, String envelope) throws Exception {
    return new TipSender(client, RootKey.parse(TIPS.root()), envelope);
  }

  private InboxEntry atTheDesk(TipSender sender) throws Exception {
    for (int wait = 0; wait < 100; wait++) {
      var found = line.inbox().find(sender.id).filter(entry -> entry.arrivedAt() != null);
      if (found.isPresent()) {
        return found.get();
      }
      Thread.sleep(50);
    }
    throw new AssertionError("the tip did not come to the desk within 5 s");
  }

  private static String ticket(HttpResponse<String> answer) {
    return RegistryClient.node(answer).path("uploadTicket").asString();
  }

  @Test
  void tip_sent_isAtTheDesk_answered_andAddedTo() throws Exception {
    TipSender sender = sender();

    HttpResponse<String> sent = sender.send(PLANTED);
    InboxEntry entry = atTheDesk(sender);
    line.inbox()
        .reply(
            "nora",
            sender.id,
            entry.revision(),
            TipLetter.of("gracias".getBytes(StandardCharsets.UTF_8)));
    JsonNode mailbox = RegistryClient.node(sender.look());
    Map<String, String> more =
        new HashMap<>(sender.letter("north", "y hoy", mailbox.path("nextPart").asInt()));
    more.put("lookup", sender.lookup());
    more.put("part", mailbox.path("nextPart").asString());
    HttpResponse<String> added = sender.post("/v1/tips/follow-up/letters", more);

    assertThat(sent.statusCode()).isEqualTo(201);
    assertThat(entry.unit()).isEqualTo("north");
    assertThat(mailbox.path("known").asBoolean()).isTrue();
    byte[] reply = Base64.getUrlDecoder().decode(mailbox.path("page").path(0).asString());
    assertThat(sender.open(reply, 0)).isEqualTo("gracias");
    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(lettersOf(sender.id)).containsExactly(PLANTED, "y hoy");
  }

  private List<String> lettersOf(TipId tip) {
    List<String> texts = new ArrayList<>();
    try (OpenedTip opened = line.inbox().open("nora", tip)) {
      for (OpenedTip.Part part : opened.letters()) {
        texts.add(
            part instanceof OpenedTip.Part.Readable readable
                ? new String(readable.letter().plaintext(), StandardCharsets.UTF_8)
                : "unreadable");
      }
    }
    return texts;
  }

  @Test
  void tip_sentAgain_isOne_andOtherBytesUnderItsIdAreRefused() throws Exception {
    TipSender sender = sender();
    Map<String, String> fields = sender.fields("north", PLANTED);

    HttpResponse<String> first = sender.post(fields);
    HttpResponse<String> again = sender.post(fields);
    HttpResponse<String> other = sender.post(sender.fields("north", "otra cosa"));

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.body()).contains("tip-taken");
  }

  @Test
  void tip_withoutWork_orSealedToAnotherUnit_isRefused() throws Exception {
    RegistryClient client = client();
    TipSender sender = sender(client, ENVELOPE);

    HttpResponse<String> without = client.post("/v1/tips", sender.fields("north", PLANTED));
    HttpResponse<String> elsewhere = sender.post(sender.fields("reception", PLANTED));

    assertThat(without.statusCode()).isEqualTo(403);
    assertThat(without.body()).contains("/v1/tips/challenge");
    assertThat(elsewhere.statusCode()).isEqualTo(409);
    assertThat(elsewhere.body()).contains("tip-keys", "/v1/tips/route");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"office\":\"yes\",\"form\":\"1\",\"lang\":\"es\"} | inspectorate",
        "{\"office\":\"no\",\"form\":\"1\",\"lang\":\"en\"} | reception",
        "{\"office\":\"no\",\"alert\":\"11111111-2222-4333-8444-555555555555\",\"form\":\"1\",\"lang\":\"es\"}"
            + " | north"
      })
  void route_isTheUnitOfTheEnvelope(String envelope, String unit) throws Exception {
    HttpResponse<String> route = sender(client(), envelope).route();

    assertThat(RegistryClient.node(route).path("unit").asString()).isEqualTo(unit);
    assertThat(RegistryClient.node(route).path("keyId").asString()).matches("[0-9a-f]{8}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"office\":\"quizá-sembrado\",\"form\":\"1\",\"lang\":\"es\"} | office",
        "{\"office\":\"no\",\"case\":\"sembrado\",\"form\":\"1\",\"lang\":\"es\"} | case",
        "{\"office\":\"no\",\"sembrado\":\"x\",\"form\":\"1\",\"lang\":\"es\"} | envelope",
        "sembrado | envelope"
      })
  void route_wrongEnvelope_namesTheFieldAndEchoesNothing(String envelope, String field)
      throws Exception {
    HttpResponse<String> answer = client().send(client().json("/v1/tips/route", envelope));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(RegistryClient.node(answer).path("parameter").asString()).isEqualTo(field);
    assertThat(answer.body()).doesNotContain("sembrado");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"id", "envelope", "letter", "forUnit", "forRecovery", "lookupHash", "mailboxKey"})
  void tip_wrongField_isNamedAndNotEchoed(String field) throws Exception {
    TipSender sender = sender();
    Map<String, String> fields = sender.fields("north", PLANTED);
    fields.put(field, "sembrado");

    HttpResponse<String> answer = sender.post(fields);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(RegistryClient.node(answer).path("parameter").asString()).isEqualTo(field);
    assertThat(answer.body()).doesNotContain("sembrado");
  }

  @Test
  void mailbox_thatIsNone_hasTheSameShape() throws Exception {
    TipSender known = sender();
    known.send(PLANTED);

    HttpResponse<String> there = known.look();
    HttpResponse<String> none = sender().look();

    assertThat(RegistryClient.node(none).path("known").asBoolean()).isFalse();
    assertThat(none.body()).hasSameSizeAs(there.body());
    assertThat(RegistryClient.node(none).propertyNames())
        .isEqualTo(RegistryClient.node(there).propertyNames());
    assertThat(none.statusCode()).isEqualTo(there.statusCode());
  }

  @Test
  void file_brokenOff_goesOnWhereItStopped() throws Exception {
    TipSender sender = sender();
    String ticket = ticket(sender.send(PLANTED));
    byte[] content = new byte[1_500_000];
    Arrays.fill(content, (byte) 7);
    byte[] sealed = sender.sealedFile(content, 1);
    int first = 1 << 20;

    HttpResponse<String> begun = sender.begin(ticket, 1, sealed.length);
    sender.piece(ticket, 1, 0, Arrays.copyOf(sealed, first));
    HttpResponse<String> resumed = sender.begin(ticket, 1, sealed.length);
    HttpResponse<String> whole =
        sender.piece(ticket, 1, first, Arrays.copyOfRange(sealed, first, sealed.length));
    HttpResponse<String> foreign = sender.begin("x" + ticket.substring(1), 1, sealed.length);

    assertThat(Stream.of(begun, resumed, whole).map(TipServletTest::offset))
        .containsExactly(0L, (long) first, (long) sealed.length);
    assertThat(foreign.statusCode()).isEqualTo(404);
    try (OpenedTip opened = line.inbox().open("nora", sender.id)) {
      assertThat(opened.files()).hasSize(1);
    }
  }

  private static long offset(HttpResponse<String> answer) {
    return answer.headers().firstValueAsLong("Upload-Offset").orElse(-1);
  }

  @Test
  void thirtyPeopleBehindOneAddress_allSucceed() throws Exception {
    RegistryClient shared = client();
    Callable<Integer> one = () -> sender(shared, ENVELOPE).send(PLANTED).statusCode();

    List<Integer> statuses = new ArrayList<>();
    try (var people = Executors.newFixedThreadPool(10)) {
      for (var answer : people.invokeAll(Collections.nCopies(30, one))) {
        statuses.add(answer.get());
      }
    }

    assertThat(statuses).hasSize(30).containsOnly(201);
  }

  @Test
  void answers_letNobodyKeepOrReadThem() throws Exception {
    RegistryClient client = client();

    for (String path : List.of("/v1/tips/recipients", "/v1/tips/challenge", "/v1/tips/nothing")) {
      Map<String, List<String>> headers = client.get(path).headers().map();
      assertThat(headers.get("cache-control")).containsExactly("no-store");
      assertThat(headers.get("referrer-policy")).containsExactly("no-referrer");
      assertThat(headers).doesNotContainKeys("set-cookie", "access-control-allow-origin", "etag");
    }
    assertThat(client.get("/v1/tips").headers().firstValue("Allow")).hasValue("POST");
    assertThat(client.get("/v1/tips/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void form_withoutScript_isSealedOpenedAddedTo_andOnNoDisk(CapturedOutput output)
      throws Exception {
    TipVisitor visitor = new TipVisitor(client());
    Map<String, String> fields = new HashMap<>(Map.of("token", visitor.token()));
    fields.putAll(Map.of("office", "no", "case", "mp001-2026-1234", "text", PLANTED));
    HttpResponse<String> early = visitor.send(fields, "");
    Thread.sleep(2_100);

    HttpResponse<String> sent = visitor.send(fields, PLANTED + " en una carta");
    HttpResponse<String> twice = visitor.send(fields, "");
    String receipt = TipVisitor.receipt(sent);
    HttpResponse<String> added =
        visitor.send(Map.of("return-receipt", receipt, "more", PLANTED + " hoy"), "");

    assertThat(List.of(early.statusCode(), sent.statusCode(), twice.statusCode()))
        .containsExactly(422, 201, 409);
    assertThat(added.body()).contains("Se agregó.", "Llegó y espera").doesNotContain(receipt);
    InboxEntry entry =
        line.inbox().list(List.of("north"), TipState.OPEN, 100).stream()
            .filter(one -> lettersOf(one.id()).contains("{\"text\":\"" + PLANTED + " hoy\"}"))
            .findFirst()
            .orElseThrow();
    try (OpenedTip opened = line.inbox().open("nora", entry.id())) {
      assertThat(opened.openFile(1).plaintext().readAllBytes())
          .asString(StandardCharsets.UTF_8)
          .isEqualTo(PLANTED + " en una carta");
    }
    nowhere(output, List.of(PLANTED, receipt, receipt.replace(" ", "")));
  }

  @Test
  void form_withoutScript_whatIsWrong_isSaidAboveAndBesideAndFilledInStill() throws Exception {
    TipVisitor visitor = new TipVisitor(client());

    HttpResponse<String> answer =
        visitor.send(Map.of("token", visitor.token(), "text", "algo <b>"), "");
    HttpResponse<String> back = visitor.send(Map.of("return-receipt", "1234"), "");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("<title>Error: ", "href=\"#office-no\"", "id=\"why-office\">", "algo &lt;b>");
    assertThat(back.body()).contains("href=\"#return-receipt\"", "id=\"why-length\">");
  }

  @Test
  void page_isTheOneThatItsHashSays() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    String site = "http://localhost:" + port + "/atalaya/embed/tip-form";
    String other = "A".repeat(43);

    assertThat(CheckTipPage.run(List.of("--root=" + TIPS.root(), site), nowhere)).isZero();
    assertThat(CheckTipPage.run(List.of("--root=" + other, site), nowhere)).isEqualTo(1);
  }

  @Test
  void nothingOfATip_isInLogsOrOnTheDisk(CapturedOutput output) throws Exception {
    TipSender sender = sender();
    String ticket = ticket(sender.send(PLANTED));
    byte[] file = (PLANTED + " en un archivo").getBytes(StandardCharsets.UTF_8);
    byte[] sealed = sender.sealedFile(file, 1);
    sender.begin(ticket, 1, sealed.length);
    sender.piece(ticket, 1, 0, sealed);
    sender.look();
    atTheDesk(sender);

    List<String> secrets =
        List.of(
            PLANTED,
            "cara.jpg",
            sender.receipt.plaintext(),
            sender.receipt.plaintext().replace(" ", ""),
            sender.lookup(),
            "198.51.100.",
            "Java-http-client");
    nowhere(output, secrets);
  }

  /** Neither in logs nor where the store, the keys and Tomcat's own files lie. */
  private static void nowhere(CapturedOutput output, List<String> secrets) throws Exception {
    assertThat(output.getAll()).doesNotContain(secrets);
    try (Stream<Path> files = Files.walk(TIPS.folder())) {
      for (Path one : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(one), StandardCharsets.ISO_8859_1))
            .doesNotContain(secrets);
      }
    }
  }

  @Test
  void openApi_isAsTheGoldenFile_andEveryPathAnswersAsItSays() throws Exception {
    WrittenApi.check(
        client(), "/v1/tips/openapi.json", Path.of("src/test/resources/tips-openapi.json"));
  }
}
