// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals what is personal under the key of one alert: AES-256-GCM with a nonce of 96 random bits
 * before the ciphertext, bound to the alert and the field, so that no sealed text passes for
 * another. A key seals a few hundred texts at most, far below where random nonces wear out.
 */
final class AlertSeal {

  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int FACT_ID_BYTES = 16;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final UUID alert;
  private final byte[] key;
  private final SecureRandom random;

  AlertSeal(UUID alert, byte[] key, SecureRandom random) {
    this.alert = alert;
    this.key = key.clone();
    this.random = random;
  }

  /** Seals a record as JSON. */
  byte[] seal(String field, Record content) {
    return seal(field, JSON.writeValueAsBytes(content));
  }

  byte[] seal(String field, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, field, nonce).doFinal(plain);
      byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
      return whole;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }

  <T extends Record> T open(String field, byte[] sealed, Class<T> type) {
    try {
      return JSON.readValue(open(field, sealed), type);
    } catch (JacksonException e) {
      // Without the cause, which quotes what it could not read.
      throw new IllegalStateException(
          "the sealed %s of an alert is of another version of this library".formatted(field));
    }
  }

  byte[] open(String field, byte[] sealed) {
    try {
      byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
      return cipher(Cipher.DECRYPT_MODE, field, nonce)
          .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "the sealed %s of an alert was changed, or belongs to another".formatted(field), e);
    }
  }

  private Cipher cipher(int mode, String field, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(ALGORITHM);
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((alert + "/" + field).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /** Under which id the alert is counted: known to nobody without the key. */
  String factId() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] hash = mac.doFinal("fact".getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, FACT_ID_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HmacSHA256", e);
    }
  }
}
