// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.desk;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.Locale;
import org.atalaya.widgets.alertdesk.AlertDeskGuard;
import org.atalaya.widgets.desk.DeskReference;
import org.atalaya.widgets.staff.StaffAccess;
import org.atalaya.widgets.staff.StaffRefusedException;
import org.atalaya.widgets.staff.StaffRole;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** What the desk asks before an act: the role, and the password again where it is long ago. */
final class DeskRules implements AlertDeskGuard {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN_MILLISECONDS = 8000;

  private final DeskReference<StaffAccess> access;
  private final PasswordAgain password;
  private final Locale locale;

  DeskRules(StaffAccess access, PasswordAgain password, Locale locale) {
    this.access = new DeskReference<>(StaffAccess.class, access);
    this.password = password;
    this.locale = locale;
  }

  @Override
  public void before(Act act, SerializableRunnable proceed) {
    StaffRole role =
        switch (act) {
          case DRAFT -> StaffRole.DRAFT;
          case OVERRIDE, ACTIVATE, UPDATE, END -> StaffRole.ACTIVATE;
          case WITHDRAW -> StaffRole.WITHDRAW;
        };
    if (!may(role)) {
      return;
    }
    if (act == Act.DRAFT) {
      proceed.run();
    } else {
      fresh(proceed);
    }
  }

  /** Whether who is signed in has a role; told where she has not. */
  boolean may(StaffRole role) {
    try {
      access.get().require(signedIn(), role);
      return true;
    } catch (StaffRefusedException e) {
      Notification.show(e.text(locale), SHOWN_MILLISECONDS, Position.TOP_CENTER);
      return false;
    }
  }

  /** Proceeds at once where the password was given lately, and asks for it where it was not. */
  void fresh(SerializableRunnable proceed) {
    if (access.get().freshUntil(signedIn()).isPresent()) {
      proceed.run();
    } else {
      password.ask(proceed);
    }
  }

  StaffAccess access() {
    return access.get();
  }

  static Authentication signedIn() {
    return requireNonNull(
        SecurityContextHolder.getContext().getAuthentication(), "nobody is signed in");
  }
}
