// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of a command: options {@code --name=value}, each at most once, and the rest.
 *
 * @param options values by name, without the dashes
 * @param rest what is no option, in order
 */
public record CommandArguments(Map<String, String> options, List<String> rest) {

  private static final String LANGUAGE = "lang";

  public CommandArguments {
    options = Map.copyOf(options);
    rest = List.copyOf(rest);
  }

  /**
   * Reads arguments.
   *
   * @param allowed names of the options beside {@code lang}
   * @return nothing if an option is unknown, has no value, is there twice, or names a language that
   *     is not shipped
   */
  public static Optional<CommandArguments> read(List<String> arguments, Set<String> allowed) {
    Map<String, String> options = new LinkedHashMap<>();
    List<String> rest = new ArrayList<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--")) {
        rest.add(argument);
        continue;
      }
      String name = argument.substring(2, Math.max(2, equals));
      boolean known = name.equals(LANGUAGE) || allowed.contains(name);
      if (!known || options.put(name, argument.substring(equals + 1)) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new CommandArguments(options, rest))
        .filter(read -> isShipped(options.getOrDefault(LANGUAGE, read.language().getLanguage())));
  }

  private static boolean isShipped(String language) {
    return Wording.LANGUAGES.stream().anyMatch(one -> one.getLanguage().equals(language));
  }

  /** The language that was asked for, Spanish if none was. */
  public Locale language() {
    return Locale.of(options.getOrDefault(LANGUAGE, Wording.LANGUAGES.getFirst().getLanguage()));
  }

  /** The value of an option. */
  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }
}
