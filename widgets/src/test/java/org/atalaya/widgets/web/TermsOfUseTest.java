// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CsvMapping;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Licence and citation, and hostile names, in every answer made of a source that has them. */
class TermsOfUseTest {

  private static final String API = "https://obs.example/atalaya";
  private static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/statistics/victims.json",
        "/statistics/victims.csv",
        "/statistics/victims.xlsx",
        "/statistics/victims.csv-metadata.json",
        "/charts/victims.svg",
        "/charts/victims.html"
      })
  void answer_licensedSource_linksToTheLicence(String path) throws Exception {
    MockHttpServletResponse response = get("Atalaya", path);

    assertThat(response.getHeaders("Link")).contains("<" + LICENCE + ">; rel=\"license\"");
    assertThat(response.getHeaders("Access-Control-Expose-Headers"))
        .allMatch(headers -> headers.contains("Link"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/statistics",
        "/catalog.jsonld",
        "/statistics/victims.json",
        "/statistics/victims.csv-metadata.json",
        "/charts/victims.svg",
        "/charts/victims.html"
      })
  void answer_licensedSource_saysTheLicence(String path) throws Exception {
    assertThat(get("Atalaya", path).getContentAsString()).contains(LICENCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/catalog.jsonld",
        "/statistics/victims.json",
        "/statistics/victims.csv-metadata.json",
        "/charts/victims.html"
      })
  void answer_noCitationDeclared_suggestsOneWithTheVersion(String path) throws Exception {
    assertThat(get("Atalaya", path).getContentAsString())
        .contains("Atalaya (2011): Registros de ejemplo. ")
        .contains(
            "versión 1, datos hasta 2011-03-25. " + API + "/v1/charts/victims.html?version=1");
  }

  @Test
  void page_hostilePublisher_cannotLeaveItsElements() throws Exception {
    String page =
        get(
                "</script></title><script>alert(1)</script><img src=x onerror=alert(1)>",
                "/charts/victims.html")
            .getContentAsString();

    assertThat(page)
        .containsOnlyOnce("<script")
        .containsOnlyOnce("</script>")
        .doesNotContain("<img");
  }

  private static MockHttpServletResponse get(String publisher, String path) throws Exception {
    CsvMapping mapping =
        SampleCases.mapping(
            SampleCases.MAPPING
                .replace("publisher: Atalaya", "publisher: \"%s\"".formatted(publisher))
                .replace(
                    "  synthetic: true\n",
                    """
                      licence:
                        title: {es: CC BY 4.0}
                        url: %s
                    """
                        .formatted(LICENCE)));
    try (CaseStore store = SampleCases.store(mapping, SampleCases.ROWS)) {
      Observatory observatory =
          Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE);
      MockHttpServletRequest request = new MockHttpServletRequest("GET", "/atalaya/v1" + path);
      request.setPathInfo(path);
      MockHttpServletResponse response = new MockHttpServletResponse();
      response.setCharacterEncoding("UTF-8");
      new PublicApiServlet(observatory, API).service(request, response);
      assertThat(response.getStatus()).isEqualTo(200);
      return response;
    }
  }
}
