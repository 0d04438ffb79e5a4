// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import jakarta.portlet.PortletConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.atalaya.remote.RemoteSettings;
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
final class PortletSettings {

  /** Where the observatory is. */
  static final String OBSERVATORY = "observatory";

  /** Seconds that it may take for an answer, {@value #SHORTEST} to {@value #LONGEST}. */
  static final String TIMEOUT = "timeout";

  /** Hosts whose pages may be shown within the portal's. */
  static final String FRAME_HOSTS = "frame-hosts";

  private static final int SHORTEST = 1;
  private static final int LONGEST = 60;

  /** A page of a portal waits for all its portlets. */
  private static final int USUAL = 5;

  private final PortletConfig config;
  private final Function<String, @Nullable String> names;
  private final Function<String, @Nullable String> environment;

  /** The settings of a portlet. */
  PortletSettings(PortletConfig config) {
    this(config, PortletSettings::named, System::getenv);
  }

  PortletSettings(
      PortletConfig config,
      Function<String, @Nullable String> names,
      Function<String, @Nullable String> environment) {
    this.config = config;
    this.names = names;
    this.environment = environment;
  }

  private Optional<String> get(String name) {
    String variable = "ATALAYA_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    return Stream.<Supplier<@Nullable String>>of(
            () -> config.getInitParameter("atalaya." + name),
            () -> config.getPortletContext().getInitParameter("atalaya." + name),
            () -> names.apply("java:comp/env/atalaya/" + name),
            () -> environment.apply(variable))
        .map(Supplier::get)
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .map(String::strip);
  }

  /**
   * The address of the observatory, absent where none is set.
   *
   * @throws IllegalArgumentException if what is set is no address
   */
  Optional<URI> observatory() {
    return get(OBSERVATORY).map(URI::create);
  }

  /**
   * How it is asked.
   *
   * @throws IllegalArgumentException if the time that is set is none
   */
  RemoteSettings remote() {
    Duration whole = Duration.ofSeconds(get(TIMEOUT).map(PortletSettings::seconds).orElse(USUAL));
    RemoteSettings usual = RemoteSettings.DEFAULT;
    Duration connect = usual.connectTimeout().compareTo(whole) < 0 ? usual.connectTimeout() : whole;
    return new RemoteSettings(connect, whole, usual.kept(), usual.largest());
  }

  private static int seconds(String text) {
    int seconds = text.matches("\\d{1,2}") ? Integer.parseInt(text) : 0;
    if (seconds < SHORTEST || seconds > LONGEST) {
      throw new IllegalArgumentException(
          "atalaya.timeout must be %d to %d seconds. Provided value: %s"
              .formatted(SHORTEST, LONGEST, text));
    }
    return seconds;
  }

  /** Whether pages at an address may be shown within the portal's. */
  boolean mayFrame(URI address) {
    return get(FRAME_HOSTS).stream()
        .flatMap(hosts -> Arrays.stream(hosts.split("[\\s,]+")))
        .anyMatch(host -> host.equalsIgnoreCase(address.getHost()));
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
