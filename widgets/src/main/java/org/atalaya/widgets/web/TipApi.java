// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.tips.EnvelopeReader;
import org.atalaya.tips.MailboxPage;
import org.atalaya.tips.SealedTip;
import org.atalaya.tips.TipLine;
import org.atalaya.tips.TipUploads;
import org.atalaya.tips.UploadTicket;
import org.atalaya.tips.routing.TipRouter;
import org.atalaya.tips.sealing.RecipientKey;
import org.atalaya.tips.sealing.SealedReply;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tip line for programs: what is sealed goes in and out, and nothing is opened. */
final class TipApi {

  static final String PIECE = "application/octet-stream";
  static final String TICKET = "Upload-Ticket";
  static final String LENGTH = "Upload-Length";
  static final String OFFSET = "Upload-Offset";

  /** A letter of 64 KiB and an envelope in base64url, with the rest. */
  private static final int MOST = 112 << 10;

  /** Four answers in base64url, with the rest: all answers about mailboxes are so long. */
  private static final int MAILBOX_BYTES = 24 << 10;

  private static final int CREATED = 201;
  private static final int OK = 200;

  private final TipLine line;
  private final EnvelopeReader envelopes;
  private final TipRouter router;
  private final TipGate gate;
  private final InstantSource clock;

  TipApi(
      TipLine line, EnvelopeReader envelopes, TipRouter router, TipGate gate, InstantSource clock) {
    this.line = line;
    this.envelopes = envelopes;
    this.router = router;
    this.gate = gate;
    this.clock = clock;
  }

  private static ObjectNode node() {
    return JsonMapper.shared().createObjectNode();
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whose keys there are, signed, and the salt of receipts. */
  Reply recipients() {
    ObjectNode answer = node();
    answer.set("list", JsonMapper.shared().readTree(line.recipients().file()));
    return Reply.json(OK, answer.put("receiptSalt", base64(line.receiptSalt())));
  }

  /** To which unit an envelope goes, and the key that it is sealed to. */
  Reply route(HttpServletRequest request) throws IOException {
    gate.enter(request);
    byte[] envelope = RequestBody.bytes(request, RegistryApi.JSON, SealedTip.MOST_ENVELOPE_BYTES);
    String unit = unit(envelope);
    RecipientKey key =
        line.recipients()
            .current()
            .of(unit, clock.instant())
            .orElseThrow(() -> new ProblemException(RequestProblem.TIP_RECIPIENTS, "", List.of()));
    return Reply.json(OK, node().put("unit", unit).put("keyId", key.id().text()));
  }

  private String unit(byte[] envelope) {
    return router.route(envelopes.read(envelope)).unit();
  }

  /** Takes a tip. */
  Reply accept(HttpServletRequest request) throws IOException {
    gate.enter(request);
    TipFields fields = new TipFields(RequestBody.json(request, TipFields.TIP, MOST));
    SealedTip tip = fields.tip();
    String unit = unit(tip.envelope());
    gate.needWork(fields.work());
    return ticket(line.intake().accept(tip, unit));
  }

  private static Reply ticket(UploadTicket ticket) {
    return Reply.json(CREATED, node().put("uploadTicket", ticket.text()));
  }

  /** What is in a mailbox: of one that does not exist in the same words and as many bytes. */
  Reply look(HttpServletRequest request) throws IOException {
    gate.enter(request);
    TipFields fields = new TipFields(RequestBody.json(request, TipFields.LOOK));
    MailboxPage page = line.mailbox().open(fields.lookup(), fields.from());
    ObjectNode answer =
        node()
            .put("known", page.known())
            .put("tip", page.tip().text())
            .put("envelopeHash", base64(page.envelopeHash()))
            .put("unitKey", page.unitKey().text())
            .put("state", page.state().name().toLowerCase(Locale.ROOT))
            .put("nextPart", page.nextPart())
            .put("replies", page.replies());
    ArrayNode replies = answer.putArray("page");
    for (SealedReply reply : page.page()) {
      replies.add(base64(reply.bytes()));
    }
    return new Reply(OK, RegistryApi.JSON, padded(JsonMapper.shared().writeValueAsBytes(answer)));
  }

  /** White space behind a document is none of it. */
  private static byte[] padded(byte[] json) {
    if (json.length > MAILBOX_BYTES) {
      throw new IllegalStateException("a page of a mailbox is longer than all have to be");
    }
    byte[] padded = Arrays.copyOf(json, MAILBOX_BYTES);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return padded;
  }

  /** Adds a letter to a tip. */
  Reply add(HttpServletRequest request) throws IOException {
    gate.enter(request);
    TipFields fields = new TipFields(RequestBody.json(request, TipFields.ADDITION, MOST));
    var lookup = fields.lookup();
    int part = fields.part();
    var letter = fields.letter();
    gate.needWork(fields.work());
    return ticket(line.mailbox().add(lookup, part, letter));
  }

  /**
   * Begins a file, or says where to go on with it.
   *
   * @return how many bytes are there
   */
  long begin(HttpServletRequest request, int part) {
    return line.uploads().begin(ticketOf(request), part, number(request, LENGTH));
  }

  /**
   * Takes a piece of a file; one at a time is in memory.
   *
   * @return how many bytes are there
   */
  long append(HttpServletRequest request, int part) throws IOException {
    UploadTicket ticket = ticketOf(request);
    long position = number(request, OFFSET);
    byte[] piece = RequestBody.bytes(request, PIECE, TipUploads.MOST_CHUNK_BYTES);
    return line.uploads().append(ticket, part, position, piece);
  }

  private static UploadTicket ticketOf(HttpServletRequest request) {
    return UploadTicket.parse(Optional.ofNullable(request.getHeader(TICKET)).orElse(""));
  }

  private static long number(HttpServletRequest request, String header) {
    String text = Optional.ofNullable(request.getHeader(header)).orElse("");
    if (!text.matches("[0-9]{1,12}")) {
      throw new ProblemException(
          RequestProblem.UNREADABLE_BODY, "", List.of(header + ": [0-9]{1,12}"));
    }
    return Long.parseLong(text);
  }
}
