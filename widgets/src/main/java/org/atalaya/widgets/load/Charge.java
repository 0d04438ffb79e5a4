// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.load;

/** What one answer has cost a client. */
@FunctionalInterface
public interface Charge {

  /** That of an answer for which nobody pays. */
  Charge NONE = () -> {};

  /** Gives it back, as the answer is not made. */
  void giveBack();
}
