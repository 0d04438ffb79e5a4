// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.atalaya.registry.AccessKey;
import org.atalaya.registry.Certificate;
import org.atalaya.registry.RegistryOffice;
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

/** The registry over HTTP, in a real Tomcat. */
@SpringBootTest(
    classes = {SampleApplication.class, RegistryOnTheWeb.class},
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "atalaya.node=all",
      "atalaya.insecure-all-node=true",
      "atalaya.public-url=https://observatorio.example",
      "atalaya.registry.difficulty=50",
      "atalaya.registry.partners=https://escuela.example",
      "atalaya.registry.lookups=1h",
      "atalaya.registry.alarm-network=50",
      "atalaya.load.trusted-proxies=127.0.0.1,::1"
    })
@ExtendWith(OutputCaptureExtension.class)
class RegistryServletTest {

  private static final String NUMBER = "1587564440904";
  private static final String GIVEN = "Anaplantada";
  private static final String FAMILY = "Sembradaz";
  private static final String CONTACT = "plantada@example.org";
  private static final String DAY = "1980-05-04";
  private static final List<String> SENTINELS =
      List.of(NUMBER, GIVEN, FAMILY, CONTACT, RegistryOnTheWeb.EVIDENCE);

  private static final Path OPEN_API = Path.of("src/test/resources/registry-openapi.json");

  @LocalServerPort private int port;
  @Autowired private RegistryOffice office;

  private static int clients;

  private RegistryClient client() {
    return new RegistryClient(port, "203.0.113." + ++clients);
  }

  private static Map<String, String> application() {
    return new HashMap<>(
        Map.of(
            "document", "national-number",
            "number", NUMBER,
            "birthDate", DAY,
            "givenNames", GIVEN,
            "familyNames", FAMILY,
            "contact", CONTACT,
            "purpose", "education",
            "consent", "2026-11"));
  }

  /** What the proved holder has. */
  private record Held(String request, String key) {

    Map<String, String> fields() {
      return Map.of("request", request, "key", key);
    }
  }

  private Held proved(RegistryClient client) throws Exception {
    Map<String, String> application = application();
    application.put("proofOfWork", client.work());
    HttpResponse<String> submitted = client.post("/v1/registry/requests", application);
    assertThat(submitted.statusCode()).isEqualTo(201);
    String request = RegistryClient.node(submitted).path("request").asString();
    String key = RegistryClient.node(submitted).path("key").asString();
    HttpResponse<String> proof =
        client.post(
            "/v1/registry/requests/proof",
            Map.of("request", request, "key", key, "evidence", RegistryOnTheWeb.EVIDENCE));
    assertThat(RegistryClient.node(proof).path("proved").asBoolean()).isTrue();
    return new Held(request, RegistryClient.node(proof).path("key").asString());
  }

  private Held issued(RegistryClient client) throws Exception {
    Held held = proved(client);
    office.lookups().run(1000);
    return held;
  }

  private Certificate certificate(Held held) {
    return office
        .requests()
        .collect(UUID.fromString(held.request()), new AccessKey(held.key()))
        .orElseThrow();
  }

  private HttpResponse<String> verify(RegistryClient client, String code, String family)
      throws Exception {
    return client.post(
        "/v1/registry/verifications",
        Map.of(
            "code",
            code,
            "familyName",
            family,
            "birthDate",
            DAY,
            "verifier",
            "Colegio Maya",
            "proofOfWork",
            client.work()));
  }

