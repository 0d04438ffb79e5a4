// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import jakarta.portlet.PortletConfig;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Where the administrator says that the observatory is. The first of these that is set holds:
 *
 * <ol>
 *   <li>the portlet's init parameter {@value #PARAMETER}, then the application's;
 *   <li>the JNDI entry {@value #JNDI};
 *   <li>the environment variable {@value #VARIABLE}.
 * </ol>
 */
final class ObservatoryAddress {

  static final String PARAMETER = "atalaya.observatory";
  static final String JNDI = "java:comp/env/atalaya/observatory";
  static final String VARIABLE = "ATALAYA_OBSERVATORY";

  private ObservatoryAddress() {}

  /**
   * The address, absent where none is set.
   *
   * @throws IllegalArgumentException if what is set is no address
   */
  static Optional<URI> of(PortletConfig config) {
    return of(config, ObservatoryAddress::named, System::getenv);
  }

  static Optional<URI> of(
      PortletConfig config,
      Function<String, @Nullable String> names,
      Function<String, @Nullable String> environment) {
    return Stream.<java.util.function.Supplier<@Nullable String>>of(
            () -> config.getInitParameter(PARAMETER),
            () -> config.getPortletContext().getInitParameter(PARAMETER),
            () -> names.apply(JNDI),
            () -> environment.apply(VARIABLE))
        .map(java.util.function.Supplier::get)
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .map(value -> URI.create(value.strip()));
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
