// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

/** Whom an alert is for, which decides who may issue it and what it must say. */
public enum AlertKind {
  /** A woman of age: in Guatemala Isabel-Claudina, Decree 9-2016. */
  WOMAN("woman"),
  /** A minor: in Guatemala Alba-Keneth, Decree 28-2010. */
  CHILD("child");

  private final String code;

  AlertKind(String code) {
    this.code = code;
  }

  /** Its name in feeds, addresses and stores. */
  public String code() {
    return code;
  }
}
