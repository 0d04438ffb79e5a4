// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.photo;

/** Ends the reading of a photo; without message and cause, which might quote the file. */
final class PhotoRefusedException extends Exception {

  private final PhotoRefusal reason;

  PhotoRefusedException(PhotoRefusal reason) {
    super(reason.code());
    this.reason = reason;
  }

  PhotoRefusal reason() {
    return reason;
  }
}
