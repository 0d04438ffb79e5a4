// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

/**
 * The newest entry of a chain. Kept elsewhere (time-stamped, printed, sent to an auditor), it
 * proves later that nothing up to it was changed or cut off.
 *
 * @param position of that entry; 0 if there is none
 * @param hash of that entry
 */
public record AuditHead(long position, AuditHash hash) {

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static AuditHead parse(String text) {
    String[] parts = text.strip().split(" ", -1);
    if (parts.length != 2 || !parts[0].matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("a head is a position and a hash, with a space between");
    }
    return new AuditHead(Long.parseLong(parts[0]), new AuditHash(parts[1]));
  }

  /** Position and hash, in one line. */
  @Override
  public String toString() {
    return position + " " + hash.hex();
  }
}
