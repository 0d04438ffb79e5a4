// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

/** What staff asked for does not fit the tip as it is now. Says nothing of the tip. */
public final class TipConflictException extends RuntimeException {

  private final Kind kind;

  /** In what it does not fit. */
  public enum Kind {
    /** Somebody changed the tip since it was read: read it again. */
    STALE("the tip was changed since it was read; read it again"),
    /** Where the tip stands this cannot be done. */
    STATE("where the tip stands this cannot be done"),
    /** There is no such tip. */
    GONE("there is no such tip"),
    /** Its sender kept no receipt, so nobody would read an answer. */
    NO_MAILBOX("its sender kept no receipt"),
    /** The private key is not in the vault of this node. */
    NO_KEY("the key that opens the tip is not in the vault of this node"),
    /** The unit has no present key. */
    NO_UNIT("there is no such unit, or it has no present key");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  TipConflictException(Kind kind) {
    super(kind.words);
    this.kind = kind;
  }

  /** In what. */
  public Kind kind() {
    return kind;
  }
}
