// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of a source, wherever it lies: on disk, or in memory where nothing may be written down.
 *
 * <pre>{@code
 * SourceFile file = SourceFile.inMemory("denuncias.csv", bytes);
 * }</pre>
 */
public sealed interface SourceFile {

  /** Its name without the folder, as it stands in reports. */
  String name();

  /** Its bytes as they lie there, compressed where the file is. */
  long size() throws IOException;

  /** Its content from the beginning; it is read more than once. */
  InputStream open() throws IOException;

  /** A file on disk. */
  static SourceFile at(Path path) {
    return new OnDisk(path);
  }

  /**
   * A file that is nowhere but in memory.
   *
   * @param name what to call it; what cannot stand in a message is replaced
   * @param content its bytes, plain or gzipped; not copied, so they must not change
   */
  static SourceFile inMemory(String name, byte[] content) {
    return new InMemory(name, content);
  }

  /** See {@link #at}. */
  record OnDisk(Path path) implements SourceFile {
    @Override
    public String name() {
      return String.valueOf(path.getFileName());
    }

    @Override
    public long size() throws IOException {
      return Files.size(path);
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(path);
    }
  }

  /** See {@link #inMemory}. */
  final class InMemory implements SourceFile {

    private static final int MOST_SHOWN = 100;

    private final String name;
    private final byte[] content;

    private InMemory(String name, byte[] content) {
      this.name = ForeignText.shown(name, MOST_SHOWN).replaceAll("[/\\\\]", "_");
      this.content = content;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public long size() {
      return content.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(content);
    }
  }
}
