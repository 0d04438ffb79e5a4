// SPDX-License-Identifier: Apache-2.0
package org.atalaya.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.atalaya.tips.sealing.KeyCeremony;

/**
 * What a tip line is set up with, in a folder: the results of a key ceremony for the units {@code
 * inspectorate}, {@code north} and {@code reception}, {@code routing.yaml} and {@code
 * prosecutors.yaml}, in which north has one alert and one case.
 */
public final class TipSetUp {

  public static final String ALERT = "11111111-2222-4333-8444-555555555555";
  public static final String CASE = "MP001-2026-1234";

  private static final List<String> STEPS =
      List.of(
          "root",
          "recovery --needed=2 --shares=3",
          "unit --unit=inspectorate --es=Supervisión --en=Inspectorate --days=300",
          "unit --unit=north --es=Norte --en=North --days=300",
          "unit --unit=reception --es=Recepción --en=Reception --days=300",
          "sign --version=1 --days=200");

  private static final String ROUTING =
      """
      units:
        inspectorate: {label: {es: Supervisión, en: Inspectorate}, head: ines}
        north: {label: {es: Norte, en: North}, head: nora}
        reception: {label: {es: Recepción, en: Reception}, head: rita}
      inspectorate: inspectorate
      minors: reception
      fallback: reception
      """;

  private static final String DIRECTORY =
      """
      people:
        - {id: nora, unit: north}
      cases:
        - {case: %s, unit: north, person: nora}
      alerts:
        - {alert: %s, unit: north, person: nora}
      """
          .formatted(CASE, ALERT);

  /** Where everything lies. */
  public final Path folder;

  private TipSetUp(Path folder) {
    this.folder = folder;
  }

  /** Holds the ceremony in a folder. */
  public static TipSetUp in(Path folder) throws IOException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    for (String step : STEPS) {
      List<String> arguments =
          Stream.concat(Stream.of(step.split(" ")), Stream.of("--folder=" + folder)).toList();
      if (new KeyCeremony(Clock.systemUTC(), new SecureRandom()).run(arguments, nowhere) != 0) {
        throw new IllegalStateException("the ceremony refused " + step);
      }
    }
    Files.writeString(folder.resolve("routing.yaml"), ROUTING);
    Files.writeString(folder.resolve("prosecutors.yaml"), DIRECTORY);
    return new TipSetUp(folder);
  }

  /** The public key that the script pins. */
  public String root() throws IOException {
    return Files.readString(folder.resolve("root.txt")).strip();
  }

  /** A file of it. */
  public Path file(String name) {
    return folder.resolve(name);
  }
}
