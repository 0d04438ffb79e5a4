// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.UUID;
import org.atalaya.guatemala.Guatemala;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertAuthorityTest {

  private static final UUID ALERT = UUID.fromString("0192f000-0000-7000-8000-000000000001");

  @ParameterizedTest
  @CsvSource({
    "https://o.example/aviso, https://o.example/aviso?alert=",
    "https://o.example/aviso?lang=en, https://o.example/aviso?lang=en&alert="
  })
  void tip_form_isGivenTheAlert(URI form, String expected) {
    assertThat(Guatemala.alertAuthority().withTipForm(form).tip(ALERT))
        .contains(URI.create(expected + ALERT));
  }

  @Test
  void tip_noForm_none() {
    assertThat(Guatemala.alertAuthority().tip(ALERT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"javascript:alert(1)", "/aviso", "mailto:a@o.example", "https://o.example/a#b"})
  void withTipForm_whatIsNoPage_isRefused(URI form) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Guatemala.alertAuthority().withTipForm(form))
        .withMessageContaining(form.toString());
  }
}
