// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.dashboard;

import org.atalaya.portlet.CheckedPreferences;

/** Refuses preferences that no observatory could answer. */
public final class DashboardPreferences extends CheckedPreferences {

  /** Made by the portal. */
  public DashboardPreferences() {
    super(DashboardPortlet.PARTS::read);
  }
}
