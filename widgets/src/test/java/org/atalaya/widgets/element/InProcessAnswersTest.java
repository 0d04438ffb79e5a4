// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import java.util.List;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.testkit.SampleCases;
import org.atalaya.widgets.chart.AtalayaChart;
import org.atalaya.widgets.dashboard.AtalayaDashboard;
import org.atalaya.widgets.web.PublicAnswers;
import org.atalaya.widgets.web.PublicApiServlet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Components that answer their element out of this process. */
@ViewPackages
class InProcessAnswersTest extends BrowserlessTest {

  private static final String PICTURE = "/charts/victims.svg?by=year&lang=es&width=480&height=320";

  private final CaseStore store = SampleCases.store();
  private final PublicApiServlet answers =
      new PublicApiServlet(
          Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE), "/atalaya");
  private final AnswerComponent<?> chart =
      new AtalayaChart(StatisticsQuery.of("victims").by("year"));

  @AfterEach
  void closeStore() {
    answers.destroy();
    store.close();
  }

  @Test
  void attach_overHttp_elementIsLeftAlone() {
    UI.getCurrent().add(chart);

    assertThat(executed()).isEmpty();
  }

  @Test
  void attach_inProcess_elementIsToldToAsk() {
    chart.setObservatory(answers);

    UI.getCurrent().add(chart);

    assertThat(executed()).containsExactly("window.Vaadin.Flow.atalaya.handOver(this)");
  }

  @Test
  void attach_partOfADashboard_isAskedAsTheDashboardIs() {
    AtalayaDashboard dashboard = new AtalayaDashboard().withObservatory(answers);
    AtalayaChart elsewhere = new AtalayaChart(StatisticsQuery.of("victims"));
    elsewhere.setObservatory("https://other.example/atalaya");
    dashboard.add(new Div(chart), elsewhere);

    UI.getCurrent().add(dashboard);

    // Of the dashboard and the chart, not of the one that has an address.
    assertThat(executed()).hasSize(2);
    assertThat(chart.answer(PICTURE).get("good").asBoolean()).isTrue();
  }

  @Test
  void answer_nobodyIsAskedInProcess_refused() {
    UI.getCurrent().add(chart);

    assertThatIllegalStateException()
        .isThrownBy(() -> chart.answer(PICTURE))
        .withMessageContaining("not asked in this process");
  }

  @Test
  void answer_picture_thatOfThePublicApi() {
    UI.getCurrent().add(chart.withObservatory(answers));

    ObjectNode answer = chart.answer(PICTURE);

    assertThat(answer.get("good").asBoolean()).isTrue();
    assertThat(answer.get("stale").asBoolean()).isFalse();
    assertThat(answer.get("body").asString())
        .startsWith("<svg")
        .isEqualTo(answers.answer(PICTURE).text());
  }

  @Test
  void answer_wrongQuestion_problemInTheReadersLanguage() {
    UI.getCurrent().add(chart.withObservatory(answers));

    ObjectNode answer = chart.answer("/charts/victims.svg?by=colour&lang=es");

    assertThat(answer.get("good").asBoolean()).isFalse();
    assertThat(answer.get("body").asString())
        .contains("unknown-dimension", "No existe la dimensión «colour»");
  }

  @Test
  void setObservatory_shownAlready_refused() {
    UI.getCurrent().add(chart);

    assertThatIllegalStateException()
        .isThrownBy(() -> chart.setObservatory(answers))
        .withMessageContaining("before a component is shown");
  }

  @Test
  void poll_sameVersion_nothing() {
    UI.getCurrent().add(chart.withObservatory(answers));
    chart.answer(PICTURE);
    executed();

    poll();

    assertThat(executed()).isEmpty();
  }

  @Test
  void poll_otherVersion_elementAsksAnew() {
    UI.getCurrent().add(chart.withObservatory(answers));
    chart.answer(PICTURE);
    executed();

    SampleCases.load(
        store, SampleCases.mapping(), SampleCases.HEADER + "2011-04-02,101,2,33,1122,1\n");
    poll();

    assertThat(executed()).containsExactly("this.refresh()");
  }

  @Test
  void poll_afterDetach_nothing() {
    UI.getCurrent().add(chart.withObservatory(answers));
    chart.answer(PICTURE);
    UI.getCurrent().remove(chart);
    PublicAnswers failing =
        address -> {
          throw new AssertionError("a component that is gone asks nothing");
        };
    chart.setObservatory(failing);

    poll();

    assertThat(executed()).noneMatch(script -> script.contains("refresh"));
  }

  @Test
  void refresh_elementAsksAnew() {
    UI.getCurrent().add(chart);

    chart.refresh();

    assertThat(executed()).containsExactly("this.refresh()");
  }

  private static void poll() {
    ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));
  }

  /** What the browser was told to do since this was asked last. */
  private static List<String> executed() {
    UI ui = UI.getCurrent();
    ui.getInternals().getStateTree().runExecutionsBeforeClientResponse();
    return ui.getInternals().dumpPendingJavaScriptInvocations().stream()
        .map(PendingJavaScriptInvocation::getInvocation)
        .map(invocation -> invocation.getExpression())
        .map(script -> script.replaceFirst("^return \\(async function\\(\\) ?\\{", ""))
        .map(script -> script.replaceFirst("\\}\\)\\.apply\\(\\$\\d+\\)$", "").strip())
        .toList();
  }
}
