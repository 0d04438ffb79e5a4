// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.internal;

import java.util.UUID;
import org.atalaya.alerts.AlertKind;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it lies in its table.
 *
 * @param draftedBy pseudonym of who began it, like {@code changedBy} and {@code assessedBy}
 * @param expiresAt like all times, in milliseconds since 1970
 * @param draft sealed, like the assessment
 */
public record AlertRow(
    UUID id,
    AlertKind kind,
    Number number,
    Stage stage,
    int version,
    Staff staff,
    @Nullable Long expiresAt,
    @Nullable Long endedAt,
    @Nullable String outcome,
    byte @Nullable [] draft,
    byte @Nullable [] assessment) {

  /** The number of a bulletin within its kind. */
  public record Number(int year, int sequence) {}

  /** Who worked on it, by pseudonym. */
  public record Staff(String drafted, String changed, @Nullable String assessed) {}

  /** Where it is in its life, as the table has it. */
  public enum Stage {
    DRAFT("draft"),
    ACTIVE("active"),
    ENDED("ended"),
    ERASED("erased");

    final String code;

    Stage(String code) {
      this.code = code;
    }
  }

  /** With another draft, by {@code pseudonym}, and thus not assessed. */
  public AlertRow drafted(String pseudonym, byte[] sealed) {
    return new AlertRow(
        id,
        kind,
        number,
        stage,
        version,
        new Staff(staff.drafted, pseudonym, null),
        expiresAt,
        null,
        null,
        sealed,
        null);
  }

  /** Changed by {@code pseudonym} in what lies elsewhere. */
  public AlertRow changed(String pseudonym) {
    return new AlertRow(
        id,
        kind,
        number,
        stage,
        version,
        new Staff(staff.drafted, pseudonym, staff.assessed),
        expiresAt,
        null,
        null,
        draft,
        assessment);
  }

  /** With an assessment, by {@code pseudonym}. */
  public AlertRow assessed(@Nullable String pseudonym, byte[] sealed) {
    return new AlertRow(
        id,
        kind,
        number,
        stage,
        version,
        new Staff(staff.drafted, staff.changed, pseudonym),
        expiresAt,
        null,
        null,
        draft,
        sealed);
  }

  /** Posted until {@code expires}. */
  public AlertRow posted(long expires, byte[] sealed) {
    return new AlertRow(
        id, kind, number, Stage.ACTIVE, version, staff, expires, null, null, sealed, assessment);
  }

  /** Over, and empty. */
  public AlertRow ended(long at, @Nullable String how) {
    return new AlertRow(id, kind, number, Stage.ENDED, version, staff, null, at, how, null, null);
  }

  /** Without its outcome. */
  public AlertRow erased() {
    return new AlertRow(
        id, kind, number, Stage.ERASED, version, staff, null, endedAt, null, null, null);
  }
}
