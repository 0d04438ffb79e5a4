// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.atalaya.tips.sealing.RecipientsException.Reason;
import tools.jackson.databind.JsonNode;

/**
 * A list of recipients as it is published: its bytes and what the root signed, both in base64url.
 *
 * <pre>{@code
 * Recipients recipients = SignedRecipients.parse(file).verify(root, clock.instant(), seen);
 * }</pre>
 */
public final class SignedRecipients {

  private static final Set<String> FIELDS = Set.of("recipients", "signature");
  private static final int MOST_BYTES = 256 * 1024;

  private final byte[] recipients;
  private final byte[] signature;

  private SignedRecipients(byte[] recipients, byte[] signature) {
    this.recipients = recipients;
    this.signature = signature;
  }

  /**
   * Reads the file.
   *
   * @throws RecipientsException if it cannot be read
   */
  public static SignedRecipients parse(byte[] file) throws RecipientsException {
    if (file.length > MOST_BYTES) {
      throw new RecipientsException(Reason.FORM, ": it has more than 256 KiB");
    }
    try {
      JsonNode root = SealingJson.object(file, "the file", FIELDS);
      return new SignedRecipients(
          Base64.getUrlDecoder().decode(SealingJson.text(root, "recipients")),
          Base64.getUrlDecoder().decode(SealingJson.text(root, "signature")));
    } catch (IllegalArgumentException e) {
      throw new RecipientsException(Reason.FORM, ": " + e.getMessage());
    }
  }

  static SignedRecipients of(byte[] recipients, byte[] signature) {
    return new SignedRecipients(recipients.clone(), signature.clone());
  }

  /**
   * The list, if it may be used.
   *
   * @param seen version of the newest list that was used before; 0 where there was none
   * @throws RecipientsException if it may not
   */
  public Recipients verify(RootKey root, Instant now, int seen) throws RecipientsException {
    if (!root.verifies(recipients, signature)) {
      throw new RecipientsException(Reason.SIGNATURE, "");
    }
    Recipients read;
    try {
      read = Recipients.parse(recipients);
    } catch (IllegalArgumentException e) {
      throw new RecipientsException(Reason.FORM, ": " + e.getMessage());
    }
    if (read.version() < seen) {
      throw new RecipientsException(
          Reason.OLDER, ": version %d after %d".formatted(read.version(), seen));
    }
    if (now.isBefore(read.issued()) || !now.isBefore(read.expires())) {
      throw new RecipientsException(
          Reason.TIME, ": from %s to %s".formatted(read.issued(), read.expires()));
    }
    return read;
  }

  /** The file. */
  public byte[] file() {
    Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
    return SealingJson.mapper()
        .writeValueAsBytes(
            SealingJson.mapper()
                .createObjectNode()
                .put("recipients", url.encodeToString(recipients))
                .put("signature", url.encodeToString(signature)));
  }
}
