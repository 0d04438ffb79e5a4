// SPDX-License-Identifier: Apache-2.0
package org.atalaya.remote;

/** An answer that is not in the form that {@link WholeJson} reads. */
final class UnreadableAnswerException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableAnswerException() {
    super("not in the form " + WholeJson.NUMBER);
  }
}
