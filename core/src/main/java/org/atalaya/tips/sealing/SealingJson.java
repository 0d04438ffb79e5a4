// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON read strictly: one object, each field once, none that is not known. */
final class SealingJson {

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private SealingJson() {}

  static JsonMapper mapper() {
    return STRICT;
  }

  /**
   * Reads an object.
   *
   * @param what to call it in a message
   * @throws IllegalArgumentException that names the fault, never a value
   */
  static JsonNode object(byte[] json, String what, Set<String> fields) {
    try {
      JsonNode root = STRICT.readTree(json);
      checkFields(root, what, fields);
      return root;
    } catch (JacksonException e) {
      // Not its message, which quotes what it read.
      throw new IllegalArgumentException(what + " is no JSON, or has a field twice");
    }
  }

  /** Checks that it is an object with exactly these fields. */
  static void checkFields(JsonNode node, String what, Set<String> fields) {
    if (!node.isObject() || !fields.equals(Set.copyOf(node.propertyNames()))) {
      throw new IllegalArgumentException(
          what
              + " is an object with exactly the fields "
              + String.join(", ", new TreeSet<>(fields)));
    }
  }

  static String text(JsonNode node, String field) {
    if (!node.path(field).isString()) {
      throw new IllegalArgumentException("'" + field + "' is a text");
    }
    return node.path(field).stringValue();
  }
}
