// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.portlet.PortletConfig;
import jakarta.portlet.PortletContext;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortletSettingsTest {

  /** Settings with one value in each place that is not blank. */
  private static PortletSettings settings(
      String name, String portlet, String application, String jndi, String environment) {
    String parameter = "atalaya." + name;
    PortletContext context =
        fake(
            PortletContext.class,
            (self, method, arguments) -> value(arguments, parameter, application));
    PortletConfig config =
        fake(
            PortletConfig.class,
            (self, method, arguments) ->
                method.getName().equals("getPortletContext")
                    ? context
                    : value(arguments, parameter, portlet));
    return new PortletSettings(
        new AdministratorSettings(
            PortletSettings.parameters(config),
            Map.of("java:comp/env/atalaya/" + name, jndi)::get,
            Map.of("ATALAYA_" + name.toUpperCase(Locale.ROOT).replace('-', '_'), environment)
                ::get));
  }

  private static @Nullable String value(Object[] arguments, String name, String value) {
    return arguments[0].equals(name) && !value.equals("none") ? value : null;
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/x, https://b.example, https://c.example, https://d.example,"
        + " https://a.example/x",
    "' ', https://b.example, https://c.example, https://d.example, https://b.example",
    "none, none, https://c.example, https://d.example, https://c.example",
    "none, ' ', '', ' https://d.example ', https://d.example"
  })
  void observatory_severalPlaces_theFirstThatIsNotBlankHolds(
      String portlet, String application, String jndi, String environment, URI expected) {
    assertThat(
            settings(PortletSettings.OBSERVATORY, portlet, application, jndi, environment)
                .observatory())
        .contains(expected);
  }

  @Test
  void observatory_setNowhere_isAbsent() {
    assertThat(settings(PortletSettings.OBSERVATORY, "none", "none", "", "").observatory())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"none, 5, 3", "1, 1, 1", "60, 60, 3"})
  void remote_timeout_limitsTheConnectionToo(String given, int seconds, int connect) {
    assertThat(settings(PortletSettings.TIMEOUT, given, "none", "", "").remote())
        .satisfies(remote -> assertThat(remote.timeout()).isEqualTo(Duration.ofSeconds(seconds)))
        .satisfies(
            remote -> assertThat(remote.connectTimeout()).isEqualTo(Duration.ofSeconds(connect)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "61", "-1", "1.5", "10s", "999"})
  void remote_timeoutThatIsNone_isRefused(String given) {
    PortletSettings settings = settings(PortletSettings.TIMEOUT, given, "none", "", "");

    assertThatThrownBy(settings::remote)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 60 seconds. Provided value: " + given);
  }

  @ParameterizedTest
  @CsvSource({
    "none, false",
    "o.example, true",
    "'a.example, O.EXAMPLE', true",
    "example, false",
    "https://o.example, false",
    "*, false"
  })
  void mayFrame_onlyHostsThatAreNamed(String hosts, boolean expected) {
    assertThat(
            settings(PortletSettings.FRAME_HOSTS, hosts, "none", "", "")
                .mayFrame(URI.create("https://o.example/atalaya")))
        .isEqualTo(expected);
  }
}
