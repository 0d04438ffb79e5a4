// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class TrustedProxiesTest {

  private static final TrustedProxies PROXIES =
      new TrustedProxies(
          List.of(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("2001:db8:1::/48")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      quoteCharacter = '\'',
      textBlock =
          """
          198.51.100.7         | -                                  | 198.51.100.7
          198.51.100.7         | 203.0.113.1                        | 198.51.100.7
          10.0.0.1             | -                                  | 10.0.0.1
          10.0.0.1             | 203.0.113.1                        | 203.0.113.1
          10.0.0.1             | 203.0.113.1:4711                   | 203.0.113.1
          10.0.0.1             | 192.0.2.66, 203.0.113.1            | 203.0.113.1
          10.0.0.1             | 192.0.2.66,203.0.113.1 , 10.0.0.2  | 203.0.113.1
          10.0.0.1             | 10.0.0.3, 10.0.0.2                 | 10.0.0.3
          10.0.0.1             | 10.9.9.9, 203.0.113.1, 10.0.0.2    | 203.0.113.1
          10.0.0.1             | 203.0.113.1, unknown               | 10.0.0.1
          10.0.0.1             | 203.0.113.1, unknown, 10.0.0.2     | 10.0.0.2
          10.0.0.1             | 203.0.113.1,                       | 203.0.113.1
          10.0.0.1             | evil.example                       | 10.0.0.1
          10.0.0.1             | 2001:db8:9::5                      | 2001:db8:9:0:0:0:0:5
          10.0.0.1             | [2001:db8:9::5]:443                | 2001:db8:9:0:0:0:0:5
          2001:db8:1::1        | 203.0.113.1                        | 203.0.113.1
          2001:db8:1:0:0:0:0:1%eth0 | 203.0.113.1                   | 203.0.113.1
          ::ffff:10.0.0.1      | 203.0.113.1                        | 203.0.113.1
          """)
  void client_xForwardedFor_lastThatIsNoTrustedProxy(String peer, String header, String client) {
    MockHttpServletRequest request = from(peer);
    if (header != null) {
      request.addHeader("X-Forwarded-For", header);
    }

    assertThat(PROXIES.client(request).getHostAddress()).isEqualTo(client);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          198.51.100.7 | for=203.0.113.1                                      | 198.51.100.7
          10.0.0.1     | for=203.0.113.1                                      | 203.0.113.1
          10.0.0.1     | For="203.0.113.1:80";proto=https;by=10.0.0.1         | 203.0.113.1
          10.0.0.1     | proto=https; for="[2001:db8:9::5]:443"               | 2001:db8:9:0:0:0:0:5
          10.0.0.1     | for=192.0.2.66, for=203.0.113.1, for=10.0.0.2        | 203.0.113.1
          10.0.0.1     | for=203.0.113.1;host="a, for=192.0.2.66"             | 203.0.113.1
          10.0.0.1     | for=203.0.113.1;host="a\\", for=192.0.2.66"          | 203.0.113.1
          10.0.0.1     | for="x, for=203.0.113.1                              | 10.0.0.1
          10.0.0.1     | for=_hidden                                          | 10.0.0.1
          10.0.0.1     | proto=https                                          | 10.0.0.1
          10.0.0.1     | nonsense                                             | 10.0.0.1
          """)
  void client_forwarded_lastThatIsNoTrustedProxy(String peer, String header, String client) {
    MockHttpServletRequest request = from(peer);
    request.addHeader("Forwarded", header);

    assertThat(PROXIES.client(request).getHostAddress()).isEqualTo(client);
  }

  @Test
  void client_severalLines_readAsOne() {
    MockHttpServletRequest request = from("10.0.0.1");
    request.addHeader("X-Forwarded-For", "192.0.2.66");
    request.addHeader("X-Forwarded-For", "203.0.113.1");

    assertThat(PROXIES.client(request).getHostAddress()).isEqualTo("203.0.113.1");
  }

  @ParameterizedTest
  @CsvSource({
    // The proxy writes one of them; the client may have invented the other.
    "203.0.113.1, for=192.0.2.66, 10.0.0.1",
    "192.0.2.66, for=203.0.113.1, 10.0.0.1",
    "203.0.113.1, for=203.0.113.1, 203.0.113.1",
    "203.0.113.1, proto=https, 203.0.113.1"
  })
  void client_bothHeaders_onlyWhereTheyAgree(String one, String other, String client) {
    MockHttpServletRequest request = from("10.0.0.1");
    request.addHeader("X-Forwarded-For", one);
    request.addHeader("Forwarded", other);

    assertThat(PROXIES.client(request).getHostAddress()).isEqualTo(client);
  }

  private static MockHttpServletRequest from(String peer) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setRemoteAddr(peer);
    return request;
  }
}
