// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.evidence;

import java.util.Locale;
import org.atalaya.cases.Label;
import org.atalaya.cases.Wording;

/** The copy of a file without its metadata, or why there is none. */
public sealed interface CleanCopy {

  /**
   * Here it is.
   *
   * @param mediaType {@code image/jpeg}, or {@code application/pdf} of pictures of the pages
   */
  record Made(String mediaType, byte[] bytes) implements CleanCopy {}

  /** There is none; the original is as it came. */
  record None(Reason reason) implements CleanCopy {}

  /** Why there is none. */
  enum Reason {
    /** Neither a picture nor a document of kinds that are copied. */
    OTHER_KIND,
    /** More bytes than allowed, of the file or its copy. */
    TOO_LARGE,
    /** More pixels than allowed. */
    TOO_MANY_PIXELS,
    /** More pages than allowed. */
    TOO_MANY_PAGES,
    /** It ends too early, or cannot be decoded. */
    DAMAGED,
    /** A moving picture. */
    ANIMATED,
    /** A picture that is also an archive, a document or a page. */
    ANOTHER_FILE_INSIDE,
    /** A document that asks for a password. */
    LOCKED,
    /** It was not done in time. */
    TOOK_TOO_LONG,
    /** The process ended before it was done, as for want of memory. */
    BROKE_OFF;

    private static final Wording WORDING = Wording.of(Reason.class);

    /** What to tell staff. */
    public Label words() {
      return WORDING.label("none." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
  }
}
