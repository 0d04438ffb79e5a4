// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What is answered in this process is what is answered over HTTP. */
class PublicAnswersTest {

  private final CaseStore store = SampleCases.store();
  private final PublicApiServlet servlet =
      new PublicApiServlet(
          Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE), "/atalaya");
  private final PublicAnswers answers = servlet;

  @AfterEach
  void closeStore() {
    servlet.destroy();
    store.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /charts/victims.svg      | by=year&lang=es&width=480&height=320     | 200
          /charts/victims.json     | by=department,victim-sex&theme=dark      | 200
          /statistics/victims.json | by=victim-sex&department=01&lang=en      | 200
          /statistics/victims.xlsx | by=year                                  | 200
          /statistics              | lang=en                                  | 200
          /charts/victims.svg      | by=colour&lang=en                        | 400
          /charts/victims.gif      | by=year&lang=es                          | 404
          /statistics/victims.json | department=%E1                           | 400
          /statistics/unknown.json | lang=en                                  | 404
          """)
  void answer_address_asOverHttp(String path, String query, int status) throws Exception {
    MockHttpServletResponse overHttp = get(path, query);

    PublicAnswer answer = answers.answer(path + "?" + query);

    assertThat(overHttp.getStatus()).isEqualTo(status);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.isGood()).isEqualTo(status == 200);
    assertThat(answer.body()).isEqualTo(overHttp.getContentAsByteArray());
    assertThat(answer.mediaType()).isEqualTo(overHttp.getContentType());
    assertThat(answer.stale()).isFalse();
  }

  @Test
  void answer_again_sameTag() {
    String address = "/charts/victims.svg?by=year";

    assertThat(answers.answer(address).tag()).isEqualTo(answers.answer(address).tag());
    assertThat(answers.answer(address + "&lang=en").tag())
        .isNotEqualTo(answers.answer(address).tag());
  }

  @Test
  void answer_tooLong_problem() {
    PublicAnswer answer = answers.answer("/statistics/victims.json?by=" + "x".repeat(9000));

    assertThat(answer.status()).isEqualTo(414);
    assertThat(answer.text()).contains("8192");
  }

  @Test
  void answer_storeFails_problemThatTellsNothingOfIt() {
    store.close();

    PublicAnswer answer = answers.answer("/charts/victims.svg?by=month");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text()).doesNotContain("DuckDB", "closed");
  }

  private MockHttpServletResponse get(String path, String query) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/atalaya/v1" + path);
    request.setServletPath("/atalaya/v1");
    request.setPathInfo(path);
    request.setQueryString(query);
    MockHttpServletResponse response = new MockHttpServletResponse();
    servlet.service(request, response);
    return response;
  }
}
