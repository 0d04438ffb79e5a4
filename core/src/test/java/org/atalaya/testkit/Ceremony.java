// SPDX-License-Identifier: Apache-2.0
package org.atalaya.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.atalaya.tips.sealing.KeyCeremony;
import org.jspecify.annotations.Nullable;

/** A key ceremony for two units, held once for all tests. */
public final class Ceremony {

  private static final List<String> STEPS =
      List.of(
          "root",
          "recovery --needed=2 --shares=3",
          "unit --unit=mujer --es=Mujer --en=Women --days=365",
          "unit --unit=inspectorate --es=Supervisión --en=Inspectorate --days=365",
          "sign --version=1 --days=365");

  private static @Nullable Path held;

  private Ceremony() {}

  /** Lays what it made in a folder. */
  public static synchronized Path copyTo(Path folder) throws IOException {
    if (held == null) {
      held = Files.createTempDirectory("ceremony");
      for (String step : STEPS) {
        run(Clock.fixed(LineUnderTest.NOW, ZoneOffset.UTC), held, step);
      }
      Path made = held;
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(made)));
    }
    Path from = held;
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, folder.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return folder;
  }

  public static void run(Clock clock, Path folder, String step) {
    List<String> arguments =
        Stream.concat(Stream.of(step.split(" ")), Stream.of("--folder=" + folder)).toList();
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), true, UTF_8);
    if (new KeyCeremony(clock, new SecureRandom()).run(arguments, nowhere) != 0) {
      throw new IllegalStateException("the ceremony refused " + step);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted((one, two) -> two.compareTo(one)).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
