// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * What the administrator has set. Of each setting, {@code observatory} for example, the first of
 * these that is not blank holds:
 *
 * <ol>
 *   <li>the portlet's init parameter {@code atalaya.observatory}, then the application's;
 *   <li>the JNDI entry {@code java:comp/env/atalaya/observatory};
 *   <li>the environment variable {@code ATALAYA_OBSERVATORY}.
 * </ol>
 */
public final class AdministratorSettings {

  private final List<Function<String, @Nullable String>> parameters;
  private final Function<String, @Nullable String> names;
  private final Function<String, @Nullable String> environment;

  /**
   * The settings.
   *
   * @param parameters give init parameters by their names, the nearest first
   */
  public AdministratorSettings(List<Function<String, @Nullable String>> parameters) {
    this(parameters, AdministratorSettings::named, System::getenv);
  }

  AdministratorSettings(
      List<Function<String, @Nullable String>> parameters,
      Function<String, @Nullable String> names,
      Function<String, @Nullable String> environment) {
    this.parameters = List.copyOf(parameters);
    this.names = names;
    this.environment = environment;
  }

  /** A setting by its name without {@code atalaya.}, stripped; absent where it is set nowhere. */
  public Optional<String> get(String name) {
    String variable = "ATALAYA_" + name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    return Stream.concat(
            parameters.stream()
                .<Supplier<@Nullable String>>map(place -> () -> place.apply("atalaya." + name)),
            Stream.<Supplier<@Nullable String>>of(
                () -> names.apply("java:comp/env/atalaya/" + name),
                () -> environment.apply(variable)))
        .map(Supplier::get)
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .map(String::strip);
  }

  // The name is a constant of the application's own entries, which only who deploys it can write.
  @SuppressWarnings("BanJNDI")
  private static @Nullable String named(String name) {
    try {
      return new InitialContext().lookup(name) instanceof String text ? text : null;
    } catch (NamingException e) {
      // Not set there, or a server without JNDI: the next place is asked.
      return null;
    }
  }
}
