// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.atalaya.widgets.ElementsVersion;

/**
 * The colours, sizes and fonts of one theme, as {@code tokens.css} says.
 *
 * <pre>{@code
 * String alarm = Tokens.dark().value("alarm");
 * }</pre>
 */
public final class Tokens {

  private static final Pattern TOKEN = Pattern.compile("--([a-z0-9-]+):\\s*([^;}]+)");
  private static final Pattern USE = Pattern.compile("var\\(--([a-z0-9-]+)\\)");

  // Colours that somebody prefers stand behind the only media query.
  private static final String[] PARTS = read().split("@media", 2);
  private static final Tokens LIGHT = new Tokens(Map.of(), PARTS[0]);
  private static final Tokens DARK = new Tokens(LIGHT.values, PARTS[1]);

  private final Map<String, String> values;

  private Tokens(Map<String, String> others, String css) {
    Map<String, String> all = new LinkedHashMap<>(others);
    TOKEN.matcher(css).results().forEach(token -> all.put(token.group(1), token.group(2).strip()));
    values = Collections.unmodifiableMap(all);
  }

  private static String read() {
    String resource = "/META-INF/resources/" + ElementsVersion.PATH + "/tokens.css";
    try (InputStream in = Tokens.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the elements were built without " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tokens on light ground. */
  public static Tokens light() {
    return LIGHT;
  }

  /** The tokens on dark ground. */
  public static Tokens dark() {
    return DARK;
  }

  /** A colour for a page of somebody else's, which says by {@code color-scheme} what it is. */
  public static String either(String name) {
    return "light-dark(%s, %s)".formatted(LIGHT.value(name), DARK.value(name));
  }

  /** What stands for a token in this theme. */
  public String value(String name) {
    return Optional.ofNullable(values.get(name))
        .orElseThrow(() -> new IllegalArgumentException("there is no such token: " + name));
  }

  /** Everything by its name. */
  public Map<String, String> values() {
    return values;
  }

  /** Those that a style uses. */
  static Predicate<String> usedBy(String css) {
    Set<String> used =
        USE.matcher(css).results().map(use -> use.group(1)).collect(Collectors.toSet());
    return used::contains;
  }

  /** Declares some of these: all that are not already what they are here. */
  String declare(Predicate<String> tokens, Map<String, String> already) {
    return values.entrySet().stream()
        .filter(token -> tokens.test(token.getKey()))
        .filter(token -> !token.getValue().equals(already.get(token.getKey())))
        .map(token -> "--" + token.getKey() + ":" + token.getValue())
        .collect(Collectors.joining(";"));
  }
}
