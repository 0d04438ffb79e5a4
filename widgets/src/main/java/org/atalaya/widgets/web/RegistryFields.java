// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.atalaya.cases.Label;
import org.atalaya.cases.Wording;
import org.atalaya.guatemala.Cui;
import org.atalaya.guatemala.InvalidCuiException;
import org.atalaya.registry.AccessKey;
import org.atalaya.registry.CertificateApplication;
import org.atalaya.registry.CertificateApplication.Purpose;
import org.atalaya.registry.CertificateCode;
import org.atalaya.registry.DocumentKind;
import org.atalaya.registry.IdentityDocument;
import org.atalaya.registry.IdentityDocument.NationalNumber;
import org.atalaya.registry.IdentityDocument.Passport;
import org.atalaya.registry.InvalidPassportException;
import org.atalaya.registry.PersonName;
import org.atalaya.registry.RegistrySubject;
import org.atalaya.registry.Verifier;
import org.atalaya.widgets.web.FieldException.Wrong;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of people in requests and verifications, by the names of fields that the page and
 * the API have in common. What is read goes no further than the record made of it; {@link
 * #toString} has none of it.
 */
final class RegistryFields {

  static final String DOCUMENT = "document";
  static final String NUMBER = "number";
  static final String COUNTRY = "country";
  static final String BIRTH_DATE = "birthDate";
  static final String GIVEN = "givenNames";
  static final String FAMILY = "familyNames";
  static final String CONTACT = "contact";
  static final String PURPOSE = "purpose";
  static final String CONSENT = "consent";
  static final String CODE = "code";
  static final String FAMILY_NAME = "familyName";
  static final String VERIFIER = "verifier";
  static final String REQUEST = "request";
  static final String KEY = "key";
  static final String EVIDENCE = "evidence";
  static final String ORGANISATION = "organisation";
  static final String SHARED = "shared";

  /** Which text people agree to: to be changed with its words. */
  static final String CONSENT_VERSION = "2026-11";

  private static final Wording WORDING = Wording.of(RegistryFields.class);
  private static final String HOME = "GTM";
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_CONTACT = 200;
  private static final int LONGEST_EVIDENCE = 200;

  private final Map<String, String> values;
  private final Clock clock;
  private final List<Wrong> wrong = new ArrayList<>();

  RegistryFields(Map<String, String> values, Clock clock) {
    this.values = Map.copyOf(values);
    this.clock = clock;
  }

  /** What a purpose is called. */
  static String code(Purpose purpose) {
    return purpose.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String text(String field) {
    return values.getOrDefault(field, "").strip();
  }

  /**
   * The whole request.
   *
   * @throws FieldException with all that is wrong
   */
  CertificateApplication application() {
    IdentityDocument document = read(NUMBER, this::document);
    LocalDate birthDate = birthDate();
    PersonName name = name();
    contact();
    Purpose purpose = purpose();
    consent();
    done();
    if (document == null || birthDate == null || name == null || purpose == null) {
      throw new IllegalStateException("a field was read without a problem and without a value");
    }
    return new CertificateApplication(
        new RegistrySubject(document, birthDate, name), text(CONTACT), purpose, text(CONSENT));
  }

  /** Throws if something was wrong so far. */
  void done() {
    if (!wrong.isEmpty()) {
      throw new FieldException(wrong);
    }
  }

  private <T> @Nullable T read(String field, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (InvalidCuiException e) {
      wrong(field, e.label());
    } catch (InvalidPassportException e) {
      wrong(e.part() == InvalidPassportException.Part.COUNTRY ? COUNTRY : field, e.label());
    } catch (IllegalArgumentException e) {
      // Its words are for programmers and in one language.
      wrong(field);
    }
    return null;
  }

  private void wrong(String field) {
    wrong(field, WORDING.label("registry.wrong." + field));
  }

  private void wrong(String field, Label words) {
    wrong.add(new Wrong(field, words));
  }

  /** Checks that it is a kind of document. */
  void checkKind() {
    kind();
  }

  /** Checks the document. */
  void checkDocument() {
    read(NUMBER, this::document);
  }

  private IdentityDocument document() {
    return switch (kind()) {
      case NATIONAL_NUMBER -> new NationalNumber(HOME, Cui.parse(text(NUMBER)).digits());
      case PASSPORT -> Passport.parse(text(COUNTRY), text(NUMBER));
    };
  }

  private DocumentKind kind() {
    try {
      return DocumentKind.parse(text(DOCUMENT));
    } catch (IllegalArgumentException e) {
      throw new FieldException(
          List.of(new Wrong(DOCUMENT, WORDING.label("registry.wrong." + DOCUMENT))));
    }
  }

  /** The birth date, of 1900 to today. */
  @Nullable LocalDate birthDate() {
    try {
      LocalDate date = LocalDate.parse(text(BIRTH_DATE));
      if (!date.isBefore(EARLIEST) && !date.isAfter(LocalDate.now(clock))) {
        return date;
      }
    } catch (DateTimeException e) {
      // Said below, without what was given.
    }
    wrong(BIRTH_DATE);
    return null;
  }

  /** The name. */
  @Nullable PersonName name() {
    checkName(GIVEN);
    checkName(FAMILY);
    return wrong.stream().anyMatch(one -> List.of(GIVEN, FAMILY).contains(one.field()))
        ? null
        : new PersonName(text(GIVEN), text(FAMILY));
  }

  private void checkName(String field) {
    String text = text(field);
    // As a name with itself: what one part may be, the other may be.
    if (text.length() > LONGEST_NAME || read(field, () -> new PersonName(text, text)) == null) {
      if (wrong.stream().noneMatch(one -> one.field().equals(field))) {
        wrong(field);
      }
    }
  }

  /** Checks the contact. */
  void contact() {
    int length = text(CONTACT).length();
    if (length < 3 || length > LONGEST_CONTACT) {
      wrong(CONTACT);
    }
  }

  /** The purpose. */
  @Nullable Purpose purpose() {
    String text = text(PURPOSE);
    return Arrays.stream(Purpose.values())
        .filter(one -> code(one).equals(text))
        .findFirst()
        .orElseGet(() -> {
          wrong(PURPOSE);
          return null;
        });
  }

  /** Checks that it is this text that was agreed to. */
  void consent() {
    if (!text(CONSENT).equals(CONSENT_VERSION)) {
      wrong(CONSENT);
    }
  }

  /** The code of a certificate; what cannot be one fits nothing. */
  CertificateCode certificateCode() {
    if (text(CODE).isEmpty() || text(CODE).length() > LONGEST_NAME) {
      wrong(CODE);
    }
    return new CertificateCode(text(CODE));
  }

  /** The family name of a holder. */
  String familyName() {
    checkName(FAMILY_NAME);
    return text(FAMILY_NAME);
  }

  /** Who says to be verifying. */
  Verifier verifier() {
    Verifier verifier = read(VERIFIER, () -> Verifier.named(text(VERIFIER)));
    return verifier == null ? Verifier.named("") : verifier;
  }

  /** The number of a request; of what cannot be one, that of none. */
  UUID request() {
    UUID request = read(REQUEST, () -> UUID.fromString(text(REQUEST)));
    return request == null ? new UUID(0, 0) : request;
  }

  /** The key of a request. */
  AccessKey key() {
    if (text(KEY).isEmpty() || text(KEY).length() > LONGEST_NAME) {
      wrong(KEY);
    }
    return new AccessKey(text(KEY));
  }

  /** What is to prove an identity. */
  String evidence() {
    if (text(EVIDENCE).isEmpty() || text(EVIDENCE).length() > LONGEST_EVIDENCE) {
      wrong(EVIDENCE);
    }
    return text(EVIDENCE);
  }

  /** An organisation that may check. */
  String organisation() {
    if (read(ORGANISATION, () -> new Verifier("", text(ORGANISATION))) != null
        && text(ORGANISATION).isEmpty()) {
      wrong(ORGANISATION);
    }
    return text(ORGANISATION);
  }

  /** Whether it may check from now on. */
  boolean shared() {
    if (!List.of("true", "false").contains(text(SHARED))) {
      wrong(SHARED);
    }
    return text(SHARED).equals("true");
  }

  /** Without what is in it. */
  @Override
  public String toString() {
    return "RegistryFields[not shown]";
  }
}
