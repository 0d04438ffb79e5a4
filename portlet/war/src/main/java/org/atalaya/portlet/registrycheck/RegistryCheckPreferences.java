// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.registrycheck;

import org.atalaya.portlet.CheckedPreferences;

/** Refuses preferences that mean nothing. */
public final class RegistryCheckPreferences extends CheckedPreferences {

  /** Made by the portal. */
  public RegistryCheckPreferences() {
    super(RegistryCheckPortlet::way);
  }
}
