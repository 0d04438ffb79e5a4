// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

import java.util.HexFormat;

/**
 * A SHA-256.
 *
 * @param hex 64 hexadecimal digits
 */
public record AuditHash(String hex) {

  /** What the first entry follows. */
  public static final AuditHash ZERO = new AuditHash("0".repeat(64));

  public AuditHash {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a hash has 64 hexadecimal digits");
    }
  }

  /** A hash by its 32 bytes. */
  public static AuditHash of(byte[] bytes) {
    return new AuditHash(HexFormat.of().formatHex(bytes));
  }

  /** Its 32 bytes. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
