// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import org.atalaya.cases.RecordKeySecret;

/**
 * Permanent identities of records.
 *
 * <p>From HMAC-SHA-256(secret, source ‖ row id), or source ‖ content ‖ ordinal among rows of the
 * same content where the file has no ids, the first 32 bits are the record key and the next 64 the
 * record id. A re-import, another node and a rebuilt store therefore find the same numbers. The
 * first victim, suspect, offence and pair of a case share the case's key.
 */
final class RecordKeys {

  private static final byte BY_ID = 1;
  private static final byte BY_CONTENT = 2;

  private final Mac mac;
  private final byte[] source;
  private final Map<Long, Integer> occurrences = new HashMap<>();
  private final Set<Long> seen = new HashSet<>();
  private long key;
  private long id;

  RecordKeys(RecordKeySecret secret, String source) {
    this.mac = secret.mac();
    this.source = source.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Moves on to a row that has an id of its own.
   *
   * @return whether this id is new; false if an earlier row had it
   */
  boolean nextById(String rowId) {
    digest(BY_ID, rowId, 0);
    return seen.add(id);
  }

  /** Moves on to a row that is known by its content only. */
  void nextByContent(String content) {
    digest(BY_CONTENT, content, 0);
    int ordinal = occurrences.merge(id, 1, Integer::sum) - 1;
    if (ordinal > 0) {
      digest(BY_CONTENT, content, ordinal);
    }
  }

  /** Record key of the current row, 0 to 2³² − 1. */
  long key() {
    return key;
  }

  /** Record id of the current row. */
  long id() {
    return id;
  }

  private void digest(byte kind, String identity, int ordinal) {
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(source.length).flip());
    mac.update(source);
    mac.update(kind);
    mac.update(identity.getBytes(StandardCharsets.UTF_8));
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(ordinal).flip());
    ByteBuffer digest = ByteBuffer.wrap(mac.doFinal());
    key = Integer.toUnsignedLong(digest.getInt());
    id = digest.getLong();
  }
}
