// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.portlet.PortalVisit.english;
import static org.atalaya.portlet.PortalVisit.first;
import static org.atalaya.portlet.PortalVisit.get;

import java.net.http.HttpResponse;
import java.time.Instant;
import org.atalaya.alerts.Bulletin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Portlets of alerts, of the register and of tips. */
interface AlertsContract extends Visited {

  /** In an application whose observatory allows nothing to be kept. */
  String TICKER = "third~alertticker~1";

  String NAME = "Eulalia Inventada";

  /** Posted and ended, then not to be asked: each seen on the page and in the file at once. */
  @Test
  default void ticker_alert_isShownWhileItIsKnownToHold() throws Exception {
    visit().moved().up();
    Bulletin posted = visit().observatory().alerts().woman(NAME);
    String page = shown(NAME);
    String photo = "/alerts/%s/photo?size=ticker".formatted(posted.id());
    String feed = visit().resource(TICKER, "/alerts.json?lang=en");

    assertThat(page)
        .contains("<atalaya-alert-ticker", "rows=\"3\"", "Active alerts: 1 of 1", NAME)
        .contains("href=\"tel:1572\"", "/v1/alerts/" + posted.id() + ".html")
        .contains("Checked on ");
    HttpResponse<String> picture = get(visit().address() + first("<img src=\"([^\"]+)\"", page));
    assertThat(picture.body()).isEqualTo("photo ticker");
    assertThat(picture.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(get(feed).body()).contains(NAME);

    visit().observatory().alerts().end(posted);

    assertThat(english(visit().page(TICKER)))
        .contains("There are no active alerts")
        .doesNotContain(NAME);
    assertThat(get(feed).body()).doesNotContain(NAME);
    assertThat(get(visit().resource(TICKER, photo)).statusCode()).isEqualTo(410);

    Bulletin other = visit().observatory().alerts().child(NAME);
    assertThat(shown(NAME)).contains("Alba-Keneth alert");
    visit().moved().down();

    assertThat(english(visit().page(TICKER)))
        .contains("It could not be checked which alerts still hold")
        .doesNotContain(NAME);
    HttpResponse<String> unknown = get(feed);
    assertThat(unknown.statusCode()).isEqualTo(503);
    assertThat(unknown.headers().firstValue("Cache-Control")).contains("no-store");
    visit().observatory().alerts().end(other);
  }

  /** Waits until the portlet asks again, which it does some seconds after it had no answer. */
  private String shown(String text) throws Exception {
    Instant end = Instant.now().plusSeconds(20);
    String page = english(visit().page(TICKER));
    while (!page.contains(text)) {
      assertThat(Instant.now()).as("still: %s", page).isBefore(end);
      Thread.sleep(200);
      page = english(visit().page(TICKER));
    }
    return page;
  }

  @Test
  default void resource_alerts_areKeptNoLongerThanTheObservatorySays() throws Exception {
    HttpResponse<String> feed =
        get(visit().resource("first~alertticker~1", "/alerts.json?lang=es"));

    assertThat(feed.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/feed+json");
    assertThat(feed.headers().firstValue("Cache-Control").orElseThrow())
        .matches("public, max-age=(\\d|1[0-5])");
    assertThat(feed.headers().firstValue("X-Robots-Tag")).contains("noindex, noarchive");
  }

  @Test
  default void registryCheck_asDelivered_isALinkThatTellsNothing() throws Exception {
    String address = visit().observatory().address();

    assertThat(english(visit().page("first~registrycheck~1")))
        .contains("<a href=\"" + address + "/embed/registry-check?lang=en\" target=\"_blank\"")
        .contains("rel=\"noopener noreferrer\" referrerpolicy=\"no-referrer\"")
        .doesNotContain("frame=\"click\"", "<iframe");
  }

  @Test
  default void registryCheck_hostThatMayBeFramed_offersThat() throws Exception {
    assertThat(english(visit().page("second~registrycheck~1"))).contains("frame=\"click\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"first", "third"})
  default void tipLine_anyObservatory_beginsWithTheNumbersToCall(String application)
      throws Exception {
    visit().moved().down();

    assertThat(english(visit().page(application + "~tipline~1")))
        .containsPattern("(?s)tel:1572.*tel:110.*tel:1546.*/embed/tip-form\\?lang=en")
        .contains("rel=\"noopener noreferrer\"")
        .doesNotContain("<form", "<iframe", "frame=\"click\"");
  }

  @Test
  default void tipLine_hostThatMayBeFramed_offersThat() throws Exception {
    assertThat(english(visit().page("second~tipline~1")))
        .contains("<atalaya-tip-form observatory=", "frame=\"click\"");
  }
}
