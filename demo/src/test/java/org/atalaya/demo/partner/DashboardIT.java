// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.atalaya.demo.Browser;
import org.atalaya.demo.RunningDemo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A dashboard on a page of another site that has a hash of its own. */
@Tag("browser")
class DashboardIT {

  private static final String DASHBOARD = "document.querySelector('atalaya-dashboard').shadowRoot";
  private static final String READY =
      "return "
          + DASHBOARD
          + "?.querySelector('#year')?.options.length > 1 &&"
          + " [...document.querySelectorAll('[indicator]')].every(part =>"
          + " part.shadowRoot?.querySelector('.ready .downloads'))";
  private static final String STEERING =
      "return [...document.querySelectorAll('[indicator]')].map(part =>"
          + " part.getAttribute('steering') ?? '')";

  private static final RunningDemo DEMO = RunningDemo.shared();
  private static HostSite host;

  @BeforeAll
  static void start() throws IOException {
    host =
        HostSite.start(
            "",
            """
            <script async src="%s/atalaya/embed.js"></script>
            <atalaya-dashboard filters="year department">
            <atalaya-chart indicator="complaints" by="department" style="height:380px"></atalaya-chart>
            <atalaya-table indicator="victims" by="victim-sex" style="height:380px"></atalaya-table>
            <atalaya-table indicator="victims" by="month" fixed="year" style="height:380px"></atalaya-table>
            </atalaya-dashboard>
            """
                .formatted(DEMO.observatory()));
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void filter_chosen_steersWhatCanFollowAndTellsTheRest() {
    try (Browser browser = openPage("#seccion")) {
      choose(browser, "department", "01");
      choose(browser, "year", "2025");

      assertThat(browser.<List<String>>run(STEERING))
          .containsExactly("year=2025", "year=2025&department=01", "department=01");
      assertThat(
              browser.<List<String>>run(
                  "return [..."
                      + DASHBOARD
                      + ".querySelectorAll('.ignored')].map(note => note.textContent)"))
          .containsExactly("Sin filtrar por: Departamento del hecho", "", "Sin filtrar por: Año");
      assertThat(browser.<String>run("return location.hash"))
          .isEqualTo("#seccion&atalaya=year:2025;department:01");
      browser.waitUntil("return " + DASHBOARD + ".querySelector('.live').textContent !== ''");
      assertThat(browser.<String>run("return " + DASHBOARD + ".querySelector('.live').textContent"))
          .isEqualTo("2 figuras actualizadas");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void back_afterChoices_takesThemBackOneByOne() {
    try (Browser browser = openPage("")) {
      choose(browser, "year", "2025");
      choose(browser, "department", "01");

      browser.driver().navigate().back();
      browser.waitUntil("return " + DASHBOARD + ".querySelector('#department').value === ''");
      List<String> once = browser.run(STEERING);
      browser.driver().navigate().back();
      browser.waitUntil("return " + DASHBOARD + ".querySelector('#year').value === ''");

      assertThat(once).containsExactly("year=2025", "year=2025", "");
      assertThat(browser.<List<String>>run(STEERING)).containsExactly("", "", "");
      assertThat(browser.<String>run("return location.hash")).isEmpty();
    }
  }

  @Test
  void address_withChoices_isFollowedAndCanBeCleared() {
    try (Browser browser = openPage("#atalaya=year:2025")) {
      assertThat(browser.<List<String>>run(STEERING)).contains("year=2025");

      browser.run(DASHBOARD + ".querySelector('[type=reset]').focus(); return true");
      browser.press(Keys.ENTER);

      assertThat(browser.<List<String>>run(STEERING)).containsExactly("", "", "");
      assertThat(browser.<String>run("return location.hash")).isEmpty();
    }
  }

  private static Browser openPage(String hash) {
    Browser browser = Browser.open(1200, 1000);
    browser.driver().get(host.address() + hash);
    browser.waitUntil(READY);
    return browser;
  }

  private static void choose(Browser browser, String filter, String code) {
    browser.run(
        """
        const field = document.querySelector('atalaya-dashboard').shadowRoot
          .querySelector('#' + arguments[0]);
        field.value = arguments[1];
        field.dispatchEvent(new Event('change', {bubbles: true}));
        return true;
        """,
        filter,
        code);
  }
}
