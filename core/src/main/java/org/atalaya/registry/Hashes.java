// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The two hashes of this package. */
final class Hashes {

  private static final String KEYED = "HmacSHA256";

  private Hashes() {}

  /** SHA-256; for what has 128 secret bits or more, as all else can be found by trying. */
  static byte[] plain(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** HMAC-SHA-256, the parts told apart. */
  static byte[] keyed(byte[] key, String... parts) {
    try {
      Mac mac = Mac.getInstance(KEYED);
      mac.init(new SecretKeySpec(key, KEYED));
      return mac.doFinal(String.join("\u0000", parts).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + KEYED, e);
    }
  }
}
