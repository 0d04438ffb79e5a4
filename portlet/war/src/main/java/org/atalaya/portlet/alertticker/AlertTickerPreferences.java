// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.alertticker;

import org.atalaya.portlet.CheckedPreferences;

/** Refuses preferences that mean nothing. */
public final class AlertTickerPreferences extends CheckedPreferences {

  /** Made by the portal. */
  public AlertTickerPreferences() {
    super(TickerSettings::read);
  }
}
