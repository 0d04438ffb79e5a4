// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.security.MessageDigest;
import java.sql.Connection;
import java.util.Optional;
import org.atalaya.tips.TipRefusedException.Kind;
import org.atalaya.tips.internal.LetterTable;
import org.atalaya.tips.internal.TipTable;

/**
 * Takes tips in, at the public side: sealed, and so that nothing taken is lost. When {@link
 * #accept} returns, the tip is on the disk together with the message that brings it to the desk.
 *
 * <p>It does not read the envelope: whoever routes by it says for which unit the tip is.
 */
public final class TipIntake {

  private final TipParts parts;
  private final TipTable tips;
  private final LetterTable letters;

  TipIntake(TipParts parts) {
    this.parts = parts;
    tips = new TipTable(parts.store().engine());
    letters = new LetterTable(parts.store().engine());
  }

  /**
   * Takes a tip. The same one sent again is the same tip: it changes nothing, and gets the same
   * answer.
   *
   * @param unit to which the envelope is routed
   * @return lets files be added to it
   * @throws TipRefusedException if it is not sealed to the unit and to recovery, or other bytes
   *     came under its id
   */
  public UploadTicket accept(SealedTip tip, String unit) {
    parts.store().write(connection -> keep(connection, tip, unit));
    return UploadTicket.of(parts.ticketKey(), tip.id(), 0);
  }

  private boolean isKnown(Connection connection, SealedTip tip) {
    Optional<byte[]> before = letters.submission(connection, tip.id().text(), 0);
    if (before.isPresent() && !MessageDigest.isEqual(before.get(), tip.digest())) {
      throw new TipRefusedException(Kind.TAKEN);
    }
    return before.isPresent();
  }

  private boolean keep(Connection connection, SealedTip tip, String unit) {
    TipTable.Row row =
        new TipTable.Row(
            tip.id().text(),
            tip.envelope(),
            tip.context().envelopeHash(),
            unit,
            1,
            TipState.RECEIVED.name(),
            parts.hour(),
            null,
            null,
            null,
            tip.mailbox().map(MailboxAddress::publicKey).orElse(null),
            null);
    byte[] lookupHash = tip.mailbox().map(MailboxAddress::lookupHash).orElse(null);
    if (!tips.add(connection, row, lookupHash)) {
      // Sent again, as its answer got lost, whatever became of it or of the keys meanwhile; or with
      // the mailbox of another.
      if (!isKnown(connection, tip)) {
        throw new TipRefusedException(Kind.TAKEN);
      }
      return false;
    }
    RecipientList recipients = parts.recipients();
    recipients.check(recipients.usable(connection), tip.letter(), unit);
    letters.add(connection, row.id(), row(0, tip.letter()), tip.digest());
    parts.tellDesk(connection, row.id(), "tip");
    return true;
  }

  static LetterTable.Row row(int part, SealedPart sealed) {
    return new LetterTable.Row(
        part, sealed.letter().bytes(), sealed.forUnit().bytes(), sealed.forRecovery().bytes());
  }
}
