// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.staff;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person of the staff may do. */
public enum StaffRole {
  /** Write drafts of alerts, and revise them. */
  DRAFT,
  /** Activate, update and end alerts, and decide over a danger. */
  ACTIVATE,
  /** Decide on requests for withdrawal. */
  WITHDRAW,
  /** Read who did what. */
  AUDIT,
  /** Register re-publishers and remove them. */
  REPUBLISHERS,
  /** Look at requests for certificates of absence, and decide on them. */
  CERTIFICATES,
  /** Open the tips of one's units, and work on them. Gives nothing of the others. */
  TIPS;

  /** The role in settings and messages. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role as an authority of Spring Security, {@code ROLE_ATALAYA_…}. */
  public String authority() {
    return "ROLE_ATALAYA_" + name();
  }

  /** The role of a code. */
  public static Optional<StaffRole> of(String code) {
    return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
  }

  /** All codes. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(StaffRole::code).toList();
  }
}
