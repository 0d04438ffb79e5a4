// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.atalaya.cases.Wording;
import org.atalaya.registry.internal.CertificateTable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a certificate says as signed JSON, for those who verify without asking: it can be relied on
 * for at most 30 days and while its place in the status list is 0.
 *
 * <pre>{@code
 * {"iss": "Ministerio Público", "jti": "…", "iat": 1772463600, "exp": 1775055600,
 *  "asOf": "2026-03-02", "validUntil": "2026-09-02",
 *  "says": {"es": "…", "en": "…"},
 *  "holder": {"givenNames": "…", "familyNames": "…", "birthDate": "…",
 *    "document": {"kind": "national-number", "country": "GTM", "number": "…"}},
 *  "status": {"list": 0, "index": 4711}}
 * }</pre>
 */
final class CertificateStatement {

  private static final String TYPE = "certificate-of-absence+jwt";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Wording WORDING = Wording.of(CertificateStatement.class);

  private CertificateStatement() {}

  /** What is said, in a language. */
  static String says(Locale language, LocalDate asOf) {
    return WORDING.text(language, "certificate.says", RegistryDates.inWords(language, asOf));
  }

  static String sign(
      RegistryParts parts, SigningKeys keys, RegistrySubject subject, CertificateTable.Row row) {
    Clock clock = parts.clock();
    Instant now = clock.instant();
    Instant end = row.validUntil().plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    Instant expires = now.plus(parts.settings().statementValidity());
    ObjectNode root = JSON.createObjectNode();
    root.put("iss", parts.settings().issuer())
        .put("jti", row.id().toString())
        .put("iat", now.getEpochSecond())
        .put("exp", (expires.isBefore(end) ? expires : end).getEpochSecond())
        .put("asOf", row.issuedOn().toString())
        .put("validUntil", row.validUntil().toString());
    ObjectNode says = root.putObject("says");
    for (Locale language : Wording.LANGUAGES) {
      says.put(language.getLanguage(), says(language, row.issuedOn()));
    }
    holder(root.putObject("holder"), subject);
    root.putObject("status").put("list", row.place().list()).put("index", row.place().index());
    return keys.sign(TYPE, root);
  }

  private static void holder(ObjectNode holder, RegistrySubject subject) {
    holder
        .put("givenNames", subject.name().given())
        .put("familyNames", subject.name().family())
        .put("birthDate", subject.birthDate().toString());
    holder
        .putObject("document")
        .put("kind", DocumentKind.of(subject.document()).code())
        .put("country", subject.document().country())
        .put("number", subject.document().number());
  }
}
