// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.cap;

import java.util.Locale;
import org.atalaya.cases.Label;
import org.atalaya.cases.Wording;

/** Why a file is not taken as a message or index. */
public enum CapRefusal {
  /** More bytes than allowed. */
  TOO_LARGE,
  /** It has a document type, which may define entities: refused whatever is in it. */
  DOCUMENT_TYPE,
  /** It is no well-formed XML. */
  NOT_XML,
  /** Nested too deep, or too many elements or attributes. */
  TOO_COMPLEX,
  /** XML, but neither a message nor an index of messages. */
  UNKNOWN_FORMAT,
  /** An element that has to be there is not, or is empty. */
  MISSING,
  /** An element is there more often than it may. */
  REPEATED,
  /** An element that the format does not have at this place. */
  UNKNOWN_ELEMENT,
  /** The value of an element is none of those it may have. */
  VALUE;

  private static final Wording WORDING = Wording.of(CapRefusal.class);

  /** Its name for programs, such as {@code too-large}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Label words(String element) {
    return WORDING.label("refused." + code(), element, CapReader.MOST_BYTES / 1_000_000);
  }
}
