// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.util.Locale;

/**
 * A file that could not be loaded. The store is as it was before. The message says what is wrong
 * and where, and holds no content of a record.
 */
public final class ImportException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Label text;

  /** For whoever runs imports: in English only. */
  public ImportException(String message) {
    super(message);
    text = Label.same(message);
  }

  /** For whoever made the file. */
  public ImportException(Label text) {
    super(text.in(Locale.ENGLISH));
    this.text = text;
  }

  /** The message in every language in which it was written. */
  public Label text() {
    return text;
  }

  /** The message in the language of {@code locale}, in English where it was written in no other. */
  public String text(Locale locale) {
    return text.in(locale);
  }
}
