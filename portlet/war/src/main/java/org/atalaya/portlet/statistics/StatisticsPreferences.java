// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.statistics;

import org.atalaya.portlet.CheckedPreferences;

/** Refuses preferences that no observatory could answer. */
public final class StatisticsPreferences extends CheckedPreferences {

  /** Made by the portal. */
  public StatisticsPreferences() {
    super(StatisticsPortlet.PARTS::read);
  }
}
