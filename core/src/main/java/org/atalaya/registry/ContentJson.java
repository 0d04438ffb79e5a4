// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.atalaya.registry.CertificateApplication.Purpose;
import org.atalaya.registry.SubjectMatch.Difference;
import org.atalaya.registry.SubjectMatch.Doubtful;
import org.atalaya.registry.SubjectMatch.Match;
import org.atalaya.registry.SubjectMatch.NoMatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A content as JSON, filled up with spaces: its length does not tell a long name from a short one,
 * nor who is listed from who was chosen at random.
 */
final class ContentJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int BLOCK = 2048;

  /** As many letters as there are differences, so that all outcomes are of one length. */
  private static final String NO_MATCH = "...";

  private static final String MATCH = "===";
  private static final String LETTERS = "DBN";

  private ContentJson() {}

  static byte[] write(RequestContent content) {
    CertificateApplication application = content.application();
    ObjectNode root = JSON.createObjectNode();
    root.set("subject", subject(application.subject()));
    root.put("contact", application.contact())
        .put("purpose", application.purpose().name())
        .put("consent", application.consent())
        .put("unworked", content.unworked())
        .put("proof", content.proof())
        .put("match", content.match() == null ? null : written(content.match()));
    for (Decision decision : content.decisions()) {
      root.withArray("decisions")
          .addObject()
          .put("act", decision.act().name())
          .put("at", decision.at().toString())
          .put("staff", decision.staff())
          .put("reason", decision.reason());
    }
    byte[] json = JSON.writeValueAsBytes(root);
    byte[] filled = Arrays.copyOf(json, (json.length / BLOCK + 1) * BLOCK);
    Arrays.fill(filled, json.length, filled.length, (byte) ' ');
    return filled;
  }

  private static ObjectNode subject(RegistrySubject subject) {
    ObjectNode node = JSON.createObjectNode();
    node.put("kind", DocumentKind.of(subject.document()).code())
        .put("country", subject.document().country())
        .put("number", subject.document().number())
        .put("birthDate", subject.birthDate().toString())
        .put("given", subject.name().given())
        .put("family", subject.name().family());
    return node;
  }

  private static String written(SubjectMatch match) {
    return switch (match) {
      case NoMatch none -> NO_MATCH;
      case Match sure -> MATCH;
      case Doubtful doubt -> {
        StringBuilder letters = new StringBuilder();
        for (Difference one : Difference.values()) {
          letters.append(doubt.differing().contains(one) ? LETTERS.charAt(one.ordinal()) : '-');
        }
        yield letters.toString();
      }
    };
  }

  static RequestContent read(byte[] json) {
    JsonNode root = JSON.readTree(json);
    CertificateApplication application =
        new CertificateApplication(
            readSubject(root.required("subject")),
            root.required("contact").asString(),
            Purpose.valueOf(root.required("purpose").asString()),
            root.required("consent").asString());
    List<Decision> decisions = new ArrayList<>();
    for (JsonNode one : root.path("decisions")) {
      decisions.add(
          new Decision(
              Decision.Act.valueOf(one.required("act").asString()),
              Instant.parse(one.required("at").asString()),
              one.required("staff").asString(),
              one.required("reason").asString()));
    }
    String match = text(root.required("match"));
    return new RequestContent(
        application,
        root.path("unworked").asBoolean(false),
        text(root.required("proof")),
        match == null ? null : readMatch(match),
        decisions);
  }

  private static RegistrySubject readSubject(JsonNode node) {
    return new RegistrySubject(
        DocumentKind.parse(node.required("kind").asString())
            .document(node.required("country").asString(), node.required("number").asString()),
        LocalDate.parse(node.required("birthDate").asString()),
        new PersonName(node.required("given").asString(), node.required("family").asString()));
  }

  private static @Nullable String text(JsonNode node) {
    return node.isNull() ? null : node.asString();
  }

  private static SubjectMatch readMatch(String letters) {
    if (letters.equals(NO_MATCH)) {
      return new NoMatch();
    }
    if (letters.equals(MATCH)) {
      return new Match();
    }
    Set<Difference> differing = EnumSet.noneOf(Difference.class);
    for (Difference one : Difference.values()) {
      if (letters.charAt(one.ordinal()) == LETTERS.charAt(one.ordinal())) {
        differing.add(one);
      }
    }
    return new Doubtful(differing);
  }
}
