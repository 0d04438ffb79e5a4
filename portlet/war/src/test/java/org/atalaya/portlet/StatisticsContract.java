// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.portlet.PortalVisit.english;
import static org.atalaya.portlet.PortalVisit.filter;
import static org.atalaya.portlet.PortalVisit.first;
import static org.atalaya.portlet.PortalVisit.get;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Portlets that show figures. */
interface StatisticsContract extends Visited {

  String WINDOW = "first~statistics~1";

  @Test
  default void view_inSpanish_isCompleteWithoutScript() throws Exception {
    String page = get(visit().page(WINDOW), "Accept-Language", "es").body();

    assertThat(page)
        .contains(
            "<h2>Estadística</h2>", "<atalaya-chart", "<svg", "<table>", "Tabla con las cifras")
        .contains(
            visit().observatory().address() + "/v1/statistics/complaints.csv?by=month&amp;lang=es")
        .doesNotContain(" style=");
  }

  @Test
  default void view_inEnglish_isEnglish() throws Exception {
    assertThat(english(visit().page(WINDOW)))
        .contains("<h2>Statistics</h2>", "Table of the figures", "lang=\"en\"");
  }

  @Test
  default void view_threeTimesOnAPage_hasOwnIdsAndOneScript() throws Exception {
    String page = get(visit().page(WINDOW, "first~statistics~2", "first~statistics~3")).body();

    assertThat(Pattern.compile("<atalaya-chart").matcher(page).results()).hasSize(3);
    assertThat(Pattern.compile("/portlet\\.js").matcher(page).results()).hasSize(1);
    assertThat(
            Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(page)
                .results()
                .map(result -> result.group(1)))
        .doesNotHaveDuplicates();
  }

  @Test
  default void keyFigures_asDelivered_areFiguresSideBySide() throws Exception {
    assertThat(english(visit().page("first~keyfigures~1")))
        .contains("<h2>Key figures</h2>")
        .containsPattern("<atalaya-figure indicator=\"complaints\" by=\"month\"")
        .containsPattern("<atalaya-figure indicator=\"victims\" by=\"month\"");
  }

  @Test
  default void dashboard_asDelivered_holdsItsParts() throws Exception {
    String grid =
        first(
            "(?s)(<atalaya-dashboard .*</atalaya-dashboard>)",
            english(visit().page("first~dashboard~1")));

    assertThat(grid).containsPattern("<atalaya-table indicator=\"complaints\" by=\"department\"");
    assertThat(Pattern.compile("<atalaya-(chart|table)").matcher(grid).results()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"statistics", "keyfigures", "dashboard", "filter", "alertticker", "registrycheck"})
  default void help_ofEachPortlet_isInBothLanguages(String portlet) throws Exception {
    String window = "first~" + portlet + "~1";
    String address = visit().page(window) + "?m%3A" + window + "=help";

    assertThat(english(address)).contains("In \"edit\" you choose");
    assertThat(get(address, "Accept-Language", "es").body()).contains("En «edit» se elige");
  }

  @Test
  default void elements_ofTheHead_areInTheWar() throws Exception {
    String script = first("src=\"([^\"]+portlet\\.js)\"", get(visit().page(WINDOW)).body());

    for (String name :
        new String[] {"portlet.js", "chart.js", "flow.js", "portlet.css", "look.css"}) {
      String address = visit().address() + script.replace("portlet.js", name);
      assertThat(get(address).statusCode()).as(name).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"><script>alert(1)</script>", "1999", "2010,2011", "' onload='x"})
  default void publicParameter_hostile_isIgnoredAndNotRepeated(String value) throws Exception {
    String page = english(visit().page(WINDOW) + "?" + filter("year", value));
    String markup = first("(?s)(<div class=\"atalaya-portlet[ \"].*)", page);

    assertThat(markup).contains("This filter does not hold here: Year").doesNotContain("<script");
    assertThat(markup).doesNotContain("filters=", "' onload");
  }

  @Test
  default void resource_publicFile_isTheObservatorysAndConfirmedByTag() throws Exception {
    String file = "/statistics/complaints.json?by=year&lang=es";
    String address = visit().resource(WINDOW, file);
    HttpResponse<String> answer = get(address);
    String tag = answer.headers().firstValue("ETag").orElseThrow();

    assertThat(answer.body()).isEqualTo(get(visit().observatory().address() + "/v1" + file).body());
    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).startsWith("public,");
    HttpResponse<String> again = get(address, "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/openapi.json",
        "/../../internal",
        "/statistics/../x.json",
        "/statistics/%2e%2e/x.json",
        "/statistics/..%2fx.json",
        "\\\\example.org\\statistics",
        "//example.org/statistics",
        "http://example.org/statistics",
        "@example.org/statistics",
        "/statistics/complaints.json\r\nHost: example.org",
        "/statistics/complaints.whole.json",
        "/statistics?x=1&x=2",
        "/statistics/complaints.json#a",
        "/alerts.atom",
        "/alerts/../statistics.json",
        "/registry/verifications"
      })
  default void resource_anythingElse_isNotFound(String file) throws Exception {
    assertThat(get(visit().resource(WINDOW, file)).statusCode()).isEqualTo(404);
  }

  @Test
  default void resource_valueWithALineBreak_reachesTheObservatoryAsAValue() throws Exception {
    String file = "/statistics/complaints.json?year=2010%0d%0aX-Evil:%201&lang=en";

    HttpResponse<String> answer = get(visit().resource(WINDOW, file));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("X-Evil")).isEmpty();
    assertThat(answer.body()).contains("\"parameter\":\"year\"");
  }
}
