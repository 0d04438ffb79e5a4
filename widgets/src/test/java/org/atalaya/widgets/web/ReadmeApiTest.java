// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.charts.ChartSettings;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** What the README says about the API. */
class ReadmeApiTest {

  private static final Pattern PATH = Pattern.compile("(?m)^\\| `(/v1/[^`]+)` \\|");
  private static final Pattern EXAMPLE =
      Pattern.compile("curl 'https://observatorio\\.example/atalaya/v1(/[^?']+)\\?([^']+)'");

  @Test
  void table_listsEveryPathOfTheApi() throws IOException {
    try (CaseStore store = SampleCases.store()) {
      byte[] document =
          OpenApi.write(observatory(store).catalogue(), "/atalaya", "1", Locale.ENGLISH);

      assertThat(PATH.matcher(section("The web API")).results().map(found -> found.group(1)))
          .containsExactlyInAnyOrderElementsOf(
              JsonMapper.shared().readTree(document).path("paths").propertyNames());
    }
  }

  @Test
  void elementAttributes_nameEveryParameterAndMeasure() throws IOException {
    for (String parameter : StatisticsQuery.PARAMETERS) {
      assertThat(readme()).contains("`" + parameter + "`");
    }
    for (String parameter : ChartSettings.PARAMETERS) {
      assertThat(readme()).contains("`" + parameter + "`");
    }
    for (Measure measure : Measure.values()) {
      assertThat(readme()).contains("`" + measure.id() + "`");
    }
  }

  @Test
  void example_isAnswered() throws Exception {
    List<MatchResult> examples = EXAMPLE.matcher(readme()).results().toList();

    assertThat(examples).isNotEmpty();
    try (CaseStore store = SampleCases.store()) {
      for (MatchResult example : examples) {
        MockHttpServletRequest request =
            new MockHttpServletRequest("GET", "/atalaya/v1" + example.group(1));
        request.setPathInfo(example.group(1));
        request.setQueryString(example.group(2));
        MockHttpServletResponse response = new MockHttpServletResponse();

        new PublicApiServlet(observatory(store), "/atalaya").service(request, response);

        assertThat(response.getStatus()).as(example.group()).isEqualTo(200);
      }
    }
  }

  private static Observatory observatory(CaseStore store) {
    return Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE);
  }

  /** What stands below a heading, up to the next of its rank. */
  private static String section(String heading) throws IOException {
    String rest = readme().split("\n## " + heading + "\n", 2)[1];
    return rest.split("\n## ", 2)[0];
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }
}
