// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.filter;

import org.atalaya.portlet.CheckedPreferences;

/** Refuses preferences that no observatory could answer. */
public final class FilterPreferences extends CheckedPreferences {

  /** Made by the portal. */
  public FilterPreferences() {
    super(FilterSettings::read);
  }
}
