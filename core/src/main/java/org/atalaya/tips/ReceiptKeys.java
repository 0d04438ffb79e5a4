// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import org.atalaya.tips.sealing.PrivateMailboxKey;

/**
 * What follows from a receipt. Not in {@link #toString}.
 *
 * @param lookup finds the mailbox
 * @param key opens the answers in it
 */
public record ReceiptKeys(LookupId lookup, PrivateMailboxKey key) implements AutoCloseable {

  /** What is sent with the tip. */
  public MailboxAddress address() {
    return new MailboxAddress(lookup.hash(), key.publicKey());
  }

  /** Overwrites the key. */
  @Override
  public void close() {
    key.close();
  }

  /** Without either. */
  @Override
  public String toString() {
    return "ReceiptKeys[not shown]";
  }
}
