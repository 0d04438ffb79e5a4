// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.SampleCases;
import org.atalaya.widgets.web.PublicAnswers;
import org.atalaya.widgets.web.PublicApiServlet;
import org.junit.jupiter.api.Test;

/** "Your first dashboard in ten lines": it is run here, has as many, and is the README's. */
@ViewPackages
class FirstDashboardTest extends BrowserlessTest {

  @Test
  void dashboard_shown_everyPartHasAnAnswer() {
    try (CaseStore store = SampleCases.store()) {
      PublicAnswers answers =
          new PublicApiServlet(
              Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE),
              "/atalaya");
      FirstDashboard dashboard = new FirstDashboard(answers);
      UI.getCurrent().add(dashboard);

      assertThat(dashboard.getChildren()).hasSize(3);
      assertThat(dashboard.getElement().getChildren())
          .allSatisfy(part -> assertThat(answers.answer(address(part)).isGood()).isTrue());
    }
  }

  @Test
  void example_inTheReadme_sameLinesAndTenOfThem() throws IOException {
    Path source = Path.of("src/test/java/org/atalaya/widgets/dashboard/FirstDashboard.java");
    String example = Files.readString(source).split("// example:\n")[1];

    assertThat(example.lines()).hasSize(10);
    assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + example + "```");
  }

  private static String address(Element part) {
    return "/statistics/%s.json?by=%s"
        .formatted(part.getAttribute("indicator"), part.getAttribute("by"));
  }
}
