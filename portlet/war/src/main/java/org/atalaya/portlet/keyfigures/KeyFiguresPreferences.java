// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.keyfigures;

import org.atalaya.portlet.CheckedPreferences;

/** Refuses preferences that no observatory could answer. */
public final class KeyFiguresPreferences extends CheckedPreferences {

  /** Made by the portal. */
  public KeyFiguresPreferences() {
    super(KeyFiguresPortlet.PARTS::read);
  }
}
