// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.webhooks;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import org.atalaya.alerts.Republisher;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://93.184.215.14/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://10.1.2.3/",
        "https://172.16.0.1/",
        "https://192.168.0.1/",
        "https://169.254.169.254/",
        "https://100.64.0.1/",
        "https://0.0.0.0/",
        "https://224.0.0.1/",
        "https://255.255.255.255/",
        "https://[fd00::1]/",
        "https://[fe80::1]/",
        "https://[2002:a00:1::]/",
        "https://[64:ff9b::a00:1]/",
        "https://localhost/"
      })
  void check_privateOrPlain_isForbidden(String webhook) {
    assertThatExceptionOfType(ForbiddenDestinationException.class)
        .isThrownBy(() -> Destinations.check(URI.create(webhook)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://93.184.215.14/hook", "https://[2606:2800:21f::1]:8443/"})
  void check_public_passes(String webhook) throws IOException {
    Destinations.check(URI.create(webhook));
  }

  @ParameterizedTest
  @CsvSource({
    "Radio, https://radio.example/",
    "radio, ftp://radio.example/",
    "radio, https:///hook",
    "radio, https://user@radio.example/",
    "radio, https://radio.example/#here"
  })
  void republisher_thatCannotBe_isRefused(String channel, URI webhook) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Republisher(channel, webhook, ""));
  }
}
