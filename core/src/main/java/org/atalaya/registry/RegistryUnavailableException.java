// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

/**
 * The register gave no answer; asking later may help. Says what failed and no more: the message of
 * a database or a service, and so the cause, may quote who was asked about.
 */
public final class RegistryUnavailableException extends RuntimeException {

  /**
   * What failed.
   *
   * @param failed what was tried, without content
   */
  public RegistryUnavailableException(String failed) {
    super(failed);
  }

  /** The same, with the kind of what was thrown. */
  public RegistryUnavailableException(String failed, Exception cause) {
    super("%s (%s)".formatted(failed, cause.getClass().getSimpleName()));
    setStackTrace(cause.getStackTrace());
  }
}
