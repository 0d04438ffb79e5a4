// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

/** A question that was given up, as the store took longer over it than its asker waits. */
public final class DeadlineExceededException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DeadlineExceededException() {
    super("the store did not answer in the time that was given");
  }
}
