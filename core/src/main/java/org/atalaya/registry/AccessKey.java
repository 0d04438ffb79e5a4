// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

/**
 * Opens a request: for whoever handed it in to prove an identity, afterwards for the proved holder
 * to collect. Kept nowhere: it follows from the key of the request. Not in {@link #toString}.
 *
 * @param text 32 digits and capital letters; of something else, what is left of it
 */
public record AccessKey(String text) {

  /** Reads what people type, in any groups; what is no code becomes one that fits nothing. */
  public AccessKey {
    text = SecretCode.read(text);
  }

  static AccessKey of(byte[] bytes) {
    return new AccessKey(SecretCode.write(bytes));
  }

  /** As it is shown, in groups of four. */
  public String grouped() {
    return SecretCode.grouped(text);
  }

  /** Without the code. */
  @Override
  public String toString() {
    return "AccessKey[not shown]";
  }
}
