// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

/**
 * How far the changes of a feed were read. What the text means only the feed knows; it is kept with
 * the rows, in the same transaction. It must hold no content of a row.
 *
 * @param text what the feed needs to go on
 */
public record Watermark(String text) {

  /** Before the first change. */
  public static final Watermark START = new Watermark("");
}
