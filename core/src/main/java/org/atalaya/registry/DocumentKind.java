// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import org.atalaya.registry.IdentityDocument.NationalNumber;
import org.atalaya.registry.IdentityDocument.Passport;

/** The kinds of {@link IdentityDocument} by the words that stand for them outside of Java. */
public enum DocumentKind {
  NATIONAL_NUMBER("national-number"),
  PASSPORT("passport");

  private final String code;

  DocumentKind(String code) {
    this.code = code;
  }

  /** The kind of a document. */
  public static DocumentKind of(IdentityDocument document) {
    return switch (document) {
      case NationalNumber number -> NATIONAL_NUMBER;
      case Passport passport -> PASSPORT;
    };
  }

  /**
   * The kind with a code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static DocumentKind parse(String code) {
    for (DocumentKind kind : values()) {
      if (kind.code.equals(code)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("kind of document: allowed: national-number, passport");
  }

  /** The word that stands for it. */
  public String code() {
    return code;
  }

  /** A document of this kind. */
  public IdentityDocument document(String country, String number) {
    return switch (this) {
      case NATIONAL_NUMBER -> new NationalNumber(country, number);
      case PASSPORT -> new Passport(country, number);
    };
  }
}
