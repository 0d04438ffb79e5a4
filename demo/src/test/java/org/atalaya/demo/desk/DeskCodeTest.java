// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages of the desk say of themselves is what the README of the widgets says. */
class DeskCodeTest {

  private static final Pattern CODE =
      Pattern.compile(
          "new (?:Alert|Registry|Tip)Desk\\(source, .*\\);|new AuditView\\(new .*, guard\\)");

  @ParameterizedTest
  @ValueSource(strings = {"DeskPage", "RegistryPage", "TipsPage", "AuditPage"})
  void code_ofAPage_isThatOfTheReadme(String page) throws IOException {
    String source =
        Files.readString(Path.of("src/main/java/org/atalaya/demo/desk/" + page + ".java"));
    String readme = Files.readString(Path.of("../widgets/README.md"));

    assertThat(CODE.matcher(source).results().map(MatchResult::group))
        .filteredOn(code -> !code.contains("DeskRules"))
        .hasSize(1)
        .allMatch(readme::contains);
  }
}
