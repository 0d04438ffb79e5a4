// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Secrets in a folder of their own, one file for each purpose and subject, readable by the owner
 * only. The folder lies outside the database and is left out of its backups: that is what makes the
 * destruction of a key the erasure of everything under it, in backups too. A copy of the folder is
 * made only of purposes that are never destroyed.
 *
 * <p>What a method says it did is on the disk when it returns. {@link #destroy} overwrites the file
 * before it deletes it. On a magnetic disk that leaves nothing; a solid-state disk, a file system
 * that copies on write or a snapshot below may still hold the old block until it is collected. Lay
 * the folder on an encrypted volume, without snapshots, to be safe from whoever takes the disk.
 *
 * <pre>{@code
 * KeyVault vault = KeyVault.at(folder, new SecureRandom());
 * byte[] key = vault.create("alert", id);
 * vault.destroy("alert", id);
 * }</pre>
 */
public final class KeyVault {

  /** Bytes of a key that the vault makes. */
  public static final int KEY_BYTES = 32;

  private static final int MOST_BYTES = 4096;
  private static final Duration DRAFTS_KEPT = Duration.ofHours(1);
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Set<PosixFilePermission> OF_OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private final Path folder;
  private final SecureRandom random;

  private KeyVault(Path folder, SecureRandom random) {
    this.folder = folder;
    this.random = random;
  }

  /**
   * The vault in {@code folder}, which is made where there is none. What a process that died was
   * about to write there, an hour ago or earlier, goes: no secret was ever given out of it.
   *
   * @throws IOException if it cannot be made, or if others than its owner may look into it
   */
  public static KeyVault at(Path folder, SecureRandom random) throws IOException {
    Files.createDirectories(folder, permissions(folder, "rwx------"));
    if (isPosix(folder)
        && Files.getPosixFilePermissions(folder).stream().anyMatch(OF_OTHERS::contains)) {
      throw new IOException(
          "others than its owner may look into the key vault %s; allow it to its owner only (chmod 700)"
              .formatted(folder));
    }
    sweepDrafts(folder);
    return new KeyVault(folder, random);
  }

  /**
   * Deleted, never overwritten: a process may have died with the draft linked into place, and then
   * both names are of one file, a secret in use.
   */
  private static void sweepDrafts(Path folder) throws IOException {
    // By the clock of the machine, which is that of its files.
    Instant before = Instant.now().minus(DRAFTS_KEPT);
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, "draft*.new")) {
      for (Path draft : drafts) {
        try {
          if (Files.getLastModifiedTime(draft).toInstant().isBefore(before)) {
            Files.deleteIfExists(draft);
          }
        } catch (NoSuchFileException e) {
          // Another process was faster.
        }
      }
    }
  }

  /**
   * Makes a key.
   *
   * @param purpose what such keys are for; like {@code subject} of small letters, digits and '-'
   * @param subject what this key is for
   * @throws IllegalStateException if there is one
   */
  public byte[] create(String purpose, String subject) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    try {
      write(file(purpose, subject), key);
    } catch (FileAlreadyExistsException e) {
      throw new IllegalStateException("there is a key for this purpose and subject already");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return key;
  }

  /** The secret of a purpose and subject; empty if there is none, or none any more. */
  public Optional<byte[]> find(String purpose, String subject) {
    try {
      return Optional.of(Files.readAllBytes(file(purpose, subject)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The secret of a purpose and subject; where there is none, the one that {@code made} gives. Of
   * two that begin at once, one wins and both get the winner's.
   *
   * @param made gives the secret, of at most 4096 bytes
   */
  public byte[] findOrStore(String purpose, String subject, Supplier<byte[]> made) {
    Optional<byte[]> found = find(purpose, subject);
    if (found.isPresent()) {
      return found.get();
    }
    try {
      write(file(purpose, subject), made.get());
    } catch (FileAlreadyExistsException e) {
      // The other's holds.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return find(purpose, subject)
        .orElseThrow(() -> new IllegalStateException("the secret was destroyed meanwhile"));
  }

  /** The secret of a purpose and subject; where there is none, a new key. */
  public byte[] findOrCreate(String purpose, String subject) {
    return findOrStore(
        purpose,
        subject,
        () -> {
          byte[] key = new byte[KEY_BYTES];
          random.nextBytes(key);
          return key;
        });
  }

  /** The subjects that have a secret for this purpose. */
  public List<String> subjects(String purpose) {
    String prefix = checked(purpose) + ".";
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.startsWith(prefix))
          .map(name -> name.substring(prefix.length()))
          .filter(name -> NAME.matcher(name).matches())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The names, as purpose and subject with a dot between, of the secrets that are a private key as
   * PKCS#8, or begin with one: what signs and what is not for a node that anyone can reach.
   */
  public List<String> privateKeys() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(KeyVault::isPrivateKey)
          .map(file -> String.valueOf(file.getFileName()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isPrivateKey(Path file) {
    try {
      byte[] secret = Files.readAllBytes(file);
      boolean found = PrivateKeyForm.isIn(secret);
      Arrays.fill(secret, (byte) 0);
      return found;
    } catch (NoSuchFileException e) {
      // Destroyed meanwhile, as the keys of alerts are.
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Destroys a secret for good: overwrites it, deletes it, and waits for the disk. Two that do so
   * at once both succeed.
   *
   * @return whether there was one
   */
  public boolean destroy(String purpose, String subject) {
    Path file = file(purpose, subject);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      byte[] noise = new byte[(int) channel.size()];
      random.nextBytes(noise);
      writeAll(channel, noise);
      channel.force(true);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      boolean deleted = Files.deleteIfExists(file);
      syncFolder();
      return deleted;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Written aside and linked into place: a reader sees no secret or all of it. */
  private void write(Path file, byte[] secret) throws IOException {
    if (secret.length == 0 || secret.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "a secret has 1 to %d bytes, given: %d".formatted(MOST_BYTES, secret.length));
    }
    Path draft = Files.createTempFile(folder, "draft", ".new", permissions(folder, "rw-------"));
    try {
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        writeAll(channel, secret);
        channel.force(true);
      }
      Files.createLink(file, draft);
    } finally {
      Files.delete(draft);
    }
    syncFolder();
  }

  private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** A name in a folder is durable once the folder is; Windows cannot open one, and keeps it so. */
  private void syncFolder() throws IOException {
    if (isPosix(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private Path file(String purpose, String subject) {
    return folder.resolve(checked(purpose) + "." + checked(subject));
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the purpose and subject of a secret are 1 to 64 small letters, digits and '-'");
    }
    return name;
  }

  private static boolean isPosix(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] permissions(Path folder, String owner) {
    return isPosix(folder)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(owner))
        }
        : new FileAttribute<?>[0];
  }

  /** Nothing of the secrets. */
  @Override
  public String toString() {
    return "KeyVault[…]";
  }
}
