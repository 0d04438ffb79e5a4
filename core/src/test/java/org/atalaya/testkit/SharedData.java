// SPDX-License-Identifier: Apache-2.0
package org.atalaya.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Real files beside the repository: the folder that the system property {@code atalaya.shared}
 * names, or {@code ../shared} or {@code ../../shared} seen from the module, each with the folder
 * {@code data} in it. Where there is none, a test that needs one is aborted rather than failed.
 */
public final class SharedData {

  private SharedData() {}

  /** The file at {@code path} in the folder {@code data}; aborts the test where it is missing. */
  public static Path file(String path) {
    Path file = folder().map(folder -> folder.resolve("data").resolve(path)).orElse(Path.of(""));
    Assumptions.assumeTrue(
        Files.isRegularFile(file),
        () ->
            "needs the file data/%s of the shared folder; name that folder with -Datalaya.shared=…"
                .formatted(path));
    return file;
  }

  private static Optional<Path> folder() {
    String named = System.getProperty("atalaya.shared");
    Stream<String> places =
        named == null ? Stream.of("../shared", "../../shared") : Stream.of(named);
    return places
        .map(Path::of)
        .filter(place -> Files.isDirectory(place.resolve("data")))
        .findFirst();
  }
}