  @Test
  void request_proved_collected_verified_revoked_isUnknown() throws Exception {
    RegistryClient client = client();
    Held held = issued(client);

    HttpResponse<String> collected =
        client.post("/v1/registry/requests/certificate", held.fields());
    String code = RegistryClient.node(collected).path("code").asString();
    HttpResponse<String> verified = verify(client, code, FAMILY);
    String checks = client.post("/v1/registry/requests/checks", held.fields()).body();
    UUID request = UUID.fromString(held.request());
    office
        .reviews()
        .revoke(request, office.reviews().open(request, "ana").revision(), "ana", "a mistake");
    HttpResponse<String> revoked = verify(client, code, FAMILY);
    HttpResponse<String> unknown = verify(client, "0000-0000", FAMILY);

    assertThat(RegistryClient.node(verified).path("valid").asBoolean()).isTrue();
    assertThat(checks).contains("Colegio Maya");
    assertThat(revoked.body())
        .isEqualTo(unknown.body())
        .isEqualTo("{\"valid\":false,\"validUntil\":null}");
    assertThat(revoked.headers().map().keySet()).isEqualTo(verified.headers().map().keySet());
    assertThat(client.post("/v1/registry/requests/certificate", held.fields()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void certificate_asPdf_isOne() throws Exception {
    RegistryClient client = client();
    Held held = issued(client);

    HttpResponse<String> pdf =
        client.send(
            client
                .json(
                    "/v1/registry/requests/certificate",
                    "{\"request\":\"%s\",\"key\":\"%s\"}".formatted(held.request(), held.key()))
                .header("Accept", "application/pdf"));

    assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(pdf.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(pdf.body()).startsWith("%PDF-");
  }

  @Test
  void work_usedTwice_isRefused() throws Exception {
    RegistryClient client = client();
    Map<String, String> application = application();
    application.put("proofOfWork", client.work());
    client.post("/v1/registry/requests", application);

    HttpResponse<String> again = client.post("/v1/registry/requests", application);
    application.remove("proofOfWork");
    HttpResponse<String> without = client.post("/v1/registry/requests", application);

    assertThat(List.of(again.statusCode(), without.statusCode())).containsExactly(403, 403);
    assertThat(again.body()).contains("/v1/registry/challenge");
  }

  @ParameterizedTest
  @CsvSource({
    "number, 1680352240101, number",
    "number, 15875644409040000, number",
    "document, cedula, document",
    "birthDate, 4/5/1980, birthDate",
    "birthDate, 1899-12-31, birthDate",
    "givenNames, ----, givenNames",
    "contact, x, contact",
    "purpose, curiosity, purpose",
    "consent, 1999-01, consent"
  })
  void request_wrongField_isNamedAndNotEchoed(String field, String value, String named)
      throws Exception {
    Map<String, String> application = application();
    application.put(field, value);

    HttpResponse<String> answer = client().post("/v1/registry/requests", application);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(RegistryClient.node(answer).path("parameter").asString()).isEqualTo(named);
    assertThat(answer.body()).doesNotContain(value).doesNotContain(SENTINELS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[]",
        "{\"code\":{\"planted\":1}}",
        "{\"planted\":\"x\"}",
        "{\"code\":7}"
      })
  void verification_unreadableBody_isRefusedWithoutEcho(String body) throws Exception {
    RegistryClient client = client();

    HttpResponse<String> answer = client.send(client.json("/v1/registry/verifications", body));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain("planted", "nonsense");
  }

  @Test
  void body_tooLarge_isNotRead() throws Exception {
    RegistryClient client = client();

    HttpResponse<String> answer =
        client.send(client.json("/v1/registry/verifications", "x".repeat(RequestBody.FORM + 1)));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void verifications_tooMany_refuseThisNetworkAlone_andRaiseAnAlarm() throws Exception {
    RegistryClient many = client();
    RegistryClient honest = client();
    int answered = 0;
    for (int attempt = 0; attempt < 200; attempt++) {
      HttpResponse<String> answer =
          many.post(
              "/v1/registry/verifications",
              Map.of("code", "0".repeat(32), "familyName", FAMILY, "birthDate", DAY));
      assertThat(answer.statusCode()).isIn(403, 429);
      answered += answer.statusCode() == 403 ? 1 : 0;
    }

    assertThat(answered).isBetween(120, 130);
    assertThat(office.audit().of("refusals")).hasSize(1);
    assertThat(verify(honest, "0".repeat(32), FAMILY).statusCode()).isEqualTo(200);
  }

  @Test
  void list_ofAnOrganisation_hasLinesForWhatWasShared() throws Exception {
    RegistryClient client = client();
    Held held = issued(client);
    Certificate certificate = certificate(held);
    Map<String, String> share = new HashMap<>(held.fields());
    share.putAll(Map.of("organisation", "colegio-maya", "shared", "true"));
    assertThat(client.post("/v1/registry/requests/shares", share).body()).contains("true");
    String line = certificate.code().text() + "," + FAMILY + "," + DAY + "\n";
    String csv = "code,family_name,birth_date\n" + line + "0000,Nadie,1990-01-01\n";

    HttpResponse<String> taken = client.send(list(client, "/v1/registry/lists", csv));
    String id = RegistryClient.node(taken).path("list").asString();
    office.lists().run(1);
    String half = client.send(organisation(client, "/v1/registry/lists/" + id)).body();
    office.lists().run(100);
    String result = client.send(organisation(client, "/v1/registry/lists/" + id + ".csv")).body();

    assertThat(taken.statusCode()).isEqualTo(202);
    assertThat(half).isEqualTo("{\"done\":1,\"total\":2}");
    assertThat(result.lines().toList())
        .containsExactly(
            "line,result,valid_until", "1,valid," + certificate.validUntil(), "2,not-valid,");
    assertThat(client.get("/v1/registry/lists/" + id).statusCode()).isEqualTo(401);
  }

  private static HttpRequest.Builder organisation(RegistryClient client, String path) {
    return client.to(path).header("Authorization", RegistryOnTheWeb.ORGANISATION);
  }

  private static HttpRequest.Builder list(RegistryClient client, String path, String csv) {
    return organisation(client, path)
        .header("Content-Type", "text/csv; charset=utf-8")
        .POST(BodyPublishers.ofString(csv));
  }

  @Test
  void keysAndRevocations_arePublic() throws Exception {
    RegistryClient client = client();

    HttpResponse<String> keys = client.get("/v1/keys");
    HttpResponse<String> list = client.get("/v1/registry/revocations?list=0");

    assertThat(keys.body()).contains("\"certificates\"", "BEGIN PUBLIC KEY");
    assertThat(list.headers().firstValue("Content-Type")).hasValue("application/statuslist+jwt");
    assertThat(list.body()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    assertThat(client.get("/v1/registry/revocations?list=9999").statusCode()).isEqualTo(404);
    assertThat(client.get("/v1/registry/revocations").statusCode()).isEqualTo(404);
  }

  @Test
  void page_withoutScript_requestGoesToStaff_isProvedIssuedAndVerified() throws Exception {
    RegistryClient client = client();
    HttpResponse<String> verification = client.get("/embed/registry-check?do=verify");
    HttpResponse<String> page = client.get("/embed/registry-check?do=request");
    page = client.fill(page, Map.of("document", "national-number"));
    page = client.fill(page, Map.of("number", "1587 56444 0904"));
    page =
        client.fill(
            page, Map.of("birthDate-day", "4", "birthDate-month", "5", "birthDate-year", "1980"));
    page = client.fill(page, Map.of("givenNames", GIVEN, "familyNames", FAMILY));
    page = client.fill(page, Map.of("contact", CONTACT));
    page = client.fill(page, Map.of("purpose", "education"));
    assertThat(page.body()).contains("1587 56444 0904", GIVEN, "4 de mayo de 1980");
    assertThat(client.fill(page, Map.of()).body()).contains("href=\"#consent\"");
    assertThat(client.fill(page, Map.of("consent", "2026-11")).body())
        .as("a form that comes at once is a program's")
        .contains("demasiado rápido");
    Thread.sleep(2_000);
    HttpResponse<String> sent = client.fill(page, Map.of("consent", "2026-11"));
    assertThat(client.fill(page, Map.of("consent", "2026-11")).body())
        .as("sent twice it is one request")
        .contains(between(sent.body(), "id=\"request-number\">", "<"));
    HttpResponse<String> proof = client.fill(sent, Map.of("go", "show"));
    assertThat(proof.body()).contains("Solo una prueba");
    HttpResponse<String> proved = client.fill(proof, Map.of("evidence", RegistryOnTheWeb.EVIDENCE));
    UUID request = UUID.fromString(between(proved.body(), "id=\"request-number\">", "<"));
    office.lookups().run(1000);
    assertThat(client.fill(proved, Map.of()).body()).contains("Todavía no hay nada que recoger");
    office
        .reviews()
        .issue(request, office.reviews().open(request, "ana").revision(), "ana", "a person");

    HttpResponse<String> certificate = client.fill(proved, Map.of());
    HttpResponse<String> pdf = client.fill(certificate, Map.of("go", "pdf"));
    HttpResponse<String> shared =
        client.fill(certificate, Map.of("go", "share", "organisation", "colegio-maya"));

    assertThat(pdf.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("attachment", "constancia.pdf");
    assertThat(pdf.body()).startsWith("%PDF-");
    assertThat(shared.body()).contains("puede incluir esta constancia");
    String code = between(certificate.body(), "id=\"code\">", "<");
    assertThat(verifyOnThePage(client, verification, code)).contains("Válida hasta el");
    assertThat(verifyOnThePage(client, verification, "0000-0000")).contains("No es válida.");
  }

  private static String between(String text, String begin, String end) {
    int from = text.indexOf(begin) + begin.length();
    assertThat(from).isGreaterThanOrEqualTo(begin.length());
    return text.substring(from, text.indexOf(end, from));
  }

  private static String verifyOnThePage(
      RegistryClient client, HttpResponse<String> begun, String code) throws Exception {
    HttpResponse<String> page = client.fill(begun, Map.of("code", code));
    page = client.fill(page, Map.of("familyName", FAMILY));
    page =
        client.fill(
            page, Map.of("birthDate-day", "04", "birthDate-month", "05", "birthDate-year", "1980"));
    return client.fill(page, Map.of("verifier", "")).body();
  }

  @Test
  void page_wrongField_isSaidAboveAndBesideAndFilledInStill() throws Exception {
    RegistryClient client = client();
    HttpResponse<String> page = client.get("/embed/registry-check?do=request");

    page = client.fill(page, Map.of("document", "national-number"));
    HttpResponse<String> answer = client.fill(page, Map.of("number", "1680352240101"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains(
            "<title>Error: ",
            "role=\"alert\"",
            "href=\"#number\"",
            "id=\"why-number\"",
            "aria-invalid=\"true\"",
            "value=\"1680352240101\"");
  }

  @Test
  void page_headers_letNobodyKeepReadOrFrameIt() throws Exception {
    HttpResponse<String> page = client().get("/embed/registry-check");

    Map<String, List<String>> headers = page.headers().map();
    assertThat(headers.get("cache-control")).containsExactly("no-store");
    assertThat(headers.get("referrer-policy")).containsExactly("no-referrer");
    assertThat(headers).doesNotContainKeys("set-cookie", "access-control-allow-origin", "etag");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains(
            "frame-ancestors https://escuela.example", "form-action 'self'", "script-src 'sha256-")
        .doesNotContain("unsafe", "*");
    assertThat(page.body())
        .contains("<title>Trámite en línea</title>", "rel=\"nofollow noreferrer\"")
        .doesNotContain("style=\"");
  }

  @Test
  void page_foreignState_beginsAgain() throws Exception {
    RegistryClient client = client();
    HttpResponse<String> page = client.get("/embed/registry-check?do=request");
    int at = page.body().indexOf("name=\"state\" value=\"") + 60;
    String changed =
        page.body().substring(0, at)
            + (page.body().charAt(at) == 'A' ? 'B' : 'A')
            + page.body().substring(at + 1);

    HttpResponse<String> answer = client.fill(changed, Map.of());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Hay que empezar de nuevo");
  }

  @Test
  void nothingOfAPerson_isInLogsOrOnTheDisk(CapturedOutput output) throws Exception {
    RegistryClient client = client();
    Held held = issued(client);
    Certificate certificate = certificate(held);
    verify(client, certificate.code().text(), FAMILY);
    client.get("/v1/registry/" + NUMBER);
    client.get("/v1/registry/requests?number=" + NUMBER);
    client.post("/v1/registry/requests", Map.of("number", NUMBER, GIVEN, FAMILY));

    List<String> secrets =
        Stream.concat(SENTINELS.stream(), Stream.of(certificate.code().text(), held.key()))
            .toList();
    assertThat(output.getAll()).doesNotContain(secrets);
    try (Stream<Path> files = Files.walk(RegistryOnTheWeb.folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain(secrets);
      }
    }
    assertThat(client.get("/v1/registry/" + NUMBER).body()).doesNotContain(NUMBER);
  }

  @Test
  void openApi_isAsTheGoldenFile_andEveryPathAnswersAsItSays() throws Exception {
    WrittenApi.check(client(), "/v1/registry/openapi.json", OPEN_API);
  }
}
