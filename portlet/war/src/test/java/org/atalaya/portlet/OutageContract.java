// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.portlet.PortalVisit.english;
import static org.atalaya.portlet.PortalVisit.get;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Where the observatory is, and what is shown while it gives no answer. */
interface OutageContract extends Visited {

  String THIRD = "third~statistics~1";

  @Test
  default void address_byEnvironmentAndJndi_isEachApplicationsOwn() throws Exception {
    String address = visit().observatory().address();

    assertThat(get(visit().page("first~statistics~1")).body())
        .contains("observatory=\"%s\"".formatted(address));
    assertThat(get(visit().page("second~statistics~1")).body())
        .contains("observatory=\"%s\"".formatted(address.replace("localhost", "127.0.0.1")));
  }

  /** Down since the portal started, up, down, up and slow: each told, never an empty place. */
  @Test
  default void observatory_comingAndGoing_isToldAndLastFiguresAreShown() throws Exception {
    visit().moved().down();
    assertThat(english(visit().page(THIRD)))
        .contains("The observatory does not answer at the moment")
        .doesNotContain("<svg");

    visit().moved().up();
    answered();
    assertThat(english(visit().page(THIRD)))
        .contains("observatory=\"%s\"".formatted(visit().moved().address()));
    String file = visit().resource(THIRD, "/statistics/complaints.json?by=year&lang=en");
    HttpResponse<String> good = get(file);
    visit().moved().down();
    Thread.sleep(1100);

    assertThat(english(visit().page(THIRD)))
        .contains("The observatory has not answered since", "<svg");
    assertStale(get(file), good.body());

    visit().moved().up();
    answered();
    visit().moved().slow(Duration.ofSeconds(4));
    Thread.sleep(1100);
    Instant begun = Instant.now();

    assertThat(english(visit().page(THIRD)))
        .contains("The observatory has not answered since", "<svg");
    assertStale(get(file), good.body());
    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(4));
    visit().moved().up();
  }

  private static void assertStale(HttpResponse<String> answer, String body) {
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.headers().firstValue("Atalaya-Stale")).contains("true");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("public, max-age=0");
  }

  /** Waits until the portlet has asked again, which it does after some seconds. */
  private void answered() throws Exception {
    Instant end = Instant.now().plusSeconds(20);
    String page = english(visit().page(THIRD));
    while (!page.contains("<svg") || page.contains("has not answered since")) {
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(200);
      page = english(visit().page(THIRD));
    }
  }
}
