// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.identity;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.atalaya.charts.Contrast;

/**
 * An institution's colour in the place of the violet of the house: for links, buttons, focus and
 * the band with its name. Charts keep their colours, which are told apart by everyone.
 *
 * @param light on light ground, as {@code #rrggbb}
 * @param dark on dark ground, as {@code #rrggbb}
 */
public record Accent(String light, String dark) {

  /** Success criterion 1.4.3 of WCAG 2.2. */
  private static final double TEXT = 4.5;

  /** What it stands on. */
  private static final List<String> GROUNDS = List.of("ground", "page", "notice");

  /** What elements within the page take for theirs. */
  private static final String ELEMENTS = "atalaya-accent";

  private static final double TINT = 0.06;
  private static final double SHADE = 0.55;

  /**
   * A checked pair.
   *
   * @throws IllegalArgumentException if one is no colour, or cannot be read as text
   */
  public Accent {
    check("light", light, Tokens.light());
    check("dark", dark, Tokens.dark());
  }

  private static void check(String which, String colour, Tokens tokens) {
    if (!colour.matches("#[0-9a-fA-F]{6}")) {
      throw new IllegalArgumentException(
          "atalaya.identity.accent.%s must be a colour such as %s. Provided value: %s"
              .formatted(which, tokens.value("accent"), colour));
    }
    for (String name : GROUNDS) {
      String ground = tokens.value(name);
      double contrast = Contrast.of(colour, ground);
      if (contrast < TEXT) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "atalaya.identity.accent.%s must have a contrast of at least %.1f to %s, to be read"
                    + " there. Provided value: %s, which has %.1f",
                which,
                TEXT,
                ground,
                colour,
                contrast));
      }
    }
  }

  /** Declares the tokens that follow from it, for light ground. */
  String declareLight() {
    return declare(
        Map.of(
            "accent",
            light,
            ELEMENTS,
            light,
            "on-accent",
            Tokens.light().value("ground"),
            "tint",
            mixed(Tokens.light().value("ground"), light, TINT),
            "brand",
            light,
            "on-brand",
            Tokens.light().value("ground"),
            "on-brand-muted",
            Tokens.light().value("ground"),
            "on-brand-mark",
            Tokens.light().value("ground")));
  }

  /** The same for dark ground. */
  String declareDark() {
    String ground = Tokens.dark().value("ground");
    return declare(
        Map.of(
            "accent",
            dark,
            ELEMENTS,
            dark,
            "on-accent",
            ground,
            "tint",
            mixed(ground, dark, TINT),
            "brand",
            mixed(light, ground, SHADE)));
  }

  private static String declare(Map<String, String> tokens) {
    return tokens.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(token -> "--" + token.getKey() + ":" + token.getValue())
        .collect(Collectors.joining(";"));
  }

  /** So much of a second colour in a first one. */
  private static String mixed(String first, String second, double part) {
    return IntStream.of(1, 3, 5)
        .mapToLong(at -> Math.round(channel(first, at) * (1 - part) + channel(second, at) * part))
        .mapToObj("%02x"::formatted)
        .collect(Collectors.joining("", "#", ""));
  }

  private static int channel(String colour, int at) {
    return Integer.parseInt(colour.substring(at, at + 2), 16);
  }
}
