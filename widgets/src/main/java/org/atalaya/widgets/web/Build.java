// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.atalaya.Observatory;

/** Which code makes answers: a version's number says too little while it is a snapshot. */
final class Build {

  private Build() {}

  /**
   * A digest of our own code and of the version of Java, whose formats of numbers and dates change.
   *
   * @throws UncheckedIOException if the code cannot be read from where it was loaded
   */
  static String id() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
      for (Class<?> one : List.of(Observatory.class, Build.class)) {
        digest(one.getProtectionDomain().getCodeSource().getLocation(), digest);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException("the code of the library cannot be read", e);
    }
  }

  private static void digest(URL code, MessageDigest digest) throws IOException {
    if (code.getProtocol().equals("file")
        && Files.isDirectory(Path.of(URI.create(code.toString())))) {
      Path folder = Path.of(URI.create(code.toString()));
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
          digest.update(Files.readAllBytes(file));
        }
      }
      return;
    }
    // A jar within Spring Boot's jar is "jar:nested:…!/" as code, "nested:…" as a file.
    String jar = code.toString().replaceFirst("^jar:(.*)!/$", "$1");
    try (InputStream in = new DigestInputStream(URI.create(jar).toURL().openStream(), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
