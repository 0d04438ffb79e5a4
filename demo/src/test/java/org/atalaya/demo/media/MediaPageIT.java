// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.atalaya.demo.Browser;
import org.atalaya.demo.RunningDemo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The page of the media site, which is another site than the observatory, in Chromium. */
@Tag("browser")
class MediaPageIT {

  private static final RunningDemo DEMO = RunningDemo.shared();

  private static final String LIST =
      "document.querySelector('atalaya-alert-ticker').shadowRoot.querySelectorAll('article')";
  private static final String SHOWN =
      "return document.querySelector('atalaya-alert-ticker')?.shadowRoot"
          + "?.querySelectorAll('article img').length === 3";
  private static final String PHOTOS =
      "return [..."
          + "document.querySelector('atalaya-alert-ticker').shadowRoot.querySelectorAll('img')]"
          + ".every(photo => photo.complete && photo.naturalWidth > 0)";
  private static final String NAMES = "return [..." + LIST + "].map(one => one.innerText)";

  @ParameterizedTest
  @ValueSource(ints = {1200, 360})
  void page_showsWhoIsMissing_andNothingOfTheReaderIsKept(int width) throws IOException {
    try (Browser browser = Browser.open(width, 1000)) {
      browser.driver().get(DEMO.media());
      browser.waitUntil(SHOWN);
      browser.waitUntil(PHOTOS);
      browser.waitUntil(
          "return !!document.querySelector('atalaya-chart').shadowRoot?.querySelector('.ready')");

      assertThat(browser.<Boolean>run("return document.body.scrollWidth <= innerWidth")).isTrue();
      assertThat(browser.accessibilityViolations()).isEmpty();
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.cookies()).isEmpty();
      assertThat(browser.<Long>run("return localStorage.length + sessionStorage.length")).isZero();
      browser.screenshot("media-" + width);
    }
  }

  @Test
  void ticker_byButtonsAndKeys_turnsItsPages() throws IOException {
    try (Browser browser = Browser.open(1200, 1000)) {
      browser.driver().get(DEMO.media());
      browser.waitUntil(SHOWN);
      List<String> first = browser.run(NAMES);

      browser.run(
          "const next = [...document.querySelector('atalaya-alert-ticker').shadowRoot"
              + ".querySelectorAll('.step')][1]; next.focus(); next.click(); return true");
      List<String> second = browser.run(NAMES);
      browser.press(Keys.ARROW_LEFT);

      assertThat(second).hasSize(3).doesNotContainAnyElementsOf(first);
      assertThat(browser.<List<String>>run(NAMES)).isEqualTo(first);
      assertThat(
              browser.<String>run(
                  "return document.querySelector('atalaya-alert-ticker')"
                      + ".shadowRoot.activeElement.className"))
          .isEqualTo("step");
    }
  }

  @Test
  void desk_withoutSignIn_leadsToSignIn_andNobodyFramesIt() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(DEMO.desk() + "/")).build(),
                BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/entrar");
    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .hasValue("frame-ancestors 'none'");
  }

  @Test
  void portal_hasNothingOfTheDesk() {
    try (Browser browser = Browser.open(900, 700)) {
      browser.driver().get(DEMO.observatory() + "/entrar");
      browser.waitUntil("return document.body.innerText.trim() !== ''");

      assertThat(browser.<Long>run("return document.querySelectorAll('vaadin-login-form').length"))
          .isZero();
    }
  }
}
