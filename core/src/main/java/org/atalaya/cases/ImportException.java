// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

/**
 * A file that could not be loaded. The store is as it was before. The message says what is wrong
 * and where, and holds no content of a record.
 */
public final class ImportException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ImportException(String message) {
    super(message);
  }
}
