// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SealedFolderTest {

  private static final SecretKey KEY = key(1);

  @TempDir private Path directory;

  /** What may happen to a folder that was closed. */
  private enum Incident {
    BYTE_CHANGED {
      @Override
      void happen(Path files) throws IOException {
        Files.writeString(files.resolve("one"), "wordz");
      }
    },
    FILE_ADDED {
      @Override
      void happen(Path files) throws IOException {
        Files.writeString(files.resolve("folder/three"), "");
      }
    },
    FILE_REMOVED {
      @Override
      void happen(Path files) throws IOException {
        Files.delete(files.resolve("folder/two"));
      }
    },
    FILE_RENAMED {
      @Override
      void happen(Path files) throws IOException {
        Files.move(files.resolve("one"), files.resolve("on"));
      }
    },
    SEAL_REMOVED {
      @Override
      void happen(Path files) throws IOException {
        Files.delete(seal(files));
      }
    },
    SEAL_REPLACED {
      @Override
      void happen(Path files) throws IOException {
        Files.write(seal(files), new byte[] {(byte) 0xff, 0, 1});
      }
    };

    abstract void happen(Path files) throws IOException;

    static Path seal(Path files) {
      return files.resolveSibling("atalaya-answers.seal");
    }
  }

  @BeforeEach
  void fill() throws IOException {
    try (SealedFolder folder = new SealedFolder(directory, KEY, "purpose")) {
      Files.writeString(folder.files().resolve("one"), "words");
      Files.createDirectories(folder.files().resolve("folder"));
      Files.writeString(folder.files().resolve("folder/two"), "more");
    }
    Files.writeString(directory.resolve("of-someone-else"), "stays");
  }

  @Test
  void open_closedBefore_filesAreThere() throws IOException {
    try (SealedFolder folder = new SealedFolder(directory, KEY, "purpose")) {
      assertThat(folder.files().resolve("one")).hasContent("words");
      assertThat(folder.files().resolve("folder/two")).hasContent("more");
    }
  }

  @ParameterizedTest
  @EnumSource
  void open_afterAnyChange_isEmpty(Incident incident) throws IOException {
    incident.happen(directory.resolve("atalaya-answers"));

    assertEmpty(KEY, "purpose");
  }

  @Test
  void open_otherKey_isEmpty() throws IOException {
    assertEmpty(key(2), "purpose");
  }

  @Test
  void open_otherPurpose_isEmpty() throws IOException {
    assertEmpty(KEY, "another purpose");
  }

  @Test
  void open_neverClosed_isEmpty() throws IOException {
    SealedFolder crashed = new SealedFolder(directory, KEY, "purpose");
    Path copy = Files.createDirectories(directory.resolve("copy/atalaya-answers"));
    // As the files lie when the process is killed.
    Files.copy(crashed.files().resolve("one"), copy.resolve("one"));
    crashed.close();

    try (SealedFolder folder = new SealedFolder(directory.resolve("copy"), KEY, "purpose")) {
      assertThat(folder.files()).isEmptyDirectory();
    }
  }

  @Test
  void open_inUse_refusedInWords() {
    try (SealedFolder folder = new SealedFolder(directory, KEY, "purpose")) {
      assertThatIllegalStateException()
          .isThrownBy(() -> new SealedFolder(directory, KEY, "purpose"))
          .withMessageContaining("atalaya.cache.directory is in use by another process")
          .withMessageContaining("Name a folder of its own")
          .withMessageContaining(directory.toString());
      assertThat(folder.files().resolve("one")).hasContent("words");
    }
  }

  @Test
  void open_noFolder_refusedInWords() {
    Path file = directory.resolve("of-someone-else");

    assertThatIllegalStateException()
        .isThrownBy(() -> new SealedFolder(file, KEY, "purpose"))
        .withMessageContaining("cannot be used: " + file)
        .withMessageContaining("or name another folder");
  }

  private void assertEmpty(SecretKey key, String purpose) throws IOException {
    try (SealedFolder folder = new SealedFolder(directory, key, purpose)) {
      assertThat(folder.files()).isEmptyDirectory();
    }
    assertThat(directory.resolve("of-someone-else")).hasContent("stays");
  }

  private static SecretKey key(int value) {
    return new SecretKeySpec(new byte[] {(byte) value}, "HmacSHA256");
  }
}
