// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandArgumentsTest {

  @Test
  void read_optionsAmongTheRest_areToldApart() {
    CommandArguments read = read("a.yaml", "--policy=p=q.yaml", "b.csv", "--lang=en");

    assertThat(read.areUnderstood()).isTrue();
    assertThat(read.rest()).containsExactly("a.yaml", "b.csv");
    assertThat(read.option("policy")).contains("p=q.yaml");
    assertThat(read.option("runs")).isEmpty();
    assertThat(read.language().getLanguage()).isEqualTo("en");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--colour=red",
        "--runs",
        "--",
        "--=3",
        "--lang=",
        "--lang=de",
        "--runs=1,--runs=1"
      })
  void read_optionThatCannotBe_isNotUnderstood(String arguments) {
    assertThat(read(arguments.split(",")).areUnderstood()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"--lang=es, es", "--runs=3, es", "--lang=de, es", "--lang=en, en"})
  void language_notShipped_isSpanish(String argument, String language) {
    assertThat(read(argument).language().getLanguage()).isEqualTo(language);
  }

  private static CommandArguments read(String... arguments) {
    return CommandArguments.read(List.of(arguments), Set.of("policy", "runs"));
  }
}
