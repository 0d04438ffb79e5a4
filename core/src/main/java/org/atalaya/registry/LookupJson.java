// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.atalaya.registry.SubjectMatch.Difference;
import org.atalaya.registry.SubjectMatch.Doubtful;
import org.atalaya.registry.SubjectMatch.Match;
import org.atalaya.registry.SubjectMatch.NoMatch;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What goes to a service of the register and comes back. */
final class LookupJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private LookupJson() {}

  static byte[] question(RegistrySubject subject) {
    ObjectNode root = JSON.createObjectNode();
    root.putObject("document")
        .put("kind", DocumentKind.of(subject.document()).code())
        .put("country", subject.document().country())
        .put("number", subject.document().number());
    root.put("birthDate", subject.birthDate().toString())
        .put("givenNames", subject.name().given())
        .put("familyNames", subject.name().family());
    return JSON.writeValueAsBytes(root);
  }

  /**
   * Reads an answer.
   *
   * @throws RegistryUnavailableException if it is none of those that there are
   */
  static SubjectMatch answer(byte[] body) {
    JsonNode root = read(body);
    return switch (root.path("outcome").asString("")) {
      case "no-match" -> new NoMatch();
      case "match" -> new Match();
      case "doubtful" -> new Doubtful(differing(root.path("differing")));
      default -> throw unreadable();
    };
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw unreadable();
    }
  }

  private static Set<Difference> differing(JsonNode names) {
    Set<Difference> differing = EnumSet.noneOf(Difference.class);
    for (JsonNode name : names) {
      differing.add(difference(name.asString("")));
    }
    if (differing.isEmpty()) {
      throw unreadable();
    }
    return differing;
  }

  private static Difference difference(String name) {
    for (Difference one : Difference.values()) {
      if (one.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
        return one;
      }
    }
    throw unreadable();
  }

  private static RegistryUnavailableException unreadable() {
    return new RegistryUnavailableException("the service of the register answered unreadably");
  }
}
