// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

/** A text as an identifier: small letters and digits, words joined by hyphens. */
final class Slug {

  private static final int LONGEST = 36;

  private Slug() {}

  /** The identifier; {@code fallback} where no letter or digit is left. */
  static String of(String text, String fallback) {
    String joined =
        ColumnName.plain(text).replaceAll("[^a-z0-9 ]", "").strip().replaceAll(" +", "-");
    String cut = joined.length() <= LONGEST ? joined : joined.substring(0, LONGEST);
    String whole = cut.replaceAll("-+$", "");
    return whole.isEmpty() ? fallback : whole;
  }

  /** The identifier of a dimension, which begins with a letter. */
  static String ofDimension(String text) {
    String slug = of(text, "column");
    return Character.isDigit(slug.charAt(0)) ? "c-" + slug : slug;
  }
}
