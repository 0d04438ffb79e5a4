// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that hold a secret: readable by their owner only, and never written over. */
public final class SecretFile {

  private SecretFile() {}

  /**
   * Creates {@code file}, and its folder where there is none. Whoever looks sees either no file or
   * all of it. Where the file system knows no POSIX permissions, its own default holds.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is such a file; it stays as it is
   * @throws IOException if it cannot be written
   */
  public static void create(Path file, String content) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    // Written aside and linked into place: another node never sees a half-written secret, and of
    // two nodes starting together one wins and both read the winner's.
    Path draft = Files.createTempFile(directory, "secret", ".draft", ownerOnly(file));
    try {
      Files.writeString(draft, content, StandardOpenOption.WRITE);
      Files.createLink(file, draft);
    } finally {
      Files.delete(draft);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
