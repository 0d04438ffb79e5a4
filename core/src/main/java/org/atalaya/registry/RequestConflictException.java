// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

/** A decision does not fit the request as it is now. Says nothing of whom it is about. */
public final class RequestConflictException extends RuntimeException {

  private final Kind kind;

  /** In what it does not fit. */
  public enum Kind {
    /** Somebody changed the request since it was read: read it again. */
    STALE("the request was changed since it was read; read it again"),
    /** Nothing of the kind can be decided where it stands. */
    STATE("where the request stands this cannot be decided"),
    /** The last day for an appeal is over. */
    APPEAL_PERIOD("the last day for an appeal is over"),
    /** There is no such request, or its content was erased. */
    GONE("there is no such request, or it was erased");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  RequestConflictException(Kind kind) {
    super(kind.words);
    this.kind = kind;
  }

  /** In what. */
  public Kind kind() {
    return kind;
  }
}
