// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.altcha.altcha.Altcha;
import org.altcha.altcha.Altcha.Algorithm;
import org.atalaya.registry.RegistryOffice;
import org.atalaya.widgets.SampleApplication;
import org.atalaya.widgets.web.RegistryOnTheWeb;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A hundred thousand tries of codes from a hundred networks over loopback, a thousand a second: how
 * many are answered, and how much longer honest people wait meanwhile.
 */
@SpringBootTest(
    classes = {SampleApplication.class, RegistryOnTheWeb.class},
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "atalaya.node=all",
      "atalaya.insecure-all-node=true",
      "atalaya.public-url=https://observatorio.example",
      "atalaya.registry.difficulty=1000",
      "atalaya.registry.allowance=1",
      "atalaya.registry.burst=20",
      "atalaya.registry.lookups=1h",
      "atalaya.load.trusted-proxies=127.0.0.1,::1"
    })
class RegistryEnumerationBenchmark {

  private static final int TRIES = 100_000;
  private static final int NETWORKS = 100;
  private static final int BURST = 20;
  private static final int AT_ONCE = 2;

  /** A second: attackers, server and honest people share the processors here. */
  private static final int RATE = 1_000;

  private static final int HONEST = 240;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @LocalServerPort private int port;
  @Autowired private RegistryOffice office;

  private int send(String network, String path, String body) throws Exception {
    return HTTP.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/atalaya" + path))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", network)
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  private String work() throws Exception {
    String address = "http://localhost:" + port + "/atalaya/v1/registry/challenge";
    ObjectNode challenge =
        (ObjectNode)
            JsonMapper.shared()
                .readTree(
                    HTTP.send(
                            HttpRequest.newBuilder(URI.create(address)).build(),
                            BodyHandlers.ofString(StandardCharsets.UTF_8))
                        .body());
    challenge.put(
        "number",
        Altcha.solveChallenge(
                challenge.path("challenge").asString(),
                challenge.path("salt").asString(),
                Algorithm.SHA256,
                1000,
                0)
            .number);
    return Base64.getEncoder().encodeToString(JsonMapper.shared().writeValueAsBytes(challenge));
  }

  private static String presented(int number, String work) {
    return "{\"code\":\"%032d\",\"familyName\":\"Soto\",\"birthDate\":\"1971-11-23\",\"proofOfWork\":\"%s\"}"
        .formatted(number, work);
  }

  /**
   * Milliseconds that honest people wait, the work not counted; each of a network of their own, ten
   * a second at most, so that they come all through an attack and not in its first seconds only.
   */
  private double honest(int round) throws Exception {
    List<Double> took = new ArrayList<>();
    for (int person = 0; person < HONEST; person++) {
      Thread.sleep(100);
      String body = presented(person, work());
      long begun = System.nanoTime();
      assertThat(
              send("198.%d.%d.1".formatted(18 + round, person), "/v1/registry/verifications", body))
          .isEqualTo(200);
      took.add((System.nanoTime() - begun) / 1e6);
    }
    Collections.sort(took);
    return took.get(HONEST / 2);
  }

  @Test
  void tries_ofMany_areNotAnsweredBeyondTheLimits_andSlowNobodyMuch() throws Exception {
    honest(0);
    double quiet = honest(1);
    AtomicInteger tries = new AtomicInteger();
    AtomicInteger answered = new AtomicInteger();
    long begun = System.nanoTime();
    try (ExecutorService attackers = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> running = new ArrayList<>();
      for (int attacker = 0; attacker < AT_ONCE; attacker++) {
        running.add(
            attackers.submit(() -> {
              for (int one = tries.getAndIncrement(); one < TRIES; one = tries.getAndIncrement()) {
                LockSupport.parkNanos(begun + one * (1_000_000_000L / RATE) - System.nanoTime());
                // Worked while the network has something left; then in vain.
                String work = one < NETWORKS * BURST * 2 ? work() : "";
                String network = "203.0.113." + one % NETWORKS;
                if (send(network, "/v1/registry/verifications", presented(one, work)) == 200) {
                  answered.incrementAndGet();
                }
              }
              return null;
            }));
      }
      double busy = honest(2);
      for (Future<?> one : running) {
        one.get();
      }
      double minutes = (System.nanoTime() - begun) / 6e10;
      System.out.printf(
          "%d tries in %.1f minutes, answered %d; honest median %.1f ms quiet, %.1f ms meanwhile%n",
          TRIES, minutes, answered.get(), quiet, busy);

      assertThat(answered.get())
          .isLessThanOrEqualTo((int) (NETWORKS * (BURST + Math.ceil(minutes))));
      assertThat(busy).isLessThanOrEqualTo(2 * quiet);
      assertThat(office.audit().of("refusals")).isNotEmpty();
    }
  }
}
