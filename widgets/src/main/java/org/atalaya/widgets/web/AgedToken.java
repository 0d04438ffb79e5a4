// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.atalaya.tips.sealing.TipId;

/**
 * What a form without script is sent back with, in place of work: it says from when on the form may
 * be sent, which a program that sends many would have to wait for, and the id of the tip, so that a
 * form sent twice is one tip.
 */
final class AgedToken {

  private static final String HMAC = "HmacSHA256";

  /** Less than anybody takes who fills in the form. */
  static final Duration LEAST = Duration.ofSeconds(2);

  private static final Duration MOST = Duration.ofHours(6);
  private static final int BODY = Long.BYTES + TipId.BYTES;
  private static final int MAC = 32;

  private final byte[] key;
  private final InstantSource clock;

  AgedToken(byte[] key, InstantSource clock) {
    this.key = key.clone();
    this.clock = clock;
  }

  /**
   * One that is in a form.
   *
   * @param text as it stands there
   * @param tip that the form will be
   * @param left until it may be sent; zero if it may
   */
  record Held(String text, TipId tip, Duration left) {

    boolean isEarly() {
      return left.isPositive();
    }
  }

  /** A new one, good from {@code wait} on. */
  Held issue(TipId tip, Duration wait) {
    long from = clock.instant().plus(wait).toEpochMilli();
    byte[] body = ByteBuffer.allocate(BODY).putLong(from).put(tip.bytes()).array();
    String text =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(ByteBuffer.allocate(BODY + MAC).put(body).put(mac(body)).array());
    return new Held(text, tip, wait);
  }

  /** One that is ours and not too old; it may be early. */
  Optional<Held> read(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != BODY + MAC) {
      return Optional.empty();
    }
    byte[] body = Arrays.copyOf(bytes, BODY);
    if (!MessageDigest.isEqual(mac(body), Arrays.copyOfRange(bytes, BODY, BODY + MAC))) {
      return Optional.empty();
    }
    Instant from = Instant.ofEpochMilli(ByteBuffer.wrap(body).getLong());
    Duration left = Duration.between(clock.instant(), from);
    if (left.negated().compareTo(MOST) > 0) {
      return Optional.empty();
    }
    TipId tip = TipId.of(Arrays.copyOfRange(body, Long.BYTES, BODY));
    return Optional.of(new Held(text, tip, left.isNegative() ? Duration.ZERO : left));
  }

  private byte[] mac(byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + HMAC, e);
    }
  }
}
