// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The demo as users start it: its executable jar in a process of its own, on free ports. */
public final class RunningDemo implements AutoCloseable {

  private static final Pattern ADDRESSES =
      Pattern.compile(
          "Portal: (http://localhost:\\d+)/ +Partner site: (http://127\\.0\\.0\\.1:\\d+)/"
              + " +Media site: (http://127\\.0\\.0\\.1:\\d+)/");
  private static final Pattern DESK = Pattern.compile("Staff desk: (http://127\\.0\\.0\\.1:\\d+)/");
  private static final List<String> JAR = List.of("-jar", "target/atalaya-demo.jar");

  /** Most live for a minute or two, in which the better compiler takes more than it gives. */
  private static final String LITTLE_COMPILED = "-XX:TieredStopAtLevel=1";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final String observatory;
  private final String partner;
  private final String media;
  private final CompletableFuture<String> desk;
  private final List<String> lines;

  private RunningDemo(
      Process process,
      String observatory,
      String partner,
      String media,
      CompletableFuture<String> desk,
      List<String> lines) {
    this.process = process;
    this.observatory = observatory;
    this.partner = partner;
    this.media = media;
    this.desk = desk;
    this.lines = lines;
  }

  /** Starts the demo and waits until all sites answer. */
  public static RunningDemo start(String... switches) {
    return start(Stream.concat(Stream.of(LITTLE_COMPILED), JAR.stream()).toList(), switches);
  }

  /** The same for what lasts, and is to be as fast as it is for users. */
  public static RunningDemo startToLast(String... switches) {
    return start(JAR, switches);
  }

  /** Starts the demo from its classes, before there is a jar, and waits until all sites answer. */
  public static RunningDemo startFromClasses(String... switches) {
    return start(classes(""), switches);
  }

  /** The same, with resources of a folder in the place of those of their name. */
  public static RunningDemo startFromClassesBehind(Path folder, String... switches) {
    return start(classes(folder + File.pathSeparator), switches);
  }

  private static List<String> classes(String before) {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return List.of(
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        before + classes,
        DemoApplication.class.getName());
  }

  /**
   * The demo that all tests of one run share, started by the first that asks and stopped with the
   * process. A test may ask it more than one reader would. Who stops it, breaks it or needs
   * switches of its own starts another.
   */
  public static RunningDemo shared() {
    return Shared.DEMO;
  }

  /** As {@link #shared}, for tests that change what it shows: they look for what they changed. */
  public static RunningDemo changing() {
    return Changing.DEMO;
  }

  private static final class Changing {

    static final RunningDemo DEMO =
        closedAtTheEnd(
            RunningDemo.start("--atalaya.load.client-burst=100000", "--atalaya.demo.rows=5000"));
  }

  private static RunningDemo closedAtTheEnd(RunningDemo demo) {
    Runtime.getRuntime().addShutdownHook(new Thread(demo::close));
    return demo;
  }

  private static final class Shared {

    static final RunningDemo DEMO =
        closedAtTheEnd(RunningDemo.start("--atalaya.load.client-burst=100000"));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RunningDemo start(List<String> application, String... switches) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(application);
    // Not any: the demo prints its own address in bulletins before it has a port.
    command.add("--server.port=" + freePort());
    command.add("--atalaya.demo.partner-port=0");
    command.add("--atalaya.demo.media-port=0");
    command.add("--atalaya.demo.desk-port=0");
    command.addAll(List.of(switches));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      BlockingQueue<String> lines = new LinkedBlockingQueue<>();
      List<String> kept = new CopyOnWriteArrayList<>();
      CompletableFuture<String> desk = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> read(process, lines, kept, desk));
      List<String> seen = new ArrayList<>();
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
      while (System.nanoTime() < deadline) {
        String line = lines.poll(1, TimeUnit.SECONDS);
        if (line != null) {
          seen.add(line);
          Matcher matcher = ADDRESSES.matcher(line);
          if (matcher.find()) {
            return new RunningDemo(
                process, matcher.group(1), matcher.group(2), matcher.group(3), desk, kept);
          }
        } else if (!process.isAlive()) {
          break;
        }
      }
      process.destroyForcibly();
      return fail("The demo did not start:%n%s".formatted(String.join("\n", seen)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void read(
      Process process,
      BlockingQueue<String> lines,
      List<String> kept,
      CompletableFuture<String> desk) {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (@Nullable String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
        kept.add(line);
        Matcher matcher = DESK.matcher(line);
        if (matcher.find()) {
          desk.complete(matcher.group(1));
        }
      }
    } catch (IOException e) {
      lines.add("(" + e + ")");
    }
  }

  /** Its process. */
  public long pid() {
    return process.pid();
  }

  /** What it has printed until now. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** Address of the observatory's site, without a trailing slash. */
  public String observatory() {
    return observatory;
  }

  /** Address of the partner's site, without a trailing slash. */
  public String partner() {
    return partner;
  }

  /** Address of the media site, without a trailing slash. */
  public String media() {
    return media;
  }

  /** Address of the staff desk, without a trailing slash, once it is there. */
  public String desk() {
    try {
      return desk.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return fail("The staff desk did not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Body of the answer to a GET request below {@code /atalaya/v1}, which must be 200. */
  public String get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(observatory + "/atalaya/v1" + path))
            .timeout(Duration.ofSeconds(30))
            .build();
    try {
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        return fail("%s: %d %s".formatted(path, response.statusCode(), response.body()));
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
