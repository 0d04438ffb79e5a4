// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing.internal;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.hybrid.HybridConfig2026;
import com.google.crypto.tink.subtle.X25519;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import org.jspecify.annotations.Nullable;

/**
 * HPKE (RFC 9180) in base mode with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and AES-256-GCM. With
 * an id Tink puts it before what is sealed, as 0x01 and four bytes; without one there are only the
 * encapsulated key and the ciphertext.
 */
public final class TinkHpke {

  /** A keyset of one key needs an id of its own; it is not written anywhere. */
  private static final int ANY_ID = 1;

  private TinkHpke() {}

  private static HpkeParameters parameters(@Nullable Integer id) throws GeneralSecurityException {
    return HpkeParameters.builder()
        .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
        .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
        .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
        .setVariant(id == null ? HpkeParameters.Variant.NO_PREFIX : HpkeParameters.Variant.TINK)
        .build();
  }

  /** Seals to a public key. */
  public static byte[] seal(byte[] publicKey, @Nullable Integer id, byte[] plaintext, byte[] info) {
    try {
      return handle(publicKey(publicKey, id), id)
          .getPrimitive(HybridConfig2026.get(), HybridEncrypt.class)
          .encrypt(plaintext, info);
    } catch (GeneralSecurityException e) {
      // Of a public key that is a point of small order; nothing may be sealed to one.
      throw new IllegalArgumentException("this is no public key of X25519");
    }
  }

  /** Opens with a private key. */
  @AccessesPartialKey
  public static byte[] open(byte[] privateKey, @Nullable Integer id, byte[] sealed, byte[] info)
      throws GeneralSecurityException {
    HpkePrivateKey key =
        HpkePrivateKey.create(
            publicKey(publicKeyOf(privateKey), id),
            SecretBytes.copyFrom(privateKey, InsecureSecretKeyAccess.get()));
    return handle(key, id)
        .getPrimitive(HybridConfig2026.get(), HybridDecrypt.class)
        .decrypt(sealed, info);
  }

  /** The public key of a private one. */
  public static byte[] publicKeyOf(byte[] privateKey) {
    try {
      return X25519.publicFromPrivate(privateKey);
    } catch (InvalidKeyException e) {
      throw new IllegalArgumentException("a private key of X25519 has 32 bytes");
    }
  }

  @AccessesPartialKey
  private static HpkePublicKey publicKey(byte[] publicKey, @Nullable Integer id)
      throws GeneralSecurityException {
    return HpkePublicKey.create(parameters(id), Bytes.copyFrom(publicKey), id);
  }

  private static KeysetHandle handle(Key key, @Nullable Integer id)
      throws GeneralSecurityException {
    KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(key).makePrimary();
    return KeysetHandle.newBuilder()
        .addEntry(id == null ? entry.withFixedId(ANY_ID) : entry.withFixedId(id))
        .build();
  }
}
