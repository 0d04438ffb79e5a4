// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.portlet.PortalVisit.browser;
import static org.atalaya.portlet.PortalVisit.encoded;
import static org.atalaya.portlet.PortalVisit.english;
import static org.atalaya.portlet.PortalVisit.filter;
import static org.atalaya.portlet.PortalVisit.first;
import static org.atalaya.portlet.PortalVisit.get;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Portlets that steer others, and follow. */
interface FilterContract extends Visited {

  String FILTER = "first~filter~1";

  @Test
  default void view_asDelivered_offersWhatTheIndicatorHas() throws Exception {
    assertThat(english(visit().page(FILTER)))
        .contains("<h2>Filters</h2>", ">Year</label>", ">Department</label>", ">Apply</button>")
        .contains("<option value=\"\">All</option>", "<option value=\"2010\">2010</option>")
        .doesNotContain("Clear filters");
  }

  @Test
  default void choice_sent_steersPortletsOfTwoApplications() throws Exception {
    String address = visit().page(FILTER, "first~statistics~1", "second~statistics~1");
    HttpClient browser = browser();
    String page =
        browser
            .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
            .body();

    HttpResponse<String> steered = visit().send(browser, page, Map.of("year", "2010"));

    assertThat(steered.uri().toString()).contains(filter("year", "2010"));
    assertThat(Pattern.compile("filters=\"year=2010\"").matcher(steered.body()).results())
        .hasSize(2);
    assertThat(steered.body()).contains("<option value=\"2010\" selected=\"selected\">");

    String without = first("<a href=\"([^\"]+)\">Clear filters", steered.body());
    assertThat(get(visit().address() + without).body()).doesNotContain("filters=");
  }

  @Test
  default void choice_sent_isToldByAnEventToo() throws Exception {
    String page = get(visit().page(FILTER)).body();

    HttpResponse<String> steered =
        visit()
            .send(HttpClient.newHttpClient(), page, Map.of("year", "2010", "department", "a&b=c"));

    assertThat(steered.headers().firstValue("Portal-Event"))
        .contains("{https://atalaya.org/portlet}filter department=a%26b%3Dc&year=2010");
  }

  @Test
  default void choice_sent_needsNoSession() throws Exception {
    HttpResponse<String> answer = get(visit().page(FILTER, "first~statistics~1"));

    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  private HttpResponse<String> event(String text) throws Exception {
    return get(
        visit().page("first~statistics~1", "first~keyfigures~1")
            + "?t%3AEVENT="
            + encoded("{https://atalaya.org/portlet}filter")
            + "&value="
            + encoded(text));
  }

  @Test
  default void event_ofAnotherApplication_isFollowed() throws Exception {
    HttpResponse<String> followed = event("year=2010&department=01");

    assertThat(followed.uri().toString())
        .contains(filter("year", "2010"), filter("department", "01"));
    assertThat(followed.body()).contains("filters=\"department=01&amp;year=2010\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"year", "month=2010-01", "year=%zz", "x"})
  default void event_thatIsNone_isIgnored(String text) throws Exception {
    assertThat(event(text).body()).doesNotContain("filters=");
  }

  @Test
  default void edit_withoutAnyFilter_isRefused() throws Exception {
    String window = "first~filter~7";
    HttpClient browser = browser();
    String page = visit().edit(browser, window, "administrator");
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("token", first("name=\"token\" value=\"([^\"]+)\"", page));
    fields.put("indicator", "complaints");
    fields.put("action", "save");

    String refused = visit().send(browser, page, fields).body();
    fields.put("department", "on");
    String saved = visit().send(browser, page, fields).body();

    assertThat(refused).contains("role=\"alert\"", "Offer the year: the value cannot be used");
    assertThat(saved).contains(">Department</label>").doesNotContain(">Year</label>");
  }
}
