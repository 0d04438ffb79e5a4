// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

/** What came of verifying an {@link AuditChain}. */
public sealed interface AuditVerification {

  /**
   * Every entry is as it was written, and none is missing up to the heads known.
   *
   * @param head the newest entry
   */
  record Intact(AuditHead head) implements AuditVerification {}

  /**
   * Something was changed.
   *
   * @param position of the first entry that does not fit or is missing
   * @param defect what is wrong there
   */
  record Broken(long position, Defect defect) implements AuditVerification {}

  /** What can be wrong. */
  enum Defect {
    /** An entry is missing, or two changed places. */
    GAP,
    /** It does not carry the hash of the entry before. */
    LINK,
    /** Its fields give another hash than it has. */
    CONTENT,
    /** The newest entry is not the one that the store says is the newest. */
    HEAD,
    /** It is not there, or is another one, than the head that was exported says. */
    EXPORTED_HEAD
  }
}
