// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.staff;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.atalaya.cases.Wording;

/** Something that is refused to who asks, with the reason; its message says nothing of a record. */
public final class StaffRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final Wording WORDING = Wording.of(StaffRefusedException.class);

  private final StaffRefusal refusal;
  private final String parameter;
  private final String given;
  private final transient List<String> allowed;

  StaffRefusedException(
      StaffRefusal refusal, String parameter, String given, List<String> allowed) {
    super(refusal.id());
    this.refusal = refusal;
    this.parameter = parameter;
    this.given = given;
    this.allowed = List.copyOf(allowed);
  }

  static StaffRefusedException of(StaffRefusal refusal) {
    return new StaffRefusedException(refusal, "", "", List.of());
  }

  static StaffRefusedException role(StaffRole... anyOf) {
    return new StaffRefusedException(
        StaffRefusal.MISSING_ROLE, "", "", Arrays.stream(anyOf).map(StaffRole::code).toList());
  }

  /** Why. */
  public StaffRefusal refusal() {
    return refusal;
  }

  /** The same in words. */
  public String text(Locale locale) {
    return WORDING.text(locale, refusal.id() + ".detail", given, String.join(", ", allowed));
  }

  String title(Locale locale) {
    return WORDING.text(locale, refusal.id() + ".title");
  }

  String parameter() {
    return parameter;
  }

  String given() {
    return given;
  }

  List<String> allowed() {
    return allowed;
  }
}
