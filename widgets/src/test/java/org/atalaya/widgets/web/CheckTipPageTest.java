// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTipPageTest {

  private static final String ROOT = "A".repeat(43);

  private static String said(int expected, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status =
        CheckTipPage.run(List.of(arguments), new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(status).isEqualTo(expected);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void anotherRoot_isAnotherHash() {
    String one = said(0, "--root=" + ROOT);

    assertThat(one).contains("sha256-").isNotEqualTo(said(0, "--root=" + "B".repeat(42) + "A"));
  }

  @Test
  void noRoot_orNoKey_isSaid() {
    assertThat(said(2)).contains("--root=KEY");
    assertThat(said(2, "--root=x")).contains("is none");
  }
}
