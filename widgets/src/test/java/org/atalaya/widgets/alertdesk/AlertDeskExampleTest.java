// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example in the Javadoc and in the README: compiled here, run, and the same there. */
class AlertDeskExampleTest extends DeskWork {

  @Test
  void example_shown_worksForWhoIsSignedIn() {
    UI.getCurrent().remove(desk);

    // AlertDesk:
    AlertDesk desk = new AlertDesk(source, () -> signedIn.id());
    add(desk);
    // :AlertDesk

    press("Nueva alerta");
    press("Guardar el borrador");
    assertThat(alerts.current()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main/java/org/atalaya/widgets/alertdesk/AlertDesk.java",
        "README.md",
      })
  void example_inTheDocuments_sameLines(String document) throws IOException {
    String test =
        Files.readString(
            Path.of("src/test/java/org/atalaya/widgets/alertdesk/AlertDeskExampleTest.java"));
    String ours =
        test.substring(test.indexOf("// AlertDesk:\n"), test.indexOf("// :AlertDesk"))
            .replace("// AlertDesk:", "");

    assertThat(plain(Files.readString(Path.of(document)))).contains(plain(ours));
  }

  private static String plain(String text) {
    return text.replaceAll("(?m)^ \\*", "").replaceAll("\\s", "");
  }

  private static void add(AlertDesk desk) {
    UI.getCurrent().add(desk);
  }
}
