// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.cases.RecordKeySecret.KeyedDigest;

/**
 * Permanent identities of records.
 *
 * <p>Of HMAC-SHA-256(secret, source ‖ kind ‖ identity ‖ ordinal) the first 32 bits are the record
 * key and the next 64 the record id. A re-import, another node and a rebuilt store therefore find
 * the same numbers. What the identity is depends on the kind: the id of a case, whose key its first
 * victim, suspect, offence and pair have; the content of a row where the file has no ids, with its
 * ordinal among rows of the same content; the units and the id of any other row.
 *
 * <p>Not thread-safe.
 */
final class RecordKeys {

  /** The identity is the id of a case. */
  static final byte CASE = 1;

  /** The identity is the content of a row. */
  static final byte CONTENT = 2;

  /** The identity is the units of a table and the id of a row. */
  static final byte UNIT = 3;

  private final KeyedDigest hmac;
  private final int prefix;
  private final ByteBuffer digest = ByteBuffer.allocate(KeyedDigest.BYTES);

  /** What is digested, in one piece; begins with the source. */
  private byte[] message;

  private long key;
  private long id;

  RecordKeys(RecordKeySecret secret, String source) {
    this.hmac = secret.digest();
    byte[] name = source.getBytes(StandardCharsets.UTF_8);
    // The length first, so that no source and identity together look like others.
    this.message =
        ByteBuffer.allocate(Integer.BYTES + name.length).putInt(name.length).put(name).array();
    this.prefix = message.length;
  }

  /**
   * Moves on to a record.
   *
   * @param kind what the identity is
   * @param identity its bytes, of which the first {@code length} count
   * @param count how many records with the same identity there were before
   */
  void next(byte kind, byte[] identity, int length, int count) {
    int end = prefix + 1 + length + Integer.BYTES;
    if (end > message.length) {
      message = Arrays.copyOf(message, 2 * end);
    }
    message[prefix] = kind;
    System.arraycopy(identity, 0, message, prefix + 1, length);
    for (int i = 1; i <= Integer.BYTES; i++) {
      message[end - i] = (byte) (count >>> 8 * (i - 1));
    }
    hmac.digest(message, end, digest.array());
    key = Integer.toUnsignedLong(digest.getInt(0));
    id = digest.getLong(Integer.BYTES);
  }

  /** Record key of the current record, 0 to 2³² − 1. */
  long key() {
    return key;
  }

  /** Record id of the current record. */
  long id() {
    return id;
  }
}
