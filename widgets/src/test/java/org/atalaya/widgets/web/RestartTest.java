// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.atalaya.widgets.SampleServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of answers on disk after a stop and after a crash, of processes of their own. */
class RestartTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String CHART = "/charts/victims.svg?by=department&lang=en";
  private static final String OTHER = "/charts/victims.svg?by=victim-age&lang=en";

  @TempDir private Path folder;

  @Test
  void restart_afterACleanStop_answersAreThereWithoutCounting() throws Exception {
    HttpResponse<byte[]> before;
    try (Server server = start("--atalaya.cache.warm=true")) {
      before = server.get(CHART);
      assertThat(server.awaitLine("default views are ready")).contains("22 default views");
      server.stop();
    }

    try (Server server = start(SampleServer.BUSY)) {
      HttpResponse<byte[]> after = server.get(CHART);

      assertThat(after.statusCode()).isEqualTo(200);
      assertThat(after.headers().firstValue("Atalaya-Stale")).isEmpty();
      assertThat(after.headers().firstValue("ETag")).isEqualTo(before.headers().firstValue("ETag"));
      assertThat(after.body()).isEqualTo(before.body());
      assertThat(server.get("/statistics/victims.xlsx").statusCode()).isEqualTo(200);
      assertThat(server.get(OTHER).statusCode()).isEqualTo(503);
    }
  }

  @Test
  void restart_afterAKill_beginsEmptyAndAnswers() throws Exception {
    HttpResponse<byte[]> before;
    try (Server server = start()) {
      before = server.get(CHART);
      server.kill();
    }

    try (Server server = start(SampleServer.BUSY)) {
      assertThat(server.get(CHART).statusCode()).isEqualTo(503);
      server.kill();
    }
    try (Server server = start()) {
      assertThat(server.get(CHART).body()).isEqualTo(before.body());
    }
  }

  private Server start(String... arguments) throws Exception {
    Server server = new Server(folder, List.of(arguments));
    server.awaitStart();
    return server;
  }

  /** An application over the same sample records, secret and time at each start. */
  private static final class Server implements AutoCloseable {

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private int port;

    Server(Path folder, List<String> arguments) throws IOException {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
      command.add(
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
      command.add(SampleServer.class.getName());
      command.add("--server.port=0");
      command.add("--atalaya.cache.directory=" + folder);
      if (arguments.contains(SampleServer.BUSY)) {
        command.add("--atalaya.load.deadline=2s");
      }
      if (arguments.stream().noneMatch(argument -> argument.contains("cache.warm"))) {
        command.add("--atalaya.cache.warm=false");
      }
      command.addAll(arguments);
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
      Thread.ofVirtual().start(this::read);
    }

    private void read() {
      try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
        for (@Nullable String line = reader.readLine(); line != null; line = reader.readLine()) {
          lines.add(line);
        }
      } catch (IOException e) {
        lines.add("(" + e + ")");
      }
    }

    void awaitStart() throws InterruptedException {
      port = Integer.parseInt(awaitLine("PORT ").substring(5));
    }

    /** The next line that has this text. */
    String awaitLine(String text) throws InterruptedException {
      List<String> seen = new ArrayList<>();
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
      while (System.nanoTime() < deadline) {
        String line = lines.poll(1, TimeUnit.SECONDS);
        if (line != null && line.contains(text)) {
          return line;
        }
        if (line != null) {
          seen.add(line);
        }
      }
      throw new AssertionError("no line with '" + text + "': " + String.join("\n", seen));
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
      return HTTP.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/atalaya/v1" + path))
              .build(),
          BodyHandlers.ofByteArray());
    }

    /** As an operator stops it. */
    void stop() throws InterruptedException {
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    /** As the kernel kills it. */
    void kill() throws InterruptedException {
      process.destroyForcibly();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
