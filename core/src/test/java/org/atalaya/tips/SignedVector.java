// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.atalaya.tips.sealing.KeyCeremony;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A signed list of recipients for the vectors, out of a ceremony of its own. */
final class SignedVector {

  private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

  private SignedVector() {}

  static ObjectNode recipients(JsonMapper json) throws Exception {
    Path folder = Files.createTempDirectory("ceremony");
    try {
      for (String step :
          List.of(
              "root",
              "recovery --needed=2 --shares=3",
              "unit --unit=mujer --es=Mujer --en=Women --days=365",
              "sign --version=7 --days=365")) {
        run(folder, step);
      }
      return json.createObjectNode()
          .put("root", Files.readString(folder.resolve("root.txt")).strip())
          .put("now", NOW.toString())
          .put("file", Files.readString(folder.resolve("recipients.json")));
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted((one, two) -> two.compareTo(one)).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static void run(Path folder, String step) {
    List<String> arguments =
        Stream.concat(Stream.of(step.split(" ")), Stream.of("--folder=" + folder)).toList();
    KeyCeremony ceremony = new KeyCeremony(Clock.fixed(NOW, ZoneOffset.UTC), new SecureRandom());
    int status =
        ceremony.run(arguments, new PrintStream(PrintStream.nullOutputStream(), true, UTF_8));
    if (status != 0) {
      throw new IllegalStateException("the ceremony refused " + step);
    }
  }
}
