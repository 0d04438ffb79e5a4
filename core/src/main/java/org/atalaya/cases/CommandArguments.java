// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a command: options {@code --name=value}, each at most once, and the rest.
 *
 * @param options values by name, without the dashes
 * @param rest what is no option, in order
 * @param areUnderstood whether every option is known, has a value and is there once, and the
 *     language is one that is shipped
 */
public record CommandArguments(
    Map<String, String> options, List<String> rest, boolean areUnderstood) {

  private static final int MOST_SHOWN = 60;
  private static final String LANGUAGE = "lang";

  public CommandArguments {
    options = Map.copyOf(options);
    rest = List.copyOf(rest);
  }

  /**
   * Reads arguments.
   *
   * @param allowed names of the options beside {@code lang}
   */
  public static CommandArguments read(List<String> arguments, Set<String> allowed) {
    Map<String, String> options = new LinkedHashMap<>();
    List<String> rest = new ArrayList<>();
    boolean understood = true;
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--")) {
        rest.add(argument);
        continue;
      }
      String name = argument.substring(2, Math.max(2, equals));
      boolean known = name.equals(LANGUAGE) || allowed.contains(name);
      understood &= known && options.put(name, argument.substring(equals + 1)) == null;
    }
    boolean shipped = !options.containsKey(LANGUAGE) || shipped(options.get(LANGUAGE)).isPresent();
    return new CommandArguments(options, rest, understood && shipped);
  }

  private static Optional<Locale> shipped(@Nullable String language) {
    return Wording.LANGUAGES.stream()
        .filter(locale -> locale.getLanguage().equals(language))
        .findFirst();
  }

  /** The language that was asked for; Spanish if none was, or one that is not shipped. */
  public Locale language() {
    return shipped(options.get(LANGUAGE)).orElse(Wording.LANGUAGES.getFirst());
  }

  /**
   * The files: what comes after the first of the rest.
   *
   * @throws IllegalArgumentException naming one that cannot be a path
   */
  public List<Path> files() {
    return rest.stream().skip(1).map(CommandArguments::path).toList();
  }

  /**
   * What was given as a path.
   *
   * @throws IllegalArgumentException naming it, if it cannot be one
   */
  public static Path path(String given) {
    try {
      return Path.of(given);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(ForeignText.shown(given, MOST_SHOWN), e);
    }
  }

  /** The value of an option. */
  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }
}
