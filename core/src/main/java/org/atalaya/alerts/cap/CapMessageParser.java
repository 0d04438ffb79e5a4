// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.cap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads an {@code alert} element. The order of its children is let be, as most senders do. */
final class CapMessageParser {

  private static final Map<String, String> VERSIONS =
      Map.of(
          "http://www.incident.com/cap/1.0", "1.0",
          "urn:oasis:names:tc:emergency:cap:1.1", "1.1",
          "urn:oasis:names:tc:emergency:cap:1.2", "1.2");

  private static final Set<String> ONCE =
      Set.of(
          "identifier",
          "sender",
          "password",
          "sent",
          "status",
          "msgType",
          "source",
          "scope",
          "restriction",
          "addresses",
          "note",
          "references",
          "incidents");
  private static final Set<String> OFTEN = Set.of("code", "info");

  private CapMessageParser() {}

  /** Whether it is a message, of a version that is read. */
  static boolean isMessage(CapElement element) {
    return element.name().equals("alert") && VERSIONS.containsKey(element.namespace());
  }

  static CapMessage parse(CapElement alert) throws CapRefusedException {
    String version = VERSIONS.getOrDefault(alert.namespace(), "");
    boolean strict = version.equals("1.2");
    alert.only(ONCE, OFTEN);
    String identifier = CapValues.name(alert.required("identifier"), "identifier");
    CapMessage.MessageType type =
        CapValues.one(CapMessage.MessageType.class, alert.required("msgType"), "msgType");
    CapMessage.Scope scope =
        CapValues.one(CapMessage.Scope.class, alert.required("scope"), "scope");
    return new CapMessage(
        version,
        identifier,
        CapValues.name(alert.required("sender"), "sender"),
        CapValues.moment(alert.required("sent"), "sent", strict),
        CapValues.one(CapMessage.Status.class, alert.required("status"), "status"),
        type,
        scope,
        alert.text("source"),
        neededIf(scope == CapMessage.Scope.RESTRICTED, alert, "restriction"),
        neededIf(scope == CapMessage.Scope.PRIVATE, alert, "addresses"),
        alert.texts("code"),
        alert.text("note"),
        references(alert, type, strict),
        alert.text("incidents"),
        infos(alert, strict));
  }

  private static Optional<String> neededIf(boolean needed, CapElement alert, String name)
      throws CapRefusedException {
    return needed ? Optional.of(alert.required(name)) : alert.text(name);
  }

  /** All but a first alert say which messages they are about; an empty list says nothing. */
  private static List<CapMessage.Reference> references(
      CapElement alert, CapMessage.MessageType type, boolean strict) throws CapRefusedException {
    boolean stated = !alert.children("references").isEmpty();
    return stated || type != CapMessage.MessageType.ALERT
        ? CapValues.references(alert.required("references"), strict)
        : List.of();
  }

  private static List<CapInfo> infos(CapElement alert, boolean strict) throws CapRefusedException {
    List<CapInfo> infos = new ArrayList<>();
    for (CapElement info : alert.children("info")) {
      infos.add(new CapInfoParser(info, strict).parse());
    }
    return infos;
  }
}
