// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.util.List;
import org.atalaya.tips.sealing.KeyId;
import org.atalaya.tips.sealing.SealedReply;
import org.atalaya.tips.sealing.TipId;

/**
 * What is in a mailbox, in a shape that is always the same: of one that does not exist, too, with
 * made-up values in place of those of a tip. Not in {@link #toString}.
 *
 * @param known whether there is such a mailbox; of all the rest nothing is true if not
 * @param tip its tip
 * @param envelopeHash SHA-256 of its envelope, to which additions are bound
 * @param unitKey key of the unit that has it: an addition is sealed to the present key of that unit
 * @param state where it stands
 * @param nextPart number of the next letter or file
 * @param replies how many answers there are
 * @param page always {@value TipMailbox#PAGE}: answers from the number asked for, then random bytes
 */
public record MailboxPage(
    boolean known,
    TipId tip,
    byte[] envelopeHash,
    KeyId unitKey,
    TipState state,
    int nextPart,
    int replies,
    List<SealedReply> page) {

  public MailboxPage {
    envelopeHash = envelopeHash.clone();
    page = List.copyOf(page);
  }

  @Override
  public byte[] envelopeHash() {
    return envelopeHash.clone();
  }

  /** Nothing of it. */
  @Override
  public String toString() {
    return "MailboxPage[not shown]";
  }
}
