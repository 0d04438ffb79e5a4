// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.util.Optional;
import org.atalaya.tips.sealing.TipLetter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a letter or an answer says, as the form writes and reads it: {@code {"text": "…", "contact":
 * "…"}}. Not in {@link #toString}, and not to be kept.
 *
 * @param text what was written
 * @param contact how its sender can be reached, where that was said
 */
public record LetterContent(String text, Optional<String> contact) {

  private static final JsonMapper JSON = new JsonMapper();

  /** What a letter says; empty if it is not as the form writes it. */
  public static Optional<LetterContent> read(TipLetter letter) {
    try {
      JsonNode root = JSON.readTree(letter.plaintext());
      JsonNode text = root.path("text");
      JsonNode contact = root.path("contact");
      return text.isString()
          ? Optional.of(new LetterContent(text.stringValue(), contact.stringValueOpt()))
          : Optional.empty();
    } catch (JacksonException e) {
      // Not its message, which quotes what it read.
      return Optional.empty();
    }
  }

  /**
   * As a letter.
   *
   * @throws IllegalArgumentException if it is longer than {@link TipLetter#MOST_BYTES}
   */
  public TipLetter letter() {
    ObjectNode root = JSON.createObjectNode().put("text", text);
    contact.ifPresent(given -> root.put("contact", given));
    return TipLetter.of(JSON.writeValueAsBytes(root));
  }

  /** Without what it says. */
  @Override
  public String toString() {
    return "LetterContent[not shown]";
  }
}
