// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagePolicyTest {

  private static final PagePolicy OTHER_SITE =
      PagePolicy.of(URI.create("https://o.example:8443/atalaya"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          default-src 'self' | default-src 'self'; script-src 'self' https://o.example:8443; connect-src 'self' https://o.example:8443; img-src 'self' https://o.example:8443; frame-src 'self' https://o.example:8443
          DEFAULT-SRC 'none'; Script-Src 'nonce-x'; child-src https://a.example | default-src 'none'; script-src 'nonce-x' https://o.example:8443; child-src https://a.example; connect-src https://o.example:8443; img-src https://o.example:8443; frame-src https://a.example https://o.example:8443
          img-src 'none'; img-src *; frame-ancestors 'none' | img-src https://o.example:8443; frame-ancestors 'none'
          script-src 'self'; script-src-elem 'self' | script-src 'self' https://o.example:8443; script-src-elem 'self' https://o.example:8443
          default-src https://o.example:8443; upgrade-insecure-requests; | default-src https://o.example:8443; upgrade-insecure-requests
          base-uri 'none' | base-uri 'none'
          """)
  void addTo_policy_allowsWhatElementsNeedAndNoMore(String policy, String expected) {
    assertThat(OTHER_SITE.addTo(policy)).isEqualTo(expected);
    assertThat(OTHER_SITE.addTo(expected)).isEqualTo(expected);
  }

  @Test
  void addTo_sameOrigin_leavesWhatIsAllowed() {
    assertThat(PagePolicy.SAME_ORIGIN.addTo("default-src 'self'")).isEqualTo("default-src 'self'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript://x", "https://user@o.example", "https://o.example;x"})
  void source_noOrigin_isRefusedInWords(String source) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PagePolicy(source))
        .withMessageContaining("source must be");
  }
}
