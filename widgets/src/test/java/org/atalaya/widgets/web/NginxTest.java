// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.atalaya.testkit.TipSetUp;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The configuration of nginx that is shipped, in a real nginx: tips pass, and nothing of them or of
 * who sent them stays. Its logs lie in the test's folder; and where it would keep bodies and
 * answers, no file can be made, so whatever it has to keep in one fails.
 */
@SpringBootTest(
    classes = NginxTest.Node.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"atalaya.node=all", "atalaya.insecure-all-node=true"})
class NginxTest {

  private static final TipsOnTheWeb TIPS = TipsOnTheWeb.create();
  private static final Path NGINX = Path.of("/usr/sbin/nginx");
  private static final Path SHIPPED = Path.of("deployment", "nginx", "atalaya.conf");
  private static final String PLANTED = "Sembrada-tras-el-proxy";
  private static final List<String> TEMPORARY =
      List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi");

  /** A node that has nothing but tips. */
  @EnableAutoConfiguration(
      excludeName = {
        "com.vaadin.flow.spring.SpringBootAutoConfiguration",
        "com.vaadin.flow.spring.SpringSecurityAutoConfiguration"
      })
  static class Node {}

  @LocalServerPort private int port;
  @TempDir Path folder;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    TIPS.register(registry);
  }

  @BeforeAll
  static void needsNginx() {
    assumeTrue(
        Files.isExecutable(NGINX),
        "needs %s (Debian and Ubuntu: apt-get install nginx)".formatted(NGINX));
  }

  @Test
  void tip_throughIt_leavesNothing() throws Exception {
    try (Nginx nginx = new Nginx(Files.readString(SHIPPED))) {
      TipVisitor visitor = new TipVisitor(nginx.client());
      String token = visitor.token();
      // A form that comes at once is a program's.
      Thread.sleep(2_000);
      HttpResponse<String> sent =
          visitor.send(
              Map.of(
                  "token",
                  token,
                  "office",
                  "no",
                  "case",
                  TipSetUp.CASE,
                  "minor",
                  "unknown",
                  "text",
                  PLANTED,
                  "receipt",
                  "keep"),
              PLANTED.repeat(50_000));
      String receipt = TipVisitor.receipt(sent);
      HttpResponse<String> tooLarge = tooLarge(nginx);
      nginx.breakOff();

      assertThat(receipt).hasSize(29);
      assertThat(tooLarge.statusCode()).isEqualTo(413);
      nginx.end();
      assertThat(nginx.written())
          .doesNotContain(PLANTED, receipt, "tip-form", "/v1/tips", "127.0.0.1", "client");
    }
  }

  /** So that this test would find it. */
  @ParameterizedTest
  @ValueSource(strings = {"  access_log off;", "emerg;", "  proxy_request_buffering off;"})
  void withoutWhatKeepsItOut_somethingStaysOrFails(String kept) throws Exception {
    String shipped = Files.readString(SHIPPED);
    assertThat(shipped).contains(kept);
    try (Nginx nginx = new Nginx(shipped.replace(kept, kept.equals("emerg;") ? "error;" : ""))) {
      HttpResponse<String> large =
          new TipVisitor(nginx.client()).send(Map.of(), "x".repeat(2 << 20));
      tooLarge(nginx);
      nginx.end();

      boolean isWritten = nginx.written().contains("tip-form");
      assertThat(isWritten || large.statusCode() == 500).isTrue();
    }
  }

  private static HttpResponse<String> tooLarge(Nginx nginx) throws Exception {
    RegistryClient client = nginx.client();
    return client.send(
        client
            .to("/embed/tip-form")
            // Or it may be refused while it is still sent, and the answer is lost.
            .expectContinue(true)
            .POST(BodyPublishers.ofByteArray(new byte[6 << 20])));
  }

  /** One in a folder of its own, as a distribution sets it up but for what is shipped. */
  private final class Nginx implements AutoCloseable {

    private static final String DISTRIBUTION =
        """
        daemon off;
        user %2$s;
        worker_processes 1;
        pid %1$s/nginx.pid;
        error_log %1$s/logs/error.log;
        events { worker_connections 64; }
        http {
          access_log %1$s/logs/access.log;
        %3$s
          include %1$s/atalaya.conf;
        }
        """;

    private final int front = freePort();
    private final Path logs = Files.createDirectory(folder.resolve("logs"));
    private final Process process;

    Nginx(String configuration) throws IOException, InterruptedException {
      Files.writeString(folder.resolve("atalaya.conf"), here(configuration));
      List<String> places = new ArrayList<>();
      for (String kind : TEMPORARY) {
        places.add("  %s_temp_path %s/%s;".formatted(kind, folder, kind));
      }
      Path main =
          Files.writeString(
              folder.resolve("nginx.conf"),
              DISTRIBUTION.formatted(
                  folder, System.getProperty("user.name"), String.join("\n", places)));
      process =
          new ProcessBuilder(NGINX.toString(), "-p", folder.toString(), "-c", main.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("said").toFile())
              .start();
      await();
      for (String kind : TEMPORARY) {
        Files.delete(folder.resolve(kind));
        Files.createFile(folder.resolve(kind));
      }
    }

    /** Without TLS, on ports that are free, in front of this application. */
    private String here(String configuration) throws IOException {
      return replaced(
          configuration,
          Map.of(
              "server 127.0.0.1:8080;", "server 127.0.0.1:" + port + ";",
              "listen 80 ", "listen 127.0.0.1:" + freePort() + " ",
              "listen 443 ssl ", "listen 127.0.0.1:" + front + " ",
              "/var/log/nginx", logs.toString(),
              "  ssl_", "  # ssl_"));
    }

    private static String replaced(String text, Map<String, String> what) {
      String now = text;
      for (Map.Entry<String, String> one : what.entrySet()) {
        assertThat(now).contains(one.getKey());
        now = now.replace(one.getKey(), one.getValue());
      }
      return now;
    }

    private void await() throws IOException, InterruptedException {
      for (int wait = 0; wait < 100 && process.isAlive(); wait++) {
        if (Files.exists(folder.resolve("nginx.pid")) && isAnswering()) {
          return;
        }
        Thread.sleep(50);
      }
      process.destroy();
      throw new AssertionError("nginx: " + Files.readString(folder.resolve("said")));
    }

    private boolean isAnswering() throws InterruptedException {
      try {
        return client().get("/embed.js").statusCode() == 200;
      } catch (IOException e) {
        return false;
      }
    }

    RegistryClient client() {
      return new RegistryClient(front, "198.51.100.77");
    }

    /** A reader who goes away in the middle. */
    void breakOff() throws IOException {
      try (Socket socket = new Socket("localhost", front)) {
        socket
            .getOutputStream()
            .write(
                ("POST /atalaya/embed/tip-form HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n"
                        + PLANTED.substring(0, 4))
                    .getBytes(StandardCharsets.US_ASCII));
      }
    }

    /** All that it has written, but for its own configuration. */
    String written() throws IOException {
      StringBuilder all = new StringBuilder(Files.readString(folder.resolve("said")));
      for (String kind : TEMPORARY) {
        all.append(Files.readString(folder.resolve(kind)));
      }
      try (Stream<Path> files = Files.list(logs)) {
        for (Path file : files.toList()) {
          all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
      return all.toString();
    }

    void end() throws InterruptedException {
      process.destroy();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void close() {
      process.destroy();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
