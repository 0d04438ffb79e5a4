// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example in the Javadoc and in the README: compiled here, run, and the same there. */
class TipDeskExampleTest extends WorkAtTheTipDesk {

  @Test
  void example_shown_worksForWhoIsSignedIn() {
    line.sender().send(SAID);
    TipDeskSource source = source();
    Worker signedIn = worker;

    // TipDesk:
    TipDesk desk = new TipDesk(source, () -> signedIn.id(), () -> signedIn.units());
    add(desk);
    // :TipDesk

    assertThat(shown()).contains("Esperan acuse: 1; vencidos: 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main/java/org/atalaya/widgets/tipdesk/TipDesk.java",
        "README.md",
      })
  void example_inTheDocuments_sameLines(String document) throws IOException {
    String test =
        Files.readString(
            Path.of("src/test/java/org/atalaya/widgets/tipdesk/TipDeskExampleTest.java"));
    String ours =
        test.substring(test.indexOf("// TipDesk:\n"), test.indexOf("// :TipDesk"))
            .replace("// TipDesk:", "");

    assertThat(plain(Files.readString(Path.of(document)))).contains(plain(ours));
  }

  private static String plain(String text) {
    return text.replaceAll("(?m)^ \\*", "").replaceAll("\\s", "");
  }

  private static void add(TipDesk desk) {
    UI.getCurrent().add(desk);
  }
}
