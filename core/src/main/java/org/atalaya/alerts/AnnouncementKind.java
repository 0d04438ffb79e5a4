// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

/** What re-publishers are told of. */
public enum AnnouncementKind {
  ALERT("alert"),
  UPDATE("update"),
  /** The alert has ended: it has to be gone from wherever it was shown. */
  CANCEL("cancel"),
  /** The same once more, as its withdrawal was not confirmed. */
  REMINDER("reminder");

  private final String code;

  AnnouncementKind(String code) {
    this.code = code;
  }

  /** Its name in messages. */
  public String code() {
    return code;
  }
}
