// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.identity;

import java.util.Map;
import java.util.function.Predicate;

/**
 * Who decides whether a page is light or dark. What it declares stands before the page's own style,
 * so that this names tokens by {@code var(--text)} and no colour of its own.
 */
public enum Scheme {
  /** Nobody: it is light. */
  LIGHT(":root{color-scheme:light;%1$s}"),

  /** The address, by the class {@code dark} of a part of the page. */
  CHOSEN(":root{color-scheme:light;%1$s}.dark{color-scheme:dark;%2$s}"),

  /** The reader's device; on paper it is light. */
  READERS(
      ":root{color-scheme:light;%1$s}"
          + "@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;%2$s}}");

  private final String form;

  Scheme(String form) {
    this.form = form;
  }

  /** All tokens, for a page that gets further style sheets. */
  public String whole() {
    return declare(token -> true);
  }

  /** A page's style, after those tokens that it uses. */
  public String style(String css) {
    return declare(Tokens.usedBy(css)) + "\n" + css;
  }

  /** What has a page show another accent. */
  String style(Accent accent) {
    return form.formatted(accent.declareLight(), accent.declareDark());
  }

  private String declare(Predicate<String> tokens) {
    Tokens light = Tokens.light();
    return form.formatted(
        light.declare(tokens, Map.of()), Tokens.dark().declare(tokens, light.values()));
  }
}
