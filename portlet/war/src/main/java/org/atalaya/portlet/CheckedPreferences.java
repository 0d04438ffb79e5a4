// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import jakarta.portlet.PortletPreferences;
import jakarta.portlet.PreferencesValidator;
import jakarta.portlet.ValidatorException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Refuses preferences of a form that no observatory could answer, whichever way they come. What the
 * observatory of this portal offers is checked when they are edited, and when they are shown.
 */
public abstract class CheckedPreferences implements PreferencesValidator {

  private final Consumer<UnaryOperator<String>> reader;

  /**
   * A check.
   *
   * @param reader throws {@link InvalidFieldException} for values that cannot be used
   */
  protected CheckedPreferences(Consumer<UnaryOperator<String>> reader) {
    this.reader = reader;
  }

  @Override
  public final void validate(PortletPreferences preferences) throws ValidatorException {
    try {
      reader.accept(name -> preferences.getValue(name, ""));
    } catch (InvalidFieldException e) {
      throw new ValidatorException(e.getMessage(), List.of(e.field()));
    }
  }
}
