// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the sender says of a file: data, never a path and never believed. Not in {@link #toString}.
 *
 * @param name as it was called, at most 255 characters; may be empty
 * @param type as the sender's browser called it, at most 127 characters; may be empty
 * @param size bytes, at most {@link SealedFiles#MOST_BYTES}
 */
public record FileHeader(String name, String type, long size) {

  private static final int MOST_NAME = 255;
  private static final int MOST_TYPE = 127;
  private static final Set<String> FIELDS = Set.of("name", "type", "size");
  private static final JsonMapper JSON = SealingJson.mapper();

  public FileHeader {
    if (name.length() > MOST_NAME || type.length() > MOST_TYPE) {
      throw new IllegalArgumentException(
          "a file's name has at most %d characters, its type %d; given: %d and %d"
              .formatted(MOST_NAME, MOST_TYPE, name.length(), type.length()));
    }
    if (size < 0 || size > SealedFiles.MOST_BYTES) {
      throw new IllegalArgumentException(
          "a file has at most %d bytes, given: %d".formatted(SealedFiles.MOST_BYTES, size));
    }
  }

  byte[] json() {
    return JSON.writeValueAsBytes(
        JSON.createObjectNode().put("name", name).put("type", type).put("size", size));
  }

  static FileHeader parse(byte[] json) {
    JsonNode root = SealingJson.object(json, "the header of a file", FIELDS);
    if (!root.path("size").isIntegralNumber() || !root.path("size").canConvertToLong()) {
      throw new IllegalArgumentException("the size of a file is a whole number");
    }
    return new FileHeader(
        SealingJson.text(root, "name"),
        SealingJson.text(root, "type"),
        root.path("size").longValue());
  }

  /** The size alone. */
  @Override
  public String toString() {
    return "FileHeader[not shown, " + size + " bytes]";
  }
}
