// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.atalaya.tips.sealing.KeyCeremony;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * What an authority has before it starts its first node, made anew at each start and gone with the
 * demo: the folder of the operational store, and what the key ceremony of the tip line gives. In
 * earnest the ceremony is held on a machine that is never connected.
 */
final class DemoSetUp implements ApplicationContextInitializer<GenericApplicationContext> {

  private static final List<String> CEREMONY =
      List.of(
          "root",
          "recovery --needed=2 --shares=3",
          "unit --unit=mujer --es=Mujer --en=Women --days=30",
          "unit --unit=supervision --es=Supervisión --en=Inspectorate --days=30",
          "sign --version=1 --days=30");

  private static final String ROUTING =
      """
      units:
        mujer: {label: {es: Mujer, en: Women}, head: ana}
        supervision: {label: {es: Supervisión, en: Inspectorate}, head: berta}
      inspectorate: supervision
      minors: mujer
      fallback: mujer
      """;

  /** Nobody has a case in the demo. */
  private static final String DIRECTORY =
      "people: [{id: ana, unit: mujer}, {id: berta, unit: supervision}]\n";

  /** Gone with the demo. */
  record Folder(Path path) implements AutoCloseable {

    @Override
    public void close() throws IOException {
      try (Stream<Path> files = Files.walk(path)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public void initialize(GenericApplicationContext context) {
    records(context);
    try {
      Folder folder = new Folder(Files.createTempDirectory("atalaya-alerts"));
      // The first of all beans, so that it goes after what is kept in it.
      context.registerBean(Folder.class, () -> folder);
      context
          .getEnvironment()
          .getPropertySources()
          .addLast(new MapPropertySource("demo", settings(folder.path())));
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of the demo cannot be made", e);
    }
  }

  /** Records that are invented are made beside everything else, which takes as long. */
  private static void records(GenericApplicationContext context) {
    DemoClock clock = new DemoClock();
    context.registerBean(DemoClock.class, () -> clock);
    DemoProperties properties =
        Binder.get(context.getEnvironment()).bindOrCreate("atalaya.demo", DemoProperties.class);
    if (properties.source().isEmpty()) {
      CompletableFuture<InventedRecords> begun = InventedRecords.begin(properties.rows(), clock);
      context.registerBean(InventedRecords.class, () -> InventedRecords.made(begun));
    }
  }

  private static Map<String, Object> settings(Path folder) throws IOException {
    Path ceremony = hold(folder.resolve("ceremony"));
    Path routing = Files.writeString(folder.resolve("routing.yaml"), ROUTING);
    Path directory = Files.writeString(folder.resolve("prosecutors.yaml"), DIRECTORY);
    return Map.of(
        "atalaya.operations.store",
        folder.resolve("operations.sqlite").toString(),
        "atalaya.operations.vault",
        folder.resolve("vault").toString(),
        "atalaya.tips.root",
        Files.readString(ceremony.resolve("root.txt")).strip(),
        "atalaya.tips.recipients",
        ceremony.resolve("recipients.json").toString(),
        "atalaya.tips.desk-vault",
        ceremony.resolve("desk").toString(),
        "atalaya.tips.routing",
        routing.toString(),
        "atalaya.tips.directory",
        directory.toString());
  }

  private static Path hold(Path place) {
    PrintStream nowhere =
        new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    for (String step : CEREMONY) {
      List<String> arguments =
          Stream.concat(Stream.of(step.split(" ")), Stream.of("--folder=" + place)).toList();
      if (new KeyCeremony(Clock.systemUTC(), new SecureRandom()).run(arguments, nowhere) != 0) {
        throw new IllegalStateException("the demo's key ceremony refused: " + step);
      }
    }
    return place;
  }
}
