// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.operations.KeyVault;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedSignatureTest {

  private static final byte[] DOCUMENT =
      new AlertFeeds(Guatemala.alertAuthority(), SampleAlerts.BASE)
          .json(SampleAlerts.posted(), Locale.of("es"));

  @TempDir Path folder;
  private KeyVault vault;

  @BeforeEach
  void openVault() throws IOException {
    vault = KeyVault.at(folder.resolve("vault"), new SecureRandom());
  }

  @Test
  void sign_document_javaVerifiesIt() throws Exception {
    FeedSignature signature = FeedSignature.from(vault);
    byte[] signed = Base64.getDecoder().decode(signature.sign(DOCUMENT));
    byte[] altered = DOCUMENT.clone();
    altered[100] ^= 1;

    assertThat(isOf(signature.publicKeyPem(), DOCUMENT, signed)).isTrue();
    assertThat(isOf(signature.publicKeyPem(), altered, signed)).isFalse();
  }

  @Test
  void sign_document_opensslVerifiesIt() throws Exception {
    Assumptions.assumeTrue(isOpensslThere(), "needs openssl on the path");
    FeedSignature signature = FeedSignature.from(vault);
    Files.write(folder.resolve("alerts.json"), DOCUMENT);
    Files.write(folder.resolve("signature"), Base64.getDecoder().decode(signature.sign(DOCUMENT)));
    Files.writeString(folder.resolve("key.pem"), signature.publicKeyPem());

    assertThat(verify()).isZero();
    Files.writeString(folder.resolve("alerts.json"), "{}");
    assertThat(verify()).isNotZero();
  }

  @Test
  void from_sameVault_sameKey() {
    FeedSignature first = FeedSignature.from(vault);
    FeedSignature second = FeedSignature.from(vault);

    assertThat(second.publicKeyPem()).isEqualTo(first.publicKeyPem());
    assertThat(second.sign(DOCUMENT)).isEqualTo(first.sign(DOCUMENT));
  }

  @Test
  void from_damagedKey_refusedWithoutQuotingIt() {
    vault.findOrStore(
        "feeds", "ed25519", () -> "0xdamaged-secret".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> FeedSignature.from(vault))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the key of the feeds in the key vault is damaged")
        .hasNoCause();
  }

  private int verify() throws Exception {
    return run(
        "openssl",
        "pkeyutl",
        "-verify",
        "-pubin",
        "-inkey",
        "key.pem",
        "-rawin",
        "-in",
        "alerts.json",
        "-sigfile",
        "signature");
  }

  private boolean isOpensslThere() throws Exception {
    try {
      return run("openssl", "version") == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static boolean isOf(String pem, byte[] document, byte[] signed) throws Exception {
    String key = pem.replaceAll("-----[A-Z ]+-----|\n", "");
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(
        KeyFactory.getInstance("Ed25519")
            .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
    verifier.update(document);
    return verifier.verify(signed);
  }
}
