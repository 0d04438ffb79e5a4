// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

/**
 * A feed cannot be followed just now, and is asked again later. The message holds no content of a
 * row; the store stays as it was.
 */
public final class FeedUnavailableException extends CaseFeedException {

  public FeedUnavailableException(String message) {
    super(message);
  }
}
