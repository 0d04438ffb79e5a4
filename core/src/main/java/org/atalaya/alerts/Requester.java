// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

/** Who asks that an alert be withdrawn at once: never a name. */
public enum Requester {
  HERSELF("herself"),
  FAMILY("family"),
  SHELTER("shelter");

  private final String code;

  Requester(String code) {
    this.code = code;
  }

  /** Its name in the audit chain. */
  public String code() {
    return code;
  }
}
