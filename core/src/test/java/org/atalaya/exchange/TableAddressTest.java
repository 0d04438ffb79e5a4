// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableAddressTest {

  private static final String API = "https://observatorio.example/atalaya";

  @Test
  void printed_shortQuestion_isThere() {
    TableAddress address = new TableAddress(API, "victims", Map.of("by", List.of("month")));

    assertThat(address.printed())
        .contains("observatorio.example/atalaya/v1/charts/victims.html?by=month");
  }

  @Test
  void printed_longQuestion_isLeftOut() {
    TableAddress address =
        new TableAddress(
            API, "victims", Map.of("by", List.of("month", "department", "form-of-violence")));

    assertThat(address.printed()).contains("observatorio.example/atalaya/v1/charts/victims.html");
  }

  @Test
  void printed_hostNotKnown_isNothing() {
    assertThat(new TableAddress("/atalaya", "victims", Map.of()).printed()).isEmpty();
  }
}
