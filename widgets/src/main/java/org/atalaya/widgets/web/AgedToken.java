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
 * What a form without script is sent back with, in place of work: it says when the form was asked
 * for, which a program that sends many would have to wait for, and the id of the tip, so that a
 * form sent twice is one tip.
 */
final class AgedToken {

  private static final String HMAC = "HmacSHA256";
  private static final Duration LEAST = Duration.ofSeconds(2);
  private static final Duration MOST = Duration.ofHours(6);
  private static final int BODY = Long.BYTES + TipId.BYTES;
  private static final int MAC = 32;

  private final byte[] key;
  private final InstantSource clock;

  AgedToken(byte[] key, InstantSource clock) {
    this.key = key.clone();
    this.clock = clock;
  }

  /** A new one. */
  String issue(TipId tip) {
    byte[] body = ByteBuffer.allocate(BODY).putLong(clock.millis()).put(tip.bytes()).array();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(ByteBuffer.allocate(BODY + MAC).put(body).put(mac(body)).array());
  }

  /** The tip of one that is ours and of the right age. */
  Optional<TipId> accept(String text) {
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
    Duration age =
        Duration.between(Instant.ofEpochMilli(ByteBuffer.wrap(body).getLong()), clock.instant());
    return age.compareTo(LEAST) < 0 || age.compareTo(MOST) > 0
        ? Optional.empty()
        : Optional.of(TipId.of(Arrays.copyOfRange(body, Long.BYTES, BODY)));
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
