// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.Locale;
import java.util.Map;
import org.atalaya.cases.Wording;

/** The page of the registry: its words and its address. */
final class RegistryPage {

  private static final String NAME = "registry-check";
  private static final Wording WORDING = Wording.of(RegistryPage.class);

  private RegistryPage() {}

  static FormPage of(RegistryWeb web, String authority) {
    return new FormPage(
        new FormPage.Frame(authority, web.exit(), web.partners(), web.identity()),
        NAME,
        "registry.page.title",
        FormPage.script("registry-page.js"));
  }

  /** The page with parameters, none of which is anybody's. */
  static String address(Map<String, String> parameters) {
    return FormPage.address(NAME, parameters);
  }

  static String text(Locale locale, String key, Object... arguments) {
    return WORDING.text(locale, key, arguments);
  }
}
