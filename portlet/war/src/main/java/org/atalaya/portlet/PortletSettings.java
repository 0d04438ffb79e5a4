// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import jakarta.portlet.PortletConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.atalaya.remote.RemoteSettings;
import org.jspecify.annotations.Nullable;

/** What the administrator has set for portlets that ask an observatory elsewhere. */
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

  private final AdministratorSettings settings;

  /** The settings of a portlet. */
  PortletSettings(PortletConfig config) {
    this(new AdministratorSettings(parameters(config)));
  }

  PortletSettings(AdministratorSettings settings) {
    this.settings = settings;
  }

  /** Where a portlet has init parameters: its own, then those of the application. */
  static List<Function<String, @Nullable String>> parameters(PortletConfig config) {
    return List.of(config::getInitParameter, config.getPortletContext()::getInitParameter);
  }

  /**
   * The address of the observatory, absent where none is set.
   *
   * @throws IllegalArgumentException if what is set is no address
   */
  Optional<URI> observatory() {
    return settings.get(OBSERVATORY).map(URI::create);
  }

  /**
   * How it is asked.
   *
   * @throws IllegalArgumentException if the time that is set is none
   */
  RemoteSettings remote() {
    Duration whole =
        Duration.ofSeconds(settings.get(TIMEOUT).map(PortletSettings::seconds).orElse(USUAL));
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
    return settings.get(FRAME_HOSTS).stream()
        .flatMap(hosts -> Arrays.stream(hosts.split("[\\s,]+")))
        .anyMatch(host -> host.equalsIgnoreCase(address.getHost()));
  }
}
