// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

/**
 * A feed cannot be followed as it is. The message says what has to be changed and holds no content
 * of a row; the store stays as it was.
 */
public class CaseFeedException extends RuntimeException {

  public CaseFeedException(String message) {
    super(message);
  }
}
