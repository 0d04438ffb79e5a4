// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.tips.sealing.RecipientsException;
import org.atalaya.tips.sealing.SealedLetter;
import org.atalaya.tips.sealing.SealedReply;
import org.atalaya.tips.sealing.SignedRecipients;
import org.atalaya.tips.sealing.TipLetter;
import org.atalaya.tips.sealing.WrappedKey;

/**
 * All that reads what senders of tips write, given the same bytes: what is none of the known
 * refusals is a fault. Also where Jazzer begins, by the profile {@code fuzz}.
 */
public final class TipInputs {

  /** How many readers there are. */
  static final int READERS = 8;

  private static final EnvelopeReader READER =
      new EnvelopeReader(TipCodes.of(Guatemala.CODE_LISTS));

  private TipInputs() {}

  /** Called by Jazzer for each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    each(input);
  }

  /** How many of the readers refuse it; any other exception is a fault. */
  static int each(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    int refused = 0;
    refused += refuses(() -> READER.read(input));
    refused += refuses(() -> Receipt.parse(text));
    refused += refuses(() -> UploadTicket.parse(text));
    refused += refuses(() -> SignedRecipients.parse(input));
    refused += refusesBytes(SealedLetter::of, input);
    refused += refusesBytes(SealedReply::of, input);
    refused += refusesBytes(WrappedKey::of, input);
    refused += letter(input) ? 0 : 1;
    return refused;
  }

  private static boolean letter(byte[] input) {
    if (input.length > TipLetter.MOST_BYTES) {
      return false;
    }
    try (TipLetter letter = TipLetter.of(input)) {
      return LetterContent.read(letter).isPresent();
    }
  }

  /** Something that reads. */
  private interface Reading {
    void read() throws InvalidReceiptException, RecipientsException;
  }

  private static int refuses(Reading reading) {
    try {
      reading.read();
      return 0;
    } catch (InvalidEnvelopeException
        | InvalidReceiptException
        | TipRefusedException
        | RecipientsException e) {
      return 1;
    }
  }

  /** Of forms that are known by their length. */
  private static int refusesBytes(Consumer<byte[]> reading, byte[] input) {
    try {
      reading.accept(input);
      return 0;
    } catch (IllegalArgumentException e) {
      return 1;
    }
  }
}
