// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder whose files are only read again as this process, or one with the same key and purpose,
 * left them: not after a crash, not after anyone changed a byte, not for another purpose. Then it
 * is emptied. One process has it at a time.
 *
 * <p>The seal is an HMAC-SHA-256 over the purpose and all files, written when the folder is closed
 * and taken off when it is opened. What changes a file in between is not noticed.
 */
final class SealedFolder implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SealedFolder.class);
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BLOCK = 1 << 16;

  private final Path files;
  private final Path seal;
  private final SecretKey key;
  private final String purpose;
  private final FileChannel lock;

  /**
   * Opens the folder and what is left in it.
   *
   * @param directory where it lies; made if it does not exist
   * @param purpose another purpose finds an empty folder
   * @throws IllegalStateException if it cannot be used, with words on what to do
   */
  SealedFolder(Path directory, SecretKey key, String purpose) {
    // Named so that nothing else is ever emptied, whatever folder the settings name.
    this.files = directory.resolve("atalaya-answers");
    this.seal = directory.resolve("atalaya-answers.seal");
    this.key = key;
    this.purpose = purpose;
    try {
      Files.createDirectories(directory);
      lock = lock(directory);
    } catch (IOException e) {
      throw unusable(directory, e);
    }
    try {
      if (isSealed()) {
        LOG.info("The answers of the last run are kept");
      } else {
        LOG.info("No answers are kept of an earlier run, or of another build or configuration");
        empty();
      }
      // From here on a crash leaves no seal.
      Files.deleteIfExists(seal);
      Files.createDirectories(files);
    } catch (IOException e) {
      unlock();
      throw unusable(directory, e);
    }
  }

  private static IllegalStateException unusable(Path directory, IOException e) {
    return new IllegalStateException(
        "the folder of atalaya.cache.directory cannot be used: %s. Let the process read and write it, or name another folder"
            .formatted(directory),
        e);
  }

  private static FileChannel lock(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("atalaya-answers.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // This process has it already.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new IllegalStateException(
        "the folder of atalaya.cache.directory is in use by another process or application: %s. Name a folder of its own for each"
            .formatted(directory));
  }

  private void unlock() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder for the files. */
  Path files() {
    return files;
  }

  private boolean isSealed() throws IOException {
    if (!Files.isRegularFile(seal) || Files.size(seal) > BLOCK) {
      return false;
    }
    // Not readString, which refuses what is no text.
    String found = new String(Files.readAllBytes(seal), StandardCharsets.ISO_8859_1);
    return MessageDigest.isEqual(
        found.getBytes(StandardCharsets.ISO_8859_1), mark().getBytes(StandardCharsets.ISO_8859_1));
  }

  private String mark() throws IOException {
    Mac mac = mac();
    update(mac, purpose);
    for (Path file : regularFiles()) {
      update(mac, files.relativize(file).toString());
      mac.update(ByteBuffer.allocate(Long.BYTES).putLong(0, Files.size(file)));
      try (InputStream in = Files.newInputStream(file)) {
        byte[] block = new byte[BLOCK];
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
          mac.update(block, 0, read);
        }
      }
    }
    return HexFormat.of().formatHex(mac.doFinal());
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }

  private static void update(Mac mac, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    mac.update(ByteBuffer.allocate(Long.BYTES).putLong(0, bytes.length));
    mac.update(bytes);
  }

  private List<Path> regularFiles() throws IOException {
    if (!Files.isDirectory(files)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(files)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void empty() throws IOException {
    if (Files.exists(files)) {
      try (Stream<Path> found = Files.walk(files)) {
        for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** Seals the folder as it is, and lets another process have it. */
  @Override
  public void close() {
    try {
      Path written = seal.resolveSibling(seal.getFileName() + ".new");
      Files.writeString(written, mark());
      Files.move(written, seal, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      unlock();
    }
  }
}
