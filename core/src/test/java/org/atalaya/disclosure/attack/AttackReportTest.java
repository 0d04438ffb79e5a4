// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttackReportTest {

  @ParameterizedTest
  @CsvSource({"es, '3,000 casillas; acierta 41.5_%'", "en, '3,000 cells; right 41.5_%'"})
  void text_numbers_areWrittenAsGuatemalaDoes(String language, String expected) {
    AttackResult result = new AttackResult("tables", 3_000, OptionalDouble.of(1.37), .415, .3);

    assertThat(new AttackReport(AttackBound.DEFAULT, List.of(result), 1).text(Locale.of(language)))
        .contains(expected.replace('_', '\u00a0'))
        .contains(" 1.37\n");
  }
}
