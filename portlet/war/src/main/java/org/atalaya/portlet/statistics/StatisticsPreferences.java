// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.statistics;

import jakarta.portlet.PortletPreferences;
import jakarta.portlet.PreferencesValidator;
import jakarta.portlet.ValidatorException;
import java.util.List;
import org.atalaya.portlet.InvalidFieldException;
import org.atalaya.portlet.Presentation;

/**
 * Refuses preferences of a form that no observatory could answer, whichever way they come. What the
 * observatory of this portal offers is checked when they are edited, and when they are shown.
 */
public final class StatisticsPreferences implements PreferencesValidator {

  @Override
  public void validate(PortletPreferences preferences) throws ValidatorException {
    try {
      Presentation.read(id -> preferences.getValue(id, ""));
    } catch (InvalidFieldException e) {
      throw new ValidatorException(e.getMessage(), List.of(e.field().id()));
    }
  }
}
