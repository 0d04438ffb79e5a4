// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@link SampleServer} in a process of its own: the same sample records, secret and time at each
 * start.
 */
public final class ServerProcess implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private int port;

  private ServerProcess(Class<?> main, List<String> options, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.add("--server.port=0");
    if (arguments.stream().noneMatch(argument -> argument.contains("cache.warm"))) {
      command.add("--atalaya.cache.warm=false");
    }
    command.addAll(arguments);
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Thread.ofVirtual().start(this::read);
  }

  /** Starts one with these arguments and waits until it answers. */
  public static ServerProcess start(List<String> arguments)
      throws IOException, InterruptedException {
    return start(SampleServer.class, arguments);
  }

  /**
   * Starts another server.
   *
   * @param main prints {@code PORT} and its port once it answers
   */
  public static ServerProcess start(Class<?> main, List<String> arguments)
      throws IOException, InterruptedException {
    return start(main, List.of(), arguments);
  }

  /** The same with options of the virtual machine. */
  public static ServerProcess start(Class<?> main, List<String> options, List<String> arguments)
      throws IOException, InterruptedException {
    ServerProcess server = new ServerProcess(main, options, arguments);
    server.port = Integer.parseInt(server.awaitLine("PORT ").substring(5));
    return server;
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

  /** The next line that has this text. */
  public String awaitLine(String text) throws InterruptedException {
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

  /** The address of what lies at {@code path} below the public API. */
  public URI address(String path) {
    return URI.create("http://localhost:" + port + "/atalaya/v1" + path);
  }

  /** The answer of the public API. */
  public HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return HTTP.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofByteArray());
  }

  /** The port that it listens at. */
  public int port() {
    return port;
  }

  /** What {@code jcmd} of the same Java says to a command. */
  public String diagnose(String... command) throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>();
    whole.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    whole.add(Long.toString(process.pid()));
    whole.addAll(List.of(command));
    Process jcmd = new ProcessBuilder(whole).redirectErrorStream(true).start();
    String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(jcmd.waitFor()).as(said).isZero();
    return said;
  }

  /** Writes a line to its standard input. */
  public void say(String line) throws IOException {
    BufferedWriter writer = process.outputWriter(StandardCharsets.UTF_8);
    writer.write(line);
    writer.newLine();
    writer.flush();
  }

  /** Time that processors have worked for it. */
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** As an operator stops it. */
  public void stop() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  /** As the kernel kills it. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
