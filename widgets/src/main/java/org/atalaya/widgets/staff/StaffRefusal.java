// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.staff;

import java.util.Locale;

/** Why something is refused to staff. */
public enum StaffRefusal {
  SIGN_IN(401),
  SIGN_IN_AGAIN(403),
  MISSING_ROLE(403),
  FORGED(403),
  REASON(400),
  INVALID_VALUE(400),
  UNKNOWN_PARAMETER(400),
  UNKNOWN_RESOURCE(404),
  METHOD_NOT_ALLOWED(405),
  TOO_MANY_STREAMS(503),
  INTERNAL_ERROR(500);

  private final int status;

  StaffRefusal(int status) {
    this.status = status;
  }

  /** The last part of the problem's {@code type}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  int status() {
    return status;
  }
}
