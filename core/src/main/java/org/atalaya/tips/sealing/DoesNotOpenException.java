// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

/**
 * Something sealed does not open: it was changed, belongs to another tip, envelope or part, or to
 * another key. Says which kind of thing it is and nothing of what it holds.
 */
public final class DoesNotOpenException extends Exception {

  /** What does not open. */
  DoesNotOpenException(String what) {
    super(what + " does not open: changed, of another tip or part, or for another key");
  }
}
