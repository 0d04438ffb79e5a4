// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.feeds;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.atalaya.operations.KeyVault;

/**
 * Signs what goes out, so that a re-publisher knows it for the authority's wherever it was fetched:
 * Ed25519 (RFC 8032) over exactly the bytes of the document, apart from it. To verify it:
 *
 * <pre>{@code
 * base64 -d signature.txt > signature
 * openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in alerts.json -sigfile signature
 * }</pre>
 */
public final class FeedSignature implements FeedSignatures {

  private static final String ALGORITHM = "Ed25519";
  private static final String PURPOSE = "feeds";
  private static final String SUBJECT = "ed25519";

  /** Of a DER sequence whose length, below 128, is its second byte. */
  private static final int HEADER_BYTES = 2;

  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  private FeedSignature(PrivateKey privateKey, PublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /**
   * With the key of the vault, which is made and kept where there is none: the private key as
   * PKCS#8 and behind it, since Java does not derive one from the other, the public one as X.509.
   *
   * @throws IllegalStateException if what the vault holds is no such key
   */
  public static FeedSignature from(KeyVault vault) {
    byte[] both = vault.findOrStore(PURPOSE, SUBJECT, FeedSignature::generated);
    try {
      int end = HEADER_BYTES + both[1];
      KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
      PrivateKey privateKey =
          keys.generatePrivate(new PKCS8EncodedKeySpec(Arrays.copyOfRange(both, 0, end)));
      PublicKey publicKey =
          keys.generatePublic(new X509EncodedKeySpec(Arrays.copyOfRange(both, end, both.length)));
      return new FeedSignature(privateKey, publicKey);
    } catch (GeneralSecurityException | IndexOutOfBoundsException | IllegalArgumentException e) {
      // Without the cause: its message may quote the key.
      throw new IllegalStateException("the key of the feeds in the key vault is damaged");
    } finally {
      Arrays.fill(both, (byte) 0);
    }
  }

  /** The signature over a document, in base64. */
  public String sign(byte[] document) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(privateKey);
      signature.update(document);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime cannot sign with " + ALGORITHM, e);
    }
  }

  @Override
  public Optional<String> of(byte[] document) {
    return Optional.of(sign(document));
  }

  @Override
  public List<String> publicKeys() {
    return List.of(publicKeyPem());
  }

  /** The public key as PEM, as {@code openssl} reads it. */
  public String publicKeyPem() {
    byte[] lineEnd = "\n".getBytes(StandardCharsets.US_ASCII);
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, lineEnd).encodeToString(publicKey.getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  private static byte[] generated() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      byte[] privateKey = pair.getPrivate().getEncoded();
      byte[] publicKey = pair.getPublic().getEncoded();
      return ByteBuffer.allocate(privateKey.length + publicKey.length)
          .put(privateKey)
          .put(publicKey)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no " + ALGORITHM, e);
    }
  }

  /** Nothing of the keys. */
  @Override
  public String toString() {
    return "FeedSignature[…]";
  }
}
