// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.registrydesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.StaffedRegistry;
import org.atalaya.widgets.desk.WorkAtADesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example in the Javadoc and in the README: compiled here, run, and the same there. */
class RegistryDeskExampleTest extends WorkAtADesk {

  @Test
  void example_shown_worksForWhoIsSignedIn(@TempDir Path folder) throws IOException {
    try (OperationalStore store = OperationalStore.at(folder.resolve("operations.sqlite"))) {
      StaffedRegistry registry = new StaffedRegistry(store, folder);
      RegistryDeskSource source = new RegistryDeskSource(registry.office(), registry.clock());

      // RegistryDesk:
      RegistryDesk desk = new RegistryDesk(source, () -> signedIn.id());
      add(desk);
      // :RegistryDesk

      assertThat(shown()).contains("Esperan una decisión: 0");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main/java/org/atalaya/widgets/registrydesk/RegistryDesk.java",
        "README.md",
      })
  void example_inTheDocuments_sameLines(String document) throws IOException {
    String test =
        Files.readString(
            Path.of("src/test/java/org/atalaya/widgets/registrydesk/RegistryDeskExampleTest.java"));
    String ours =
        test.substring(test.indexOf("// RegistryDesk:\n"), test.indexOf("// :RegistryDesk"))
            .replace("// RegistryDesk:", "");

    assertThat(plain(Files.readString(Path.of(document)))).contains(plain(ours));
  }

  private static String plain(String text) {
    return text.replaceAll("(?m)^ \\*", "").replaceAll("\\s", "");
  }

  private static void add(RegistryDesk desk) {
    UI.getCurrent().add(desk);
  }
}
