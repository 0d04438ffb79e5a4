// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

/** The sizes in which a photo is shown. */
public enum PhotoSize {
  TICKER("ticker", 160),
  CARD("card", 480),
  POSTER("poster", 1200);

  private final String code;
  private final int pixels;

  PhotoSize(String code, int pixels) {
    this.code = code;
    this.pixels = pixels;
  }

  /** Its name in addresses. */
  public String code() {
    return code;
  }

  /** The longer side, at most, in pixels. */
  public int pixels() {
    return pixels;
  }
}
