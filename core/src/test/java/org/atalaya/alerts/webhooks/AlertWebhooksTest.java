// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.testkit.StaffedAlerts.ANA;
import static org.atalaya.testkit.StaffedAlerts.NAME;
import static org.atalaya.testkit.StaffedAlerts.woman;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.atalaya.alerts.Alert;
import org.atalaya.alerts.Alerts;
import org.atalaya.alerts.Outcome;
import org.atalaya.alerts.Republisher;
import org.atalaya.alerts.feeds.FeedSignature;
import org.atalaya.alerts.webhooks.AlertWebhooks.Settings;
import org.atalaya.operations.OperationalStore;
import org.atalaya.operations.Outbox.Waiting;
import org.atalaya.testkit.StaffedAlerts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertWebhooksTest {

  private static final String CHANNEL = "radio-sonora";
  private static final Settings LOCAL =
      new Settings(Duration.ofSeconds(2), Duration.ofSeconds(1), true);

  /** What a receiver got. */
  private record Received(String body, String timestamp, String signature) {}

  @TempDir Path folder;

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile int status = 204;
  private volatile boolean silent;

  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer receiver;
  private OperationalStore store;
  private StaffedAlerts staffed;
  private Alerts alerts;

  @BeforeEach
  void begin() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.setExecutor(calls);
    receiver.createContext("/", this::receive);
    receiver.start();
    store = OperationalStore.at(folder.resolve("operations.sqlite"));
    staffed = new StaffedAlerts(store, folder);
    alerts = staffed.open();
    alerts.republishers().register(ANA, new Republisher(CHANNEL, hook(), "Radio Sonora"));
  }

  private URI hook() {
    return URI.create("http://localhost:" + receiver.getAddress().getPort() + "/hook");
  }

  private void receive(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    received.add(
        new Received(
            new String(body, StandardCharsets.UTF_8),
            exchange.getRequestHeaders().getFirst("Atalaya-Timestamp"),
            exchange.getRequestHeaders().getFirst("Atalaya-Signature")));
    if (silent) {
      return;
    }
    exchange.getResponseHeaders().set("Location", "/elsewhere");
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @AfterEach
  void end() {
    receiver.stop(0);
    calls.shutdownNow();
    store.close();
  }

  private AlertWebhooks webhooks(Settings settings) {
    return new AlertWebhooks(
        alerts,
        staffed.parts().outbox(),
        FeedSignature.from(staffed.parts().vault()),
        staffed.clock(),
        settings);
  }

  private List<Waiting> waiting() {
    return staffed.parts().outbox().waiting(CHANNEL);
  }

  private void later(Duration time) {
    staffed.clock().set(staffed.clock().instant().plus(time));
  }

  @Test
  void deliver_activatedUpdatedEnded_tellsEachInOrderAndSigned() throws Exception {
    AlertWebhooks webhooks = webhooks(LOCAL);
    Alert activated = staffed.activated(alerts, woman());
    assertThat(webhooks.deliver()).isEqualTo(1);
    Alert updated =
        alerts.update(
            activated.id(), activated.version(), ANA, woman(), Optional.empty(), staffed.inAWeek());
    assertThat(webhooks.deliver()).isEqualTo(1);
    alerts.end(updated.id(), updated.version(), ANA, Outcome.LOCATED_DEAD);
    assertThat(webhooks.deliver()).isEqualTo(1);

    String id = activated.id().toString();
    assertThat(received)
        .extracting(Received::body)
        .containsExactly(
            "{\"message\":1,\"id\":\"" + id + "\",\"revision\":1,\"kind\":\"alert\"}",
            "{\"message\":2,\"id\":\"" + id + "\",\"revision\":2,\"kind\":\"update\"}",
            "{\"message\":3,\"id\":\"" + id + "\",\"revision\":3,\"kind\":\"cancel\"}")
        .noneMatch(body -> body.contains(NAME));
    for (Received one : received) {
      assertThat(one.timestamp()).isEqualTo("1772366400");
      assertThat(isGenuine(one)).isTrue();
      assertThat(isGenuine(new Received(one.body(), "1772366401", one.signature()))).isFalse();
    }
  }

  private boolean isGenuine(Received one) throws Exception {
    String pem = FeedSignature.from(staffed.parts().vault()).publicKeyPem();
    byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)));
    signature.update((one.timestamp() + "." + one.body()).getBytes(StandardCharsets.UTF_8));
    String value = one.signature().replaceAll("^ed25519=:|:$", "");
    return signature.verify(Base64.getDecoder().decode(value));
  }

  @Test
  void deliver_overBeforeItArrived_tellsThatItIsOver() {
    Alert activated = staffed.activated(alerts, woman());
    alerts.end(activated.id(), activated.version(), ANA, Outcome.OTHER);

    assertThat(webhooks(LOCAL).deliver()).isEqualTo(2);

    assertThat(received).allMatch(one -> one.body().contains("\"kind\":\"cancel\""));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 404, 500})
  void deliver_notTaken_isTriedAgain(int answer) {
    staffed.activated(alerts, woman());
    status = answer;
    assertThat(webhooks(LOCAL).deliver()).isZero();
    assertThat(received).hasSize(1);
    assertThat(waiting()).hasSize(1);

    status = 200;
    later(Duration.ofSeconds(1));
    assertThat(webhooks(LOCAL).deliver()).isEqualTo(1);
    assertThat(waiting()).isEmpty();
  }

  @Test
  void deliver_receiverIsSilent_endsInTime() {
    staffed.activated(alerts, woman());
    silent = true;

    assertThat(webhooks(LOCAL).deliver()).isZero();

    assertThat(received).hasSize(1);
    assertThat(waiting()).hasSize(1);
  }

  /** The first answers once the second was told. */
  @Test
  void deliver_oneIsSlow_othersAreToldMeanwhile() {
    CountDownLatch told = new CountDownLatch(1);
    receiver.createContext(
        "/slow",
        exchange -> {
          boolean answered = false;
          try {
            answered = told.await(20, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.sendResponseHeaders(answered ? 204 : 500, -1);
          exchange.close();
        });
    receiver.createContext(
        "/quick",
        exchange -> {
          told.countDown();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    alerts.republishers().remove(ANA, CHANNEL);
    for (String path : List.of("slow", "quick")) {
      // By channel, the slow one is first.
      String channel = (path.equals("slow") ? "a-" : "b-") + path;
      alerts.republishers().register(ANA, new Republisher(channel, hook().resolve(path), ""));
    }
    staffed.activated(alerts, woman());

    Settings patient = new Settings(Duration.ofSeconds(5), Duration.ofSeconds(30), true);
    assertThat(webhooks(patient).deliver()).isEqualTo(2);
  }

  @Test
  void deliver_privateAddress_isNotCalled() {
    staffed.activated(alerts, woman());

    assertThat(webhooks(Settings.DEFAULT).deliver()).isZero();

    assertThat(received).isEmpty();
    assertThat(waiting()).hasSize(1);
  }

  @Test
  void deliver_reminder_saysSo() {
    Alert activated = staffed.activated(alerts, woman());
    alerts.end(activated.id(), activated.version(), ANA, Outcome.OTHER);
    assertThat(alerts.republishers().remind(Duration.ZERO)).isEqualTo(1);

    assertThat(webhooks(LOCAL).deliver()).isEqualTo(3);

    assertThat(received.getLast().body()).contains("\"kind\":\"reminder\"");
  }
}
