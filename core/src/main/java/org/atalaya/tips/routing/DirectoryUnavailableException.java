// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.routing;

/**
 * The directory gave no answer; asking later may help. Says what failed and no more: the message of
 * a database, and so the cause, may quote what was asked.
 */
public final class DirectoryUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * What failed.
   *
   * @param failed what was tried, without content
   */
  public DirectoryUnavailableException(String failed) {
    super(failed);
  }

  /** The same, with the kind of what was thrown. */
  public DirectoryUnavailableException(String failed, Exception cause) {
    super("%s (%s)".formatted(failed, cause.getClass().getSimpleName()));
    setStackTrace(cause.getStackTrace());
  }
}
