// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.atalaya.tips.EnvelopeProblem.Field;
import org.atalaya.tips.InvalidEnvelopeException;
import org.atalaya.tips.InvalidReceiptException;
import org.atalaya.tips.LetterContent;
import org.atalaya.tips.MailboxPage;
import org.atalaya.tips.Receipt;
import org.atalaya.tips.ReceiptKeys;
import org.atalaya.tips.TipLine;
import org.atalaya.tips.TipMailbox;
import org.atalaya.tips.sealing.DoesNotOpenException;
import org.atalaya.tips.sealing.FileHeader;
import org.atalaya.tips.sealing.TipContext;
import org.atalaya.tips.sealing.TipId;
import org.atalaya.tips.sealing.TipLetter;
import org.atalaya.widgets.web.AgedToken.Held;
import org.atalaya.widgets.web.FieldException.Wrong;
import org.atalaya.widgets.web.TipSealing.Clear;

/**
 * The page of tips for those whose browser runs no script: what they send is read in memory, sealed
 * and forgotten. Few at once, as each takes the memory of its files and of a receipt.
 */
final class TipVisit {

  /** Bytes of all files and texts together. */
  static final int MOST_BYTES = 4 << 20;

  private static final int AT_ONCE = 4;
  private static final int WAITING_SECONDS = 20;
  private static final int LONGEST_FIELD = 64 << 10;
  private static final int MOST_NAME = 255;
  private static final int MOST_TYPE = 127;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final List<String> ENVELOPE =
      List.of("office", "alert", "case", "crime", "municipality", "minor");

  private final TipLine line;
  private final TipSealing sealing;
  private final TipPage page;
  private final Doors doors;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  /** What stands before those without script. */
  record Doors(TipGate gate, AgedToken tokens, TipQueue queue) {

    AgedToken.Held issue() {
      return tokens.issue(TipId.random(RANDOM), gate.isFlood() ? queue.next() : AgedToken.LEAST);
    }
  }

  TipVisit(TipLine line, TipSealing sealing, TipPage page, Doors doors) {
    this.line = line;
    this.sealing = sealing;
    this.page = page;
    this.doors = doors;
  }

  /** What was sent, readable. Not in {@link #toString}. */
  private record Sent(Map<String, String> fields, List<Clear> files) {

    String field(String name) {
      return fields.getOrDefault(name, "").strip();
    }

    @Override
    public String toString() {
      return "Sent[not shown]";
    }
  }

  /** The form before anything was filled in. */
  byte[] begin(Locale locale, Map<String, String> about) {
    return page.form(locale, about, doors.issue(), doors.gate().isFlood(), List.of());
  }

