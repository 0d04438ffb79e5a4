// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.photo;

import java.util.Locale;
import org.atalaya.cases.Label;
import org.atalaya.cases.Wording;

/** Why a file is not taken as a photo. */
public enum PhotoRefusal {
  /** More bytes than allowed. */
  TOO_LARGE,
  /** Neither JPEG nor PNG nor WebP, whatever its name says. */
  NOT_A_PHOTO,
  /** More pixels than allowed. */
  TOO_MANY_PIXELS,
  /** Too few pixels to show a face and carry the mark. */
  TOO_SMALL,
  /** So long and narrow that it cannot carry the mark. */
  TOO_NARROW,
  /** It ends before its picture does, or cannot be decoded. */
  DAMAGED,
  /** A moving picture. */
  ANIMATED,
  /** An archive, document or page, too. */
  ANOTHER_FILE_INSIDE;

  private static final Wording WORDING = Wording.of(PhotoRefusal.class);
  private static final int MILLION = 1_000_000;

  /** Its name for programs, such as {@code too-large}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What to tell who handed it in. */
  Label words(PhotoLimits limits) {
    return WORDING.label(
        "refused." + code(),
        limits.mostBytes() / (double) MILLION,
        limits.mostPixels() / (double) MILLION,
        PhotoReader.LEAST_SIDE,
        PhotoReader.MOST_RATIO);
  }
}
