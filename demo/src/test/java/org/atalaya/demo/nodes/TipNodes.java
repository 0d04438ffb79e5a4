// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.nodes;

import static org.assertj.core.api.Assertions.fail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.ChildProcess;
import org.atalaya.testkit.StaffedAlerts;
import org.atalaya.testkit.TipSetUp;

/**
 * A public node and a node for staff that share nothing but the operational store and its vault,
 * and a mail server: one alert is active, and the unit north has its case.
 */
public final class TipNodes implements AutoCloseable {

  /** Nobody answers there: a test has no need of another site. */
  public static final String EXIT = "https://127.0.0.1:9/";

  private static final Duration START = Duration.ofMinutes(2);

  private final Path folder;
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  private final int publicPort = freePort();
  private final int staffPort = freePort();
  private final List<Process> processes = new ArrayList<>();

  /** Starts both and waits until they answer. */
  public TipNodes(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    TipSetUp setUp = TipSetUp.in(Files.createDirectory(folder.resolve("ceremony")));
    UUID alert = alert();
    String directory =
        Files.readString(setUp.file("prosecutors.yaml"))
            .replace(TipSetUp.ALERT, alert.toString())
            .replace("unit: north}", "unit: north, mail: nora@mp.example}");
    Files.writeString(setUp.file("prosecutors.yaml"), directory);
    mail.start();
    start(PublicNode.class, publicSettings(setUp));
    start(StaffNode.class, staffSettings(setUp));
    awaitAnswer(page());
    awaitAnswer(desk());
  }

  private UUID alert() throws IOException {
    try (OperationalStore store = OperationalStore.at(store())) {
      StaffedAlerts alerts = new StaffedAlerts(store, folder);
      alerts.clock().set(Instant.now());
      return alerts.activated(alerts.open(), StaffedAlerts.woman()).id();
    }
  }

  private Path store() {
    return folder.resolve("operations.sqlite");
  }

  private List<String> settings(TipSetUp setUp, String node, int port) throws IOException {
    return List.of(
        "--atalaya.node=" + node,
        "--server.port=" + port,
        "--atalaya.public-url=http://localhost:" + publicPort,
        "--atalaya.operations.store=" + store(),
        "--atalaya.operations.vault=" + folder.resolve("keys"),
        "--atalaya.tips.root=" + setUp.root(),
        "--atalaya.tips.recipients=" + setUp.file("recipients.json"),
        "--atalaya.tips.routing=" + setUp.file("routing.yaml"),
        "--atalaya.tips.directory=" + setUp.file("prosecutors.yaml"));
  }

  private List<String> publicSettings(TipSetUp setUp) throws IOException {
    return Stream.concat(
            settings(setUp, "public", publicPort).stream(),
            Stream.of("--atalaya.tips.exit=" + EXIT, "--atalaya.tips.difficulty=2000"))
        .toList();
  }

  private List<String> staffSettings(TipSetUp setUp) throws IOException {
    return Stream.concat(
            settings(setUp, "staff", staffPort).stream(),
            Stream.of(
                "--server.address=127.0.0.1",
                "--atalaya.operations.signing-vault=" + folder.resolve("signing"),
                "--atalaya.tips.desk-vault=" + setUp.file("desk"),
                "--atalaya.tips.smtp.host=127.0.0.1",
                "--atalaya.tips.smtp.port=" + mail.getSmtp().getPort(),
                "--atalaya.tips.smtp.security=insecure-plain",
                "--atalaya.tips.smtp.from=avisos@mp.example",
                "--atalaya.tips.smtp.jitter=0s"))
        .toList();
  }

  private void start(Class<?> node, List<String> settings) throws IOException {
    Path temporary = Files.createDirectory(folder.resolve("tmp-" + node.getSimpleName()));
    processes.add(
        ChildProcess.of(
                node, List.of("-Djava.io.tmpdir=" + temporary), settings.toArray(String[]::new))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(node.getSimpleName() + ".log").toFile())
            .start());
  }

  private void awaitAnswer(String address) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      long end = System.nanoTime() + START.toNanos();
      while (System.nanoTime() < end && processes.stream().allMatch(Process::isAlive)) {
        try {
          HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
          if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException e) {
          // It does not listen yet.
        }
        Thread.sleep(100);
      }
    }
    close();
    fail(
        "No node at %s. They said:%n%s%n%s"
            .formatted(address, said("PublicNode"), said("StaffNode")));
  }

  private String said(String node) throws IOException {
    return Files.readString(folder.resolve(node + ".log"));
  }

  /** Where people tell what they know. */
  public String page() {
    return observatory() + "/embed/tip-form";
  }

  /** Base address of the public node. */
  public String observatory() {
    return "http://localhost:" + publicPort + "/atalaya";
  }

  /** Where staff work. */
  public String desk() {
    return "http://127.0.0.1:" + staffPort + "/";
  }

  /** The mail server. */
  public GreenMail mail() {
    return mail;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    processes.forEach(Process::destroy);
    for (Process process : processes) {
      try {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
    mail.stop();
  }
}