  /** What comes of a form that was sent. */
  Reply answer(HttpServletRequest request, Locale locale) throws IOException {
    doors.gate().enter(request);
    try {
      if (!turns.tryAcquire(WAITING_SECONDS, TimeUnit.SECONDS)) {
        throw new ProblemException(RequestProblem.OVERLOADED, "", List.of());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(RequestProblem.OVERLOADED, "", List.of());
    }
    try {
      Sent sent = read(request);
      return sent.fields().containsKey("return-receipt") ? back(sent, locale) : tip(sent, locale);
    } finally {
      turns.release();
    }
  }

  private static Sent read(HttpServletRequest request) throws IOException {
    Map<String, String> fields = new HashMap<>();
    List<Clear> files = new ArrayList<>();
    try {
      for (Part part : request.getParts()) {
        try (InputStream in = part.getInputStream()) {
          String name = part.getSubmittedFileName();
          if (name == null) {
            byte[] text = in.readNBytes(LONGEST_FIELD);
            fields.put(part.getName(), new String(text, StandardCharsets.UTF_8));
          } else if (part.getSize() > 0) {
            String type = Optional.ofNullable(part.getContentType()).orElse("");
            files.add(clear(name, type, in.readAllBytes()));
          }
        }
      }
    } catch (IllegalStateException e) {
      throw new ProblemException(
          RequestProblem.BODY_TOO_LARGE, "", List.of(Integer.toString(MOST_BYTES)));
    } catch (ServletException e) {
      throw new ProblemException(
          RequestProblem.UNSUPPORTED_MEDIA_TYPE, "", List.of("multipart/form-data"));
    }
    return new Sent(fields, files);
  }

  private static Clear clear(String name, String type, byte[] content) {
    return new Clear(
        new FileHeader(cut(name, MOST_NAME), cut(type, MOST_TYPE), content.length), content);
  }

  private static String cut(String text, int most) {
    return text.substring(0, Math.min(most, text.length()));
  }

  private Reply tip(Sent sent, Locale locale) throws IOException {
    Optional<Held> held = doors.tokens().read(sent.field("token"));
    List<Wrong> wrong = new ArrayList<>();
    check(sent, wrong);
    held.filter(Held::isEarly).ifPresent(early -> wrong.add(early(early)));
    if (held.isEmpty()) {
      wrong.add(wrong("old"));
    }
    if (!wrong.isEmpty() || held.isEmpty()) {
      return again(sent, locale, wrong, held);
    }
    Optional<Receipt> receipt =
        sent.field("receipt").equals("none")
            ? Optional.empty()
            : Optional.of(Receipt.random(RANDOM));
    try {
      sealing.take(
          held.get().tip(),
          envelope(sent, locale),
          letter(sent),
          sent.files(),
          receipt.map(kept -> {
            try (ReceiptKeys keys = kept.keys(line.receiptSalt())) {
              return keys.address();
            }
          }));
    } catch (InvalidEnvelopeException e) {
      if (e.problem().field().equals(Optional.of(Field.CASE))) {
        return again(sent, locale, List.of(wrong("case")), held);
      }
      throw e;
    }
    return html(201, page.received(locale, receipt.map(Receipt::plaintext)));
  }

  private static void check(Sent sent, List<Wrong> wrong) {
    if (sent.field("office").isEmpty()) {
      wrong.add(wrong("office"));
    }
    if (sent.field("text").isEmpty()) {
      wrong.add(wrong("text"));
    }
    if (sent.field("text").length() > TipMarkup.MOST_TEXT
        || sent.field("contact").length() > TipMarkup.MOST_CONTACT) {
      wrong.add(wrong("long"));
    }
  }

  private static Wrong wrong(String why) {
    return new Wrong(why, TipMarkup.WORDING.label("tip.why." + why));
  }

  private static Wrong early(Held held) {
    return new Wrong("early", TipMarkup.WORDING.label("tip.why.early", seconds(held)));
  }

  /** Whole seconds after which it may be sent. */
  static long seconds(Held held) {
    return held.left().plusMillis(999).toSeconds();
  }

  private Reply again(Sent sent, Locale locale, List<Wrong> wrong, Optional<Held> held) {
    Held token = held.orElseGet(doors::issue);
    return html(422, page.form(locale, sent.fields(), token, doors.gate().isFlood(), wrong));
  }

  private static Reply html(int status, byte[] body) {
    return new Reply(status, RegistryJourney.HTML, body);
  }

  private static Map<String, String> envelope(Sent sent, Locale locale) {
    Map<String, String> envelope = new LinkedHashMap<>();
    for (String field : ENVELOPE) {
      String value = sent.field(field);
      if (field.equals("case")) {
        value = value.toUpperCase(Locale.ROOT).replaceAll("\\s", "");
      }
      if (!value.isEmpty()) {
        envelope.put(field, value);
      }
    }
    envelope.put("form", "1");
    envelope.put("lang", locale.getLanguage());
    return envelope;
  }

  private static Map<String, String> letter(Sent sent) {
    return sent.field("contact").isEmpty()
        ? Map.of("text", sent.field("text"))
        : Map.of("text", sent.field("text"), "contact", sent.field("contact"));
  }

  private Reply back(Sent sent, Locale locale) {
    Receipt receipt;
    try {
      receipt = Receipt.parse(sent.field("return-receipt"));
    } catch (InvalidReceiptException e) {
      String why = e.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
      return again(new Sent(Map.of(), List.of()), locale, List.of(wrong(why)), Optional.empty());
    }
    try (ReceiptKeys keys = receipt.keys(line.receiptSalt())) {
      MailboxPage mailbox = line.mailbox().open(keys.lookup(), 0);
      if (!mailbox.known()) {
        return again(
            new Sent(Map.of(), List.of()), locale, List.of(wrong("unknown")), Optional.empty());
      }
      boolean adds = !sent.field("more").isEmpty();
      if (adds) {
        sealing.add(
            keys.lookup(), mailbox, Map.of("text", cut(sent.field("more"), TipMarkup.MOST_TEXT)));
        mailbox = line.mailbox().open(keys.lookup(), 0);
      }
      return html(200, page.mailbox(locale, mailbox.state(), replies(mailbox, keys, locale), adds));
    }
  }

  private List<String> replies(MailboxPage first, ReceiptKeys keys, Locale locale) {
    List<String> texts = new ArrayList<>();
    TipContext context = TipContext.ofHash(first.tip(), first.envelopeHash());
    MailboxPage mailbox = first;
    while (texts.size() < first.replies()) {
      for (int place = 0; place < TipMailbox.PAGE && texts.size() < first.replies(); place++) {
        try (TipLetter reply = mailbox.page().get(place).open(keys.key(), context, texts.size())) {
          texts.add(
              LetterContent.read(reply)
                  .map(LetterContent::text)
                  .orElseGet(() -> TipMarkup.WORDING.text(locale, "tip.other-form")));
        } catch (DoesNotOpenException e) {
          texts.add(TipMarkup.WORDING.text(locale, "tip.unreadable"));
        }
      }
      mailbox = line.mailbox().open(keys.lookup(), texts.size());
    }
    return texts;
  }
}
