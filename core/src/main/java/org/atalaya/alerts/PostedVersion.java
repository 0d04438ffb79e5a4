// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tells what is posted from anything else: every change of it comes with another announcement. */
final class PostedVersion {

  private PostedVersion() {}

  static long of(AlertBoard.Posted posted) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      posted.bulletins().forEach(one -> add(digest, one, one.expires().toEpochMilli()));
      posted.tombstones().forEach(one -> add(digest, one, Long.MIN_VALUE));
      return ByteBuffer.wrap(digest.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, PublicAlert alert, long until) {
    digest.update(
        ByteBuffer.allocate(5 * Long.BYTES)
            .putLong(alert.id().getMostSignificantBits())
            .putLong(alert.id().getLeastSignificantBits())
            .putLong(alert.latest().revision())
            .putLong(alert.latest().sent().toEpochMilli())
            .putLong(until)
            .flip());
  }
}
