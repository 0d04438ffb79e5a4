// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The links of the READMEs, within the repository, lead somewhere. */
class ReadmeLinksTest {

  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../README.md",
        "../core/README.md",
        "../core/PRIVACY.md",
        "../widgets/README.md",
        "../widgets/OPERATIONS.md",
        "../portlet/README.md",
        "README.md"
      })
  void links_inReadme_leadSomewhere(String readme) throws IOException {
    Path file = Path.of(readme);

    List<String> links =
        LINK.matcher(Files.readString(file)).results().map(result -> result.group(1)).toList();

    assertThat(links).allSatisfy(link -> assertThat(file.resolveSibling(link)).exists());
  }
}
