// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Div;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.atalaya.statistics.StatisticsQuery;
import org.junit.jupiter.api.Test;

/** The Java example of the README: compiled here, run, and the same there. */
class ReadmeExampleTest {

  private static final Path SOURCE =
      Path.of("src/test/java/org/atalaya/widgets/chart/ReadmeExampleTest.java");

  /** A view as the README's reader would write it. */
  private static final class View extends Div {
    private static final long serialVersionUID = 1L;

    View() {
      // example:
      AtalayaChart chart =
          new AtalayaChart(StatisticsQuery.of("victims").by("department", "victim-sex"));
      chart.addMarkSelectedListener(event -> show(event.getCode()));
      add(chart);
      // :example
    }

    private void show(String code) {
      setTitle(code);
    }
  }

  @Test
  void example_run_showsTheChart() {
    assertThat(new View().getChildren()).singleElement().isInstanceOf(AtalayaChart.class);
  }

  @Test
  void example_inTheReadme_sameLines() throws IOException {
    String source = Files.readString(SOURCE);
    String example =
        source.substring(source.indexOf("// example:\n") + 12, source.indexOf("// :example"));

    // Blanks do not count: the formatter breaks lines where a README does not.
    assertThat(Files.readString(Path.of("../README.md")).replaceAll("\\s", ""))
        .contains(example.replaceAll("\\s", ""));
  }
}
