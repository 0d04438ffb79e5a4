// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.tips.EnvelopeReader;
import org.atalaya.tips.LookupId;
import org.atalaya.tips.MailboxAddress;
import org.atalaya.tips.MailboxPage;
import org.atalaya.tips.SealedPart;
import org.atalaya.tips.SealedTip;
import org.atalaya.tips.TipLine;
import org.atalaya.tips.TipUploads;
import org.atalaya.tips.UploadTicket;
import org.atalaya.tips.routing.TipRouter;
import org.atalaya.tips.sealing.DataKey;
import org.atalaya.tips.sealing.FileHeader;
import org.atalaya.tips.sealing.RecipientKey;
import org.atalaya.tips.sealing.Recipients;
import org.atalaya.tips.sealing.SealedFiles;
import org.atalaya.tips.sealing.SealedLetter;
import org.atalaya.tips.sealing.TipContext;
import org.atalaya.tips.sealing.TipId;
import org.atalaya.tips.sealing.TipLetter;
import org.atalaya.tips.sealing.WrappedKey;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals for those whose browser runs no script what their browser would have sealed: in memory,
 * before anything of it is kept, and forgotten then.
 */
final class TipSealing {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final TipLine line;
  private final EnvelopeReader envelopes;
  private final TipRouter router;
  private final InstantSource clock;

  TipSealing(TipLine line, EnvelopeReader envelopes, TipRouter router, InstantSource clock) {
    this.line = line;
    this.envelopes = envelopes;
    this.router = router;
    this.clock = clock;
  }

  /** A file as it was sent, in memory. Not in {@link #toString}. */
  record Clear(FileHeader header, byte[] content) {

    @Override
    public String toString() {
      return "Clear[not shown]";
    }
  }

  /**
   * Takes a tip.
   *
   * @param envelope the fields of it that were filled in
   * @param letter the fields of the letter
   */
  void take(
      TipId id,
      Map<String, String> envelope,
      Map<String, String> letter,
      List<Clear> files,
      Optional<MailboxAddress> mailbox)
      throws IOException {
    byte[] clear = JsonMapper.shared().writeValueAsBytes(envelope);
    TipContext context = TipContext.of(id, clear);
    String unit = router.route(envelopes.read(clear)).unit();
    try (DataKey key = DataKey.random(RANDOM)) {
      SealedPart part = seal(letter, unit, key, context, 0);
      UploadTicket ticket = line.intake().accept(new SealedTip(id, clear, part, mailbox), unit);
      int number = 0;
      for (Clear file : files) {
        number++;
        upload(ticket, file, key, context, number);
      }
    }
  }

  /** Adds a letter to the tip of a mailbox. */
  void add(LookupId lookup, MailboxPage mailbox, Map<String, String> letter) {
    Recipients list = line.recipients().current();
    String unit =
        list.units().stream()
            .filter(one -> one.key().id().equals(mailbox.unitKey()))
            .findFirst()
            .map(Recipients.UnitKey::unit)
            .orElseThrow(TipSealing::noKey);
    TipContext context = TipContext.ofHash(mailbox.tip(), mailbox.envelopeHash());
    try (DataKey key = DataKey.random(RANDOM)) {
      int part = mailbox.nextPart();
      line.mailbox().add(lookup, part, seal(letter, unit, key, context, part));
    }
  }

  private static ProblemException noKey() {
    return new ProblemException(RequestProblem.TIP_RECIPIENTS, "", List.of());
  }

  private SealedPart seal(
      Map<String, String> letter, String unit, DataKey key, TipContext context, int part) {
    Recipients list = line.recipients().current();
    RecipientKey unitKey = list.of(unit, clock.instant()).orElseThrow(TipSealing::noKey);
    byte[] json = JsonMapper.shared().writeValueAsBytes(letter);
    try (TipLetter content = TipLetter.of(json)) {
      return new SealedPart(
          SealedLetter.seal(content, key, context, part, RANDOM),
          WrappedKey.wrap(key, unitKey, context),
          WrappedKey.wrap(key, list.recovery(), context));
    } finally {
      Arrays.fill(json, (byte) 0);
    }
  }

  private void upload(UploadTicket ticket, Clear file, DataKey key, TipContext context, int part)
      throws IOException {
    ByteArrayOutputStream sealing = new ByteArrayOutputStream();
    SealedFiles.seal(
        file.header(), new ByteArrayInputStream(file.content()), sealing, key, context, part);
    byte[] sealed = sealing.toByteArray();
    line.uploads().begin(ticket, part, sealed.length);
    for (int from = 0; from < sealed.length; from += TipUploads.MOST_CHUNK_BYTES) {
      int to = Math.min(sealed.length, from + TipUploads.MOST_CHUNK_BYTES);
      line.uploads().append(ticket, part, from, Arrays.copyOfRange(sealed, from, to));
    }
  }
}
