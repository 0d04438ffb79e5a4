// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class WordingTest {

  @Test
  void wording_languages_haveTheSameTexts() {
    assertThat(bundle("en").keySet()).isEqualTo(bundle("es").keySet());
  }

  private static ResourceBundle bundle(String language) {
    return ResourceBundle.getBundle("org.atalaya.charts.wording", Locale.of(language));
  }
}
