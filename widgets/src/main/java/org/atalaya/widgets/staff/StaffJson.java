// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.staff;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.atalaya.alerts.Alert;
import org.atalaya.alerts.AlertState;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.AuditEntry;
import org.atalaya.operations.AuditHead;
import org.atalaya.operations.AuditVerification.Broken;
import org.atalaya.operations.AuditVerification.Intact;
import org.atalaya.operations.BreakGlass;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The documents of the staff's API. */
final class StaffJson {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int ENTRIES = 500;

  private final AuditChain audit;

  StaffJson(AuditChain audit) {
    this.audit = audit;
  }

  static JsonNode session(
      Authentication who,
      Set<StaffRole> roles,
      Optional<Instant> freshUntil,
      @Nullable CsrfToken token) {
    ObjectNode document = JSON.createObjectNode().put("name", who.getName());
    roles.stream().map(StaffRole::code).forEach(document.putArray("roles")::add);
    freshUntil.ifPresent(until -> document.put("freshUntil", until.toString()));
    if (token != null) {
      document
          .putObject("csrf")
          .put("header", token.getHeaderName())
          .put("token", token.getToken());
    }
    return document;
  }

  /** A list names nobody. */
  static JsonNode alerts(Collection<Alert> alerts) {
    ObjectNode document = JSON.createObjectNode();
    ArrayNode list = document.putArray("alerts");
    alerts.forEach(alert -> list.add(head(alert)));
    return document;
  }

  private static ObjectNode head(Alert alert) {
    ObjectNode head =
        JSON.createObjectNode()
            .put("id", alert.id().toString())
            .put("number", alert.number())
            .put("kind", alert.kind().name().toLowerCase(Locale.ROOT))
            .put("version", alert.version());
    switch (alert.state()) {
      case AlertState.Draft draft -> head.put("state", "draft");
      case AlertState.Active active ->
          head.put("state", "active").put("expires", active.expires().toString());
      case AlertState.Updated updated ->
          head.put("state", "updated").put("expires", updated.expires().toString());
      case AlertState.Ended ended ->
          head.put("state", "ended")
              .put("outcome", ended.outcome().code())
              .put("endedAt", ended.at().toString());
      case AlertState.Erased erased ->
          head.put("state", "erased").put("endedAt", erased.endedAt().toString());
    }
    return head;
  }

  static JsonNode alert(Alert alert) {
    ObjectNode document = head(alert).put("photo", alert.photo());
    alert.draft().ifPresent(draft -> document.set("draft", JSON.valueToTree(draft)));
    alert
        .assessment()
        .ifPresent(assessment -> document.set("assessment", JSON.valueToTree(assessment)));
    ArrayNode announcements = document.putArray("announcements");
    alert
        .announcements()
        .forEach(each ->
            announcements
                .addObject()
                .put("revision", each.revision())
                .put("sent", each.sent().toString()));
    return document;
  }

  JsonNode entriesOf(UUID subject) {
    ObjectNode document = JSON.createObjectNode();
    entries(document, audit.of(subject.toString()));
    return document;
  }

  /** Whether it is whole, and a page of it. */
  JsonNode chain(long after) {
    ObjectNode document = JSON.createObjectNode();
    switch (audit.verify(Optional.empty())) {
      case Intact(AuditHead head) ->
          document.put("intact", true).putObject("head").put("position", head.position());
      case Broken(long position, var defect) ->
          document
              .put("intact", false)
              .putObject("broken")
              .put("position", position)
              .put("defect", defect.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    entries(document, audit.after(after, ENTRIES));
    return document;
  }

  private static void entries(ObjectNode document, List<AuditEntry> entries) {
    ArrayNode list = document.putArray("entries");
    entries.forEach(entry ->
        list.addObject()
            .put("position", entry.position())
            .put("at", entry.at().toString())
            .put("actor", entry.actor())
            .put("act", entry.act())
            .put("subject", entry.subject()));
  }

  AuditHead head() {
    return audit.head();
  }

  static JsonNode taken(List<BreakGlass.Taken> taken) {
    ObjectNode document = JSON.createObjectNode();
    ArrayNode list = document.putArray("taken");
    taken.forEach(each -> list.add(taken(each)));
    return document;
  }

  static JsonNode taken(BreakGlass.Taken taken) {
    return JSON.createObjectNode()
        .put("id", taken.id().toString())
        .put("actor", taken.actor())
        .put("role", taken.role())
        .put("reason", taken.reason())
        .put("since", taken.since().toString())
        .put("until", taken.until().toString());
  }
}
