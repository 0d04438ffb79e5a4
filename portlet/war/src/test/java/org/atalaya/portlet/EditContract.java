// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.portlet.PortalVisit.browser;
import static org.atalaya.portlet.PortalVisit.first;
import static org.atalaya.portlet.PortalVisit.get;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Setting portlets up. */
interface EditContract extends Visited {

  String ADMINISTRATOR = "administrator";
  int USERS = 50;

  /** The form of a statistics portlet, filled in. */
  private static Map<String, String> filledIn(String page) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("token", token(page));
    fields.put("action", "save");
    fields.put("kind", "table");
    fields.put("indicator", "victims");
    fields.put("by1", "victim-sex");
    fields.put("height", "320");
    return fields;
  }

  private static String token(String page) {
    return first("name=\"token\" value=\"([^\"]+)\"", page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"statistics", "keyfigures", "dashboard", "filter", "alertticker", "registrycheck"})
  default void edit_withoutTheRole_hasNoForm(String portlet) throws Exception {
    assertThat(visit().edit(browser(), "first~%s~1".formatted(portlet), "reader"))
        .contains("may not set up this content")
        .doesNotContain("<form");
  }

  @Test
  default void edit_saved_isShownAndOutlivesARestart() throws Exception {
    String window = "first~statistics~8";
    HttpClient browser = browser();
    String page = visit().edit(browser, window, ADMINISTRATOR);

    String shown = visit().send(browser, page, filledIn(page)).body();
    visit().restart();

    assertThat(shown).contains("<atalaya-table indicator=\"victims\" by=\"victim-sex\"");
    assertThat(get(visit().page(window)).body())
        .contains("<atalaya-table indicator=\"victims\" by=\"victim-sex\"");
  }

  @Test
  default void edit_partsOfADashboard_areKeptInTheirOrder() throws Exception {
    String window = "first~dashboard~8";
    HttpClient browser = browser();
    String page = visit().edit(browser, window, ADMINISTRATOR);
    assertThat(page)
        .contains("<summary>Part 4 · Complaints", "<summary>Part 5</summary>")
        .doesNotContain("Part 6");
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("token", token(page));
    fields.put("action", "save");
    fields.put("indicator-1", "");
    fields.put("indicator-2", "victims");
    fields.put("by1-2", "victim-sex");
    fields.put("kind-2", "table");
    fields.put("indicator-3", "complaints");
    fields.put("kind-3", "figure");

    String shown = visit().send(browser, page, fields).body();

    assertThat(shown)
        .containsPattern("(?s)<atalaya-table indicator=\"victims\".*<atalaya-figure")
        .doesNotContain("<atalaya-chart");
  }

  @Test
  default void edit_preview_isShownAndNotSaved() throws Exception {
    String window = "first~keyfigures~7";
    HttpClient browser = browser();
    String page = visit().edit(browser, window, ADMINISTRATOR);

    String preview =
        visit()
            .send(
                browser,
                page,
                Map.of("token", token(page), "action", "preview", "indicator-1", "victims"))
            .body();

    assertThat(preview)
        .contains("<h3>Preview</h3>", "<atalaya-figure indicator=\"victims\"")
        .doesNotContain("<atalaya-figure indicator=\"complaints\"");
    assertThat(get(visit().page(window)).body())
        .contains("<atalaya-figure indicator=\"complaints\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x"})
  default void edit_wrongToken_changesNothing(String token) throws Exception {
    String window = "first~statistics~6";
    HttpClient browser = browser();
    String page = visit().edit(browser, window, ADMINISTRATOR);
    Map<String, String> fields = filledIn(page);
    fields.put("token", token);

    visit().send(browser, page, fields);

    assertThat(get(visit().page(window)).body()).contains("indicator=\"complaints\"");
  }

  @Test
  default void edit_tokenOfAnotherSession_changesNothing() throws Exception {
    String window = "first~statistics~5";
    HttpClient browser = browser();
    String page = visit().edit(browser, window, ADMINISTRATOR);
    Map<String, String> fields = filledIn(page);
    fields.put("token", token(visit().edit(browser(), window, ADMINISTRATOR)));

    visit().send(browser, page, fields);

    assertThat(get(visit().page(window)).body()).contains("indicator=\"complaints\"");
  }

  @Test
  default void edit_whatCannotBeAnswered_isRefusedInWords() throws Exception {
    String window = "first~statistics~7";
    HttpClient browser = browser();
    String page = visit().edit(browser, window, ADMINISTRATOR);
    Map<String, String> fields = filledIn(page);
    fields.put("by1", "suspect-sex");

    String refused = visit().send(browser, page, fields).body();

    assertThat(refused).contains("role=\"alert\"", "suspect-sex");
    assertThat(get(visit().page(window)).body()).contains("indicator=\"complaints\"");
  }

  @Test
  default void edit_valueOutsideTheForm_isRefusedAndSaysWhatIsAllowed() throws Exception {
    String window = "first~statistics~4";
    HttpClient browser = browser();
    String page = visit().edit(browser, window, ADMINISTRATOR);
    Map<String, String> fields = filledIn(page);
    fields.put("height", "\"><script>1</script>");

    String refused = visit().send(browser, page, fields).body();

    assertThat(first("(?s)(<div class=\"atalaya-portlet[ \"].*)", refused))
        .contains("Height: the value cannot be used. Allowed are: 200, 240")
        .doesNotContain("<script");
  }

  @Test
  default void edit_manyAtOnce_eachHasHerOwnTokenAndDraft() throws Exception {
    List<Future<String>> tokens = new ArrayList<>();
    try (ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int user = 0; user < USERS; user++) {
        String title = "Draft of user " + user + ".";
        tokens.add(users.submit(() -> draft(title)));
      }
    }

    List<String> all = new ArrayList<>();
    for (Future<String> token : tokens) {
      all.add(token.get());
    }
    assertThat(all).hasSize(USERS).doesNotHaveDuplicates();
  }

  /** Looks at a draft, and returns the token of the session. */
  private String draft(String title) throws Exception {
    HttpClient browser = browser();
    String page = visit().edit(browser, "first~statistics~9", ADMINISTRATOR);
    Map<String, String> fields = filledIn(page);
    fields.put("action", "preview");
    fields.put("title", title);
    String preview = visit().send(browser, page, fields).body();
    assertThat(preview).contains("heading=\"" + title + "\"");
    assertThat(token(preview)).isEqualTo(token(page));
    return token(page);
  }
}
