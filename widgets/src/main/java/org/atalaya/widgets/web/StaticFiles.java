// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.atalaya.widgets.ElementsVersion;

/** The files that the elements' build left in this jar, with the encodings it made. */
final class StaticFiles {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*\\.(js|css)");

  private final Map<String, Optional<Answer>> files = new ConcurrentHashMap<>();

  /** The file with this name, if there is one. */
  Optional<Answer> file(String name) {
    return NAME.matcher(name).matches()
        ? files.computeIfAbsent(name, StaticFiles::load)
        : Optional.empty();
  }

  private static Optional<Answer> load(String name) {
    return read(name)
        .map(plain ->
            new Answer(
                name.endsWith(".css")
                    ? "text/css; charset=utf-8"
                    : "text/javascript; charset=utf-8",
                plain,
                read(name + ".gz"),
                read(name + ".br"),
                Answer.tag(plain),
                List.of(),
                Optional.empty()));
  }

  private static Optional<byte[]> read(String name) {
    String resource = "/META-INF/resources/" + ElementsVersion.PATH + "/" + name;
    try (InputStream in = StaticFiles.class.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
