// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * One act, in the chain.
 *
 * @param position 1 for the first
 * @param at when, to the millisecond
 * @param actor pseudonym of who did it
 * @param act what was done
 * @param subject id of what it was done to
 * @param link ties it to the entry before
 */
public record AuditEntry(
    long position, Instant at, String actor, String act, String subject, AuditLink link) {

  /** The hash of this entry as it is now, over the hash of the one before and every field. */
  AuditHash computed() {
    String fields =
        String.join(
            "\n", Long.toString(position), Long.toString(at.toEpochMilli()), actor, act, subject);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(link.previous().bytes());
      return AuditHash.of(digest.digest(fields.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** The same act, begun after the entry with the hash {@code previous}. */
  static AuditEntry after(AuditHead head, Instant at, String actor, String act, String subject) {
    AuditEntry open =
        new AuditEntry(
            head.position() + 1, at, actor, act, subject, new AuditLink(head.hash(), head.hash()));
    return new AuditEntry(
        open.position, at, actor, act, subject, new AuditLink(head.hash(), open.computed()));
  }

  /**
   * How an entry hangs in the chain.
   *
   * @param previous hash of the entry before; zeros for the first
   * @param hash of this entry
   */
  public record AuditLink(AuditHash previous, AuditHash hash) {}
}
