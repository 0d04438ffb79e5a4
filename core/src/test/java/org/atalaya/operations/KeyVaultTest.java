// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyVaultTest {

  @TempDir Path folder;

  private KeyVault vault() throws IOException {
    return KeyVault.at(folder.resolve("vault"), new SecureRandom());
  }

  @Test
  void create_openedAgain_isFoundUntilDestroyed() throws IOException {
    byte[] key = vault().create("alert", "a1");

    assertThat(vault().find("alert", "a1")).contains(key);
    assertThat(vault().subjects("alert")).containsExactly("a1");
    assertThatIllegalStateException().isThrownBy(() -> vault().create("alert", "a1"));
    assertThat(vault().destroy("alert", "a1")).isTrue();
    assertThat(vault().destroy("alert", "a1")).isFalse();
    assertThat(vault().find("alert", "a1")).isEmpty();
    assertThat(folder.resolve("vault")).isEmptyDirectory();
  }

  /** Another name of the same file shows what became of its content. */
  @Test
  void destroy_content_isOverwritten() throws IOException {
    byte[] key = vault().create("alert", "a1");
    Path link = Files.createLink(folder.resolve("link"), folder.resolve("vault/alert.a1"));

    vault().destroy("alert", "a1");

    assertThat(Files.readAllBytes(link)).hasSize(key.length).isNotEqualTo(key);
  }

  @Test
  void privateKeys_amongOtherSecrets_areKnownByTheirForm() throws Exception {
    KeyVault vault = vault();
    KeyPair edwards = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    vault.findOrStore("feeds", "ed25519", () -> edwards.getPrivate().getEncoded());
    vault.findOrStore("other", "rsa", () -> rsa.getPrivate().getEncoded());
    vault.findOrStore("other", "pem", () -> "-----BEGIN EC PRIVATE KEY-----".getBytes(US_ASCII));
    vault.findOrStore("other", "public", () -> rsa.getPublic().getEncoded());
    vault.findOrStore("other", "short", () -> new byte[] {0x30});
    vault.create("alert", "a1");

    assertThat(vault.privateKeys()).containsExactly("feeds.ed25519", "other.pem", "other.rsa");
  }

  @Test
  void at_folderOpenToOthers_isRefused() throws IOException {
    Path open =
        Files.createDirectory(
            folder.resolve("vault"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

    assertThatIOException().isThrownBy(this::vault).withMessageContaining(open.toString());
  }

  @Test
  void create_itsFile_isTheOwnersOnly() throws IOException {
    vault().create("alert", "a1");

    assertThat(Files.getPosixFilePermissions(folder.resolve("vault/alert.a1")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  /** A process that dies between linking and deleting leaves two names of one file. */
  @Test
  void at_draftsOfProcessesThatDied_goWithoutHarm() throws IOException {
    byte[] key = vault().create("alert", "a1");
    Path linked = folder.resolve("vault/draft1.new");
    Files.createLink(linked, folder.resolve("vault/alert.a1"));
    Files.setLastModifiedTime(linked, FileTime.from(Instant.now().minusSeconds(3700)));
    Path beingWritten = Files.createFile(folder.resolve("vault/draft2.new"));

    assertThat(vault().find("alert", "a1")).contains(key);

    assertThat(linked).doesNotExist();
    assertThat(beingWritten).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/b", "A", "a.b"})
  void find_nameThatLeadsElsewhere_isRefused(String subject) throws IOException {
    KeyVault vault = vault();
    assertThatIllegalArgumentException().isThrownBy(() -> vault.find("alert", subject));
  }

  @Test
  void next_idsOfOneDay_tellTheDayOnly() {
    Ids ids = Ids.of(() -> Instant.parse("2026-03-01T17:23:45.678Z"), new SecureRandom());
    UUID one = ids.next();
    UUID other = ids.next();

    assertThat(one.version()).isEqualTo(7);
    assertThat(one.variant()).isEqualTo(2);
    assertThat(Instant.ofEpochMilli(one.getMostSignificantBits() >>> 16))
        .isEqualTo("2026-03-01T00:00:00Z");
    assertThat(one).isNotEqualTo(other);
  }
}
