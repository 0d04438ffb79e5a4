// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

/** Something sent is not taken; nothing of it was kept. Says nothing of what was sent. */
public final class TipRefusedException extends RuntimeException {

  private final Kind kind;

  /** Why not. */
  public enum Kind {
    /** Other bytes came under this id or part before. */
    TAKEN("other bytes were sent under this id or part before"),
    /** It is not sealed to a key of the unit that it is for; ask for the recipients again. */
    UNIT_KEY("the letter is not sealed to a present key of the unit that it is for"),
    /** It is not sealed to the recovery key; ask for the recipients again. */
    RECOVERY_KEY("the letter is not sealed to the recovery key"),
    /** The list of recipients has run out: nothing can be taken until there is another. */
    RECIPIENTS("the list of recipients has run out"),
    /** The number of the part is not the next one. */
    PART("the number of the part is not the next one"),
    /** The tip has as many letters or files as it may. */
    TOO_MANY("the tip has as many letters or files as it may have"),
    /** A file, or all of a tip together, is larger than allowed. */
    TOO_LARGE("the file, or all files of the tip together, are larger than allowed"),
    /** So many files are under way that no other may begin; try again later. */
    BUSY("too many files are under way; try again later"),
    /** There is no such mailbox, upload or tip. */
    UNKNOWN("there is no such mailbox, upload or tip");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  TipRefusedException(Kind kind) {
    super(kind.words);
    this.kind = kind;
  }

  /** Why not. */
  public Kind kind() {
    return kind;
  }
}
