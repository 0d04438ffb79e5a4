// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.cap;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A message of the Common Alerting Protocol, of any version. Its texts are a stranger's: plain
 * text, to be escaped wherever they are shown. Texts that are there but empty are absent here.
 *
 * @param version 1.0, 1.1 or 1.2
 * @param restriction whom it is for, where the scope is {@code RESTRICTED}
 * @param addresses whom it is for, where the scope is {@code PRIVATE}
 * @param references what it updates, cancels or answers
 * @param infos what it says, as a rule once for each language
 */
public record CapMessage(
    String version,
    String identifier,
    String sender,
    OffsetDateTime sent,
    Status status,
    MessageType type,
    Scope scope,
    Optional<String> source,
    Optional<String> restriction,
    Optional<String> addresses,
    List<String> codes,
    Optional<String> note,
    List<Reference> references,
    Optional<String> incidents,
    List<CapInfo> infos) {

  public CapMessage {
    codes = List.copyOf(codes);
    references = List.copyOf(references);
    infos = List.copyOf(infos);
  }

  /** Whether it is meant: only {@code ACTUAL} may be shown as an alert. */
  public enum Status {
    ACTUAL,
    EXERCISE,
    SYSTEM,
    TEST,
    DRAFT
  }

  /** What it does to those that came before. */
  public enum MessageType {
    ALERT,
    UPDATE,
    CANCEL,
    ACK,
    ERROR
  }

  /** Whom it is for: only {@code PUBLIC} may be shown to everyone. */
  public enum Scope {
    PUBLIC,
    RESTRICTED,
    PRIVATE
  }

  /** The message that another refers to. */
  public record Reference(String sender, String identifier, OffsetDateTime sent) {}

  /** Nothing of its texts, which may name a person. */
  @Override
  public String toString() {
    return "CapMessage[version=%s, type=%s, sent=%s]".formatted(version, type, sent);
  }
}
