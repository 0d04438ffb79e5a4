// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.atalaya.cases.Wording;
import org.atalaya.tips.LookupId;
import org.atalaya.tips.MailboxAddress;
import org.atalaya.tips.SealedPart;
import org.atalaya.tips.SealedTip;
import org.atalaya.tips.sealing.SealedLetter;
import org.atalaya.tips.sealing.TipContext;
import org.atalaya.tips.sealing.TipId;
import org.atalaya.tips.sealing.WrappedKey;
import org.atalaya.widgets.web.FieldException.Wrong;
import org.jspecify.annotations.Nullable;

/**
 * The fields of requests to the tip line: bytes are in base64url without padding. What is wrong is
 * named by its field, and never echoed.
 */
final class TipFields {

  static final String ID = "id";
  static final String ENVELOPE = "envelope";
  static final String LETTER = "letter";
  static final String FOR_UNIT = "forUnit";
  static final String FOR_RECOVERY = "forRecovery";
  static final String LOOKUP_HASH = "lookupHash";
  static final String MAILBOX_KEY = "mailboxKey";
  static final String LOOKUP = "lookup";
  static final String FROM = "from";
  static final String PART = "part";
  static final String WORK = "proofOfWork";

  static final List<String> TIP =
      List.of(ID, ENVELOPE, LETTER, FOR_UNIT, FOR_RECOVERY, LOOKUP_HASH, MAILBOX_KEY, WORK);
  static final List<String> LOOK = List.of(LOOKUP, FROM);
  static final List<String> ADDITION = List.of(LOOKUP, PART, LETTER, FOR_UNIT, FOR_RECOVERY, WORK);

  private static final Wording WORDING = Wording.of(TipFields.class);
  private static final int MOST_REPLIES = 10_000;

  private final Map<String, String> values;
  private final List<Wrong> wrong = new ArrayList<>();

  TipFields(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** The solution of a challenge. */
  String work() {
    return values.getOrDefault(WORK, "");
  }

  /** The whole tip. */
  SealedTip tip() {
    TipId id = read(ID, TipId::new);
    byte[] envelope = read(ENVELOPE, TipFields::envelope);
    SealedPart letter = letter();
    Optional<MailboxAddress> mailbox = mailbox();
    return new SealedTip(known(id), known(envelope), letter, mailbox);
  }

  private static byte[] envelope(String text) {
    byte[] bytes = bytes(text);
    if (bytes.length == 0 || bytes.length > SealedTip.MOST_ENVELOPE_BYTES) {
      throw new IllegalArgumentException("an envelope of another length");
    }
    return bytes;
  }

  /** Both or neither: without the key nobody could answer, without the hash nobody return. */
  private Optional<MailboxAddress> mailbox() {
    if (!values.containsKey(LOOKUP_HASH) && !values.containsKey(MAILBOX_KEY)) {
      return Optional.empty();
    }
    byte[] hash = read(LOOKUP_HASH, TipFields::bytes32);
    byte[] key = read(MAILBOX_KEY, TipFields::bytes32);
    return Optional.of(new MailboxAddress(known(hash), known(key)));
  }

  /** A letter with the wraps of its key. */
  SealedPart letter() {
    SealedLetter letter = read(LETTER, text -> SealedLetter.of(bytes(text)));
    WrappedKey forUnit = read(FOR_UNIT, text -> WrappedKey.of(bytes(text)));
    WrappedKey forRecovery = read(FOR_RECOVERY, text -> WrappedKey.of(bytes(text)));
    return new SealedPart(known(letter), known(forUnit), known(forRecovery));
  }

  /** By what a mailbox is found. */
  LookupId lookup() {
    return known(read(LOOKUP, text -> new LookupId(bytes(text))));
  }

  /** Number of the first answer, from 0. */
  int from() {
    return values.containsKey(FROM) ? known(read(FROM, text -> number(text, 0, MOST_REPLIES))) : 0;
  }

  /** Number of a letter. */
  int part() {
    return known(read(PART, text -> number(text, 1, TipContext.MOST_PARTS)));
  }

  private static int number(String text, int least, int most) {
    int number = Integer.parseInt(text);
    if (number < least || number > most) {
      throw new IllegalArgumentException("a number beyond its range");
    }
    return number;
  }

  private static byte[] bytes(String text) {
    if (text.indexOf('=') >= 0) {
      throw new IllegalArgumentException("base64url without padding is written in one way");
    }
    return Base64.getUrlDecoder().decode(text);
  }

  private static byte[] bytes32(String text) {
    byte[] bytes = bytes(text);
    if (bytes.length != LookupId.BYTES) {
      throw new IllegalArgumentException("bytes of another number");
    }
    return bytes;
  }

  /** Without the cause: its message may have what was given. */
  private <T> @Nullable T read(String field, Function<String, T> reading) {
    try {
      return reading.apply(values.getOrDefault(field, ""));
    } catch (IllegalArgumentException e) {
      wrong.add(new Wrong(field, WORDING.label("tip.wrong." + field)));
      return null;
    }
  }

  private <T> T known(@Nullable T value) {
    if (value == null) {
      throw new FieldException(wrong);
    }
    return value;
  }

  /** Without what is in it. */
  @Override
  public String toString() {
    return "TipFields[not shown]";
  }
}
