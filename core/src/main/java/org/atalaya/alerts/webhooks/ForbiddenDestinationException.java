// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.webhooks;

/** A webhook leads to where none may. */
public final class ForbiddenDestinationException extends RuntimeException {

  ForbiddenDestinationException(String why) {
    super("the webhook is not used: " + why);
  }
}
