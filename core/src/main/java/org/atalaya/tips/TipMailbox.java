// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.atalaya.tips.TipRefusedException.Kind;
import org.atalaya.tips.internal.FileTable;
import org.atalaya.tips.internal.LetterTable;
import org.atalaya.tips.internal.TipTable;
import org.atalaya.tips.sealing.KeyId;
import org.atalaya.tips.sealing.Recipients;
import org.atalaya.tips.sealing.SealedReply;
import org.atalaya.tips.sealing.TipContext;
import org.atalaya.tips.sealing.TipId;
import org.atalaya.tips.sealing.WrappedKey;

/**
 * What whoever returns with a receipt does: see where the tip stands and what was answered, and add
 * to it. Answers about a mailbox that does not exist have the same shape, and take the same
 * questions to the store, as those about one that does.
 */
public final class TipMailbox {

  /** Answers in a page. */
  public static final int PAGE = 4;

  private static final String HMAC = "HmacSHA256";

  private final TipParts parts;
  private final TipTable tips;
  private final LetterTable letters;
  private final FileTable files;
  private final byte[] decoys;

  TipMailbox(TipParts parts) {
    this.parts = parts;
    tips = new TipTable(parts.store().engine());
    letters = new LetterTable(parts.store().engine());
    files = new FileTable(parts.store().engine());
    decoys = parts.vault().findOrCreate("tip", "decoys");
  }

  /**
   * What is in a mailbox.
   *
   * @param from number of the first answer to give, from 0
   */
  public MailboxPage open(LookupId lookup, int from) {
    byte[] hash = lookup.hash();
    return parts.store().read(connection -> page(connection, hash, from));
  }

  private MailboxPage page(Connection connection, byte[] hash, int from) {
    Optional<TipTable.Row> found = tips.ofMailbox(connection, hash);
    // Made for both, and so is the noise below: the same work, whether it is used or not.
    TipTable.Row decoy = decoy(hash);
    TipTable.Row row = found.orElse(decoy);
    Optional<byte[]> wrap = letters.wrap(connection, row.id());
    int next =
        1 + Math.max(letters.highest(connection, row.id()), files.highest(connection, row.id()));
    int count = letters.countReplies(connection, row.id());
    KeyId unitKey =
        wrap.map(bytes -> WrappedKey.of(bytes).keyId())
            .orElseGet(() -> parts.recipients().current().units().getFirst().key().id());
    return new MailboxPage(
        found.isPresent(),
        new TipId(row.id()),
        row.envelopeHash(),
        unitKey,
        TipState.valueOf(row.state()),
        next,
        count,
        answers(connection, row.id(), from));
  }

  private List<SealedReply> answers(Connection connection, String tip, int from) {
    List<SealedReply> page = new ArrayList<>();
    for (int place = 0; place < PAGE; place++) {
      page.add(noise());
    }
    int place = 0;
    for (LetterTable.Reply reply : letters.replies(connection, tip, Math.max(0, from), PAGE)) {
      page.set(place++, SealedReply.of(reply.sealed()));
    }
    return page;
  }

  private SealedReply noise() {
    byte[] bytes = new byte[SealedReply.BYTES];
    parts.random().nextBytes(bytes);
    return SealedReply.of(bytes);
  }

  /** The same each time for one look-up, as a tip would be. */
  private TipTable.Row decoy(byte[] hash) {
    return new TipTable.Row(
        TipId.of(Arrays.copyOf(keyed("tip", hash), TipId.BYTES)).text(),
        new byte[0],
        keyed("envelope", hash),
        "",
        1,
        TipState.RECEIVED.name(),
        0,
        null,
        null,
        null,
        null,
        null);
  }

  private byte[] keyed(String what, byte[] hash) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(decoys, HMAC));
      mac.update(what.getBytes(StandardCharsets.US_ASCII));
      return mac.doFinal(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + HMAC, e);
    }
  }

  /**
   * Adds a letter to a tip, which then waits for the unit again. One sent again is the same letter.
   *
   * @param part {@link MailboxPage#nextPart} of a page
   * @return lets files be added to it
   * @throws TipRefusedException if there is no such mailbox, the letter is not sealed to the unit
   *     that has the tip now and to recovery, or the number is not the next
   */
  public UploadTicket add(LookupId lookup, int part, SealedPart letter) {
    byte[] hash = lookup.hash();
    String tip =
        parts
            .store()
            .read(connection -> tips.ofMailbox(connection, hash))
            .orElseThrow(() -> new TipRefusedException(Kind.UNKNOWN))
            .id();
    Recipients list = parts.recipients().usable();
    parts.store().write(connection -> add(connection, list, tip, part, letter));
    return UploadTicket.of(parts.ticketKey(), new TipId(tip), part);
  }

  private boolean add(
      Connection connection, Recipients list, String tip, int part, SealedPart letter) {
    TipTable.Row row =
        tips.lock(connection, tip).orElseThrow(() -> new TipRefusedException(Kind.UNKNOWN));
    byte[] digest = SealedTip.partDigest(letter);
    Optional<byte[]> before = letters.submission(connection, tip, part);
    if (before.isPresent()) {
      if (!MessageDigest.isEqual(before.get(), digest)) {
        throw new TipRefusedException(Kind.TAKEN);
      }
      return false;
    }
    int next = 1 + Math.max(letters.highest(connection, tip), files.highest(connection, tip));
    if (part != next || part > TipContext.MOST_PARTS) {
      throw new TipRefusedException(Kind.PART);
    }
    if (letters.count(connection, tip) >= parts.limits().lettersPerTip()) {
      throw new TipRefusedException(Kind.TOO_MANY);
    }
    parts.recipients().check(list, letter, row.unit());
    letters.add(connection, tip, TipIntake.row(part, letter), digest);
    tips.replace(connection, row.waitingFor(row.unit(), TipState.RECEIVED.name()));
    parts.tellDesk(connection, tip, "addition");
    return true;
  }
}
