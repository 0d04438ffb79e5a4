// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import org.atalaya.Observatory;

/**
 * Figures that the application counts itself, in the place of those of an observatory elsewhere. An
 * application that has records puts one into its context, as the attribute {@link #ATTRIBUTE},
 * before a portlet shows something.
 */
public interface OwnObservatory {

  /** Its name in the context of the application. */
  String ATTRIBUTE = "org.atalaya.portlet.OwnObservatory";

  /**
   * The public questions.
   *
   * @throws SettingException if the records could not be opened
   */
  Observatory observatory();

  /** The address below which the application answers at {@code /v1}, without a slash at its end. */
  String api();

  /**
   * A public file of the statistics.
   *
   * @param address what follows {@code /v1}, from the slash on, with its query
   * @throws SettingException if the records could not be opened
   */
  PublicFile file(String address);
}
