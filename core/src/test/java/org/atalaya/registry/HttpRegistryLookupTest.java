// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.atalaya.registry.HttpRegistryLookup.Settings;
import org.atalaya.registry.IdentityDocument.NationalNumber;
import org.atalaya.registry.SubjectMatch.Doubtful;
import org.atalaya.registry.SubjectMatch.Match;
import org.atalaya.registry.SubjectMatch.NoMatch;
import org.atalaya.testkit.RegistryLookupContract;
import org.atalaya.testkit.SettableClock;
import org.atalaya.testkit.SyntheticRegister;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** At a service that reads the documented questions and writes the documented answers. */
class HttpRegistryLookupTest extends RegistryLookupContract {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration TIMEOUT = Duration.ofMillis(300);
  private static final RegistrySubject SUBJECT =
      new RegistrySubject(
          new NationalNumber("GTM", "1587564440904"),
          LocalDate.of(1980, 5, 4),
          new PersonName("Ana", "López"));

  private final SettableClock clock = new SettableClock(NOW, ZoneOffset.UTC);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;
  private int services;

  /** Answers a request. */
  private interface Handler {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.close();
  }

  private HttpRegistryLookup service(Duration timeout, Handler handler) {
    String path = "/lookups/" + services++;
    server.createContext(
        path,
        exchange -> {
          asked.incrementAndGet();
          try (exchange) {
            handler.answer(exchange);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    return new HttpRegistryLookup(
        new Settings(address, timeout, timeout, Duration.ofSeconds(30)),
        () -> "Bearer planted",
        HttpClient.newBuilder(),
        clock);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  protected RegistryLookup listing(List<ListedPerson> people) {
    SyntheticRegister register = new SyntheticRegister(people);
    return service(
        Duration.ofSeconds(10),
        exchange -> {
          assertThat(exchange.getRequestURI()).asString().matches("/lookups/[0-9]");
          assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
              .isEqualTo("Bearer planted");
          JsonNode question = JsonMapper.shared().readTree(exchange.getRequestBody());
          send(exchange, 200, written(register.look(read(question))));
        });
  }

  private static RegistrySubject read(JsonNode question) {
    JsonNode document = question.required("document");
    return new RegistrySubject(
        DocumentKind.parse(document.required("kind").asString())
            .document(
                document.required("country").asString(), document.required("number").asString()),
        LocalDate.parse(question.required("birthDate").asString()),
        new PersonName(
            question.required("givenNames").asString(),
            question.required("familyNames").asString()));
  }

  private static String written(SubjectMatch match) {
    return switch (match) {
      case NoMatch none -> "{\"outcome\": \"no-match\"}";
      case Match sure -> "{\"outcome\": \"match\"}";
      case Doubtful doubt ->
          doubt.differing().stream()
              .map(one -> "\"" + one.name().toLowerCase(Locale.ROOT).replace('_', '-') + "\"")
              .collect(
                  Collectors.joining(", ", "{\"outcome\": \"doubtful\", \"differing\": [", "]}"));
    };
  }

  @Override
  protected RegistryLookup unavailable() {
    return service(TIMEOUT, exchange -> send(exchange, 503, "López"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "<html>",
        "{}",
        "{\"outcome\": \"none\"}",
        "{\"outcome\": 1}",
        "{\"outcome\": \"doubtful\"}",
        "{\"outcome\": \"doubtful\", \"differing\": [\"hair\"]}",
      })
  void look_unreadableAnswer_isNoAnswer(String body) {
    RegistryLookup lookup = service(TIMEOUT, exchange -> send(exchange, 200, body));

    assertUnavailable(lookup);
  }

  private static void assertUnavailable(RegistryLookup lookup) {
    assertThatExceptionOfType(RegistryUnavailableException.class)
        .isThrownBy(() -> lookup.look(SUBJECT));
  }

  @Test
  void look_answerTooLong_isNoAnswer() {
    String body = "{\"outcome\": \"no-match\"}" + " ".repeat(1 << 20);

    assertUnavailable(service(TIMEOUT, exchange -> send(exchange, 200, body)));
  }

  @Test
  void look_redirection_isNotFollowed() {
    RegistryLookup lookup =
        service(
            TIMEOUT,
            exchange -> {
              exchange.getResponseHeaders().add("Location", "/elsewhere");
              send(exchange, 307, "");
            });

    assertUnavailable(lookup);
    assertThat(asked).hasValue(1);
  }

  /** The headers come at once, the body never. */
  @Test
  void look_bodyThatNeverEnds_isGivenUpInTime() {
    RegistryLookup lookup =
        service(
            TIMEOUT,
            exchange -> {
              exchange.sendResponseHeaders(200, 100);
              exchange.getResponseBody().flush();
              end.await();
            });
    long begun = System.nanoTime();

    assertUnavailable(lookup);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void look_failingService_isLeftAloneAndTriedAgainLater() {
    AtomicInteger status = new AtomicInteger(500);
    RegistryLookup lookup =
        service(
            Duration.ofSeconds(10),
            exchange -> send(exchange, status.get(), "{\"outcome\": \"no-match\"}"));
    for (int call = 0; call < 30; call++) {
      assertUnavailable(lookup);
    }
    int whileFailing = asked.get();
    status.set(200);
    assertUnavailable(lookup);
    clock.set(NOW.plusSeconds(31));

    assertThat(lookup.look(SUBJECT)).isEqualTo(new NoMatch());
    assertThat(whileFailing).isEqualTo(10);
    assertThat(asked).hasValue(11);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://renas.example/lookups", "ftp://127.0.0.1/", "/lookups", "https:x"})
  void settings_addressInTheClear_isRefused(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(URI.create(address)))
        .withMessageContaining("https");
  }
}
