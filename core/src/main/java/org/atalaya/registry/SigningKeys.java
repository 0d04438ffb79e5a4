// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.atalaya.operations.KeyVault;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The keys with which statements are signed, as JWS (RFC 7515) with Ed25519 (RFC 8037): what {@code
 * openssl} and every library for JSON web tokens verify. They lie in the vault, are never destroyed
 * and belong into its backup; the newest signs.
 */
public final class SigningKeys {

  private static final String PURPOSE = "registry-signing";
  private static final String ALGORITHM = "Ed25519";

  /** Of an Ed25519 key as X.509 has it; the private one lies before it in the vault. */
  private static final int PUBLIC_BYTES = 44;

  private static final int ID_BYTES = 8;
  private static final int LINE = 64;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private final KeyVault vault;

  SigningKeys(KeyVault vault) {
    this.vault = vault;
  }

  /** All public keys, the oldest first: statements of each may still be about. */
  public List<PublishedKey> published() {
    newest();
    return numbers().stream().map(number -> published(publicKey(stored(number)))).toList();
  }

  /**
   * Signs with a new key from now on, and gives it. Publish it before: verifiers must know it when
   * they see it. If another node does so at once, both get the same.
   */
  public PublishedKey rotate() {
    newest();
    return published(publicKey(make(numbers().getLast() + 1)));
  }

  private List<Integer> numbers() {
    return vault.subjects(PURPOSE).stream().map(Integer::valueOf).sorted().toList();
  }

  private byte[] newest() {
    List<Integer> numbers = numbers();
    return numbers.isEmpty() ? make(1) : stored(numbers.getLast());
  }

  private byte[] stored(int number) {
    return vault
        .find(PURPOSE, Integer.toString(number))
        .orElseThrow(() -> new IllegalStateException("a signing key was destroyed"));
  }

  private byte[] make(int number) {
    return vault.findOrStore(PURPOSE, Integer.toString(number), SigningKeys::generate);
  }

  private static byte[] generate() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      byte[] secret = pair.getPrivate().getEncoded();
      byte[] both = Arrays.copyOf(secret, secret.length + PUBLIC_BYTES);
      System.arraycopy(pair.getPublic().getEncoded(), 0, both, secret.length, PUBLIC_BYTES);
      return both;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }

  private static byte[] publicKey(byte[] both) {
    return Arrays.copyOfRange(both, both.length - PUBLIC_BYTES, both.length);
  }

  private static PublishedKey published(byte[] publicKey) {
    String lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(publicKey);
    return new PublishedKey(
        id(publicKey), "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n");
  }

  private static String id(byte[] publicKey) {
    byte[] digest = Hashes.plain(Base64.getEncoder().encodeToString(publicKey));
    return HexFormat.of().formatHex(digest, 0, ID_BYTES);
  }

  /**
   * Signs a statement.
   *
   * @param type of the statement, {@code typ} of its header
   * @return in the compact form: header, statement and signature in base64url with dots between
   */
  String sign(String type, ObjectNode statement) {
    byte[] both = newest();
    ObjectNode header =
        JSON.createObjectNode()
            .put("alg", "EdDSA")
            .put("kid", id(publicKey(both)))
            .put("typ", type);
    String signed =
        URL.encodeToString(JSON.writeValueAsBytes(header))
            + "."
            + URL.encodeToString(JSON.writeValueAsBytes(statement));
    return signed + "." + URL.encodeToString(signature(both, signed));
  }

  private static byte[] signature(byte[] both, String signed) {
    try {
      byte[] secret = Arrays.copyOf(both, both.length - PUBLIC_BYTES);
      PrivateKey key =
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(secret));
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a signing key of the vault does not sign", e);
    }
  }
}
