// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.widgets.chart.AtalayaChart;
import org.atalaya.widgets.figure.AtalayaFigure;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class AtalayaDashboardTest {

  private final AtalayaDashboard dashboard =
      new AtalayaDashboard().withFilters("year", "department");

  @Test
  void filters_becomeTheAttribute() {
    assertThat(dashboard.getElement().getAttribute("filters")).isEqualTo("year department");

    dashboard.setFilters();

    assertThat(dashboard.getElement().hasAttribute("filters")).isFalse();
  }

  @Test
  void parts_areChildren_wideOnesSaySo() {
    AtalayaFigure figure = new AtalayaFigure(StatisticsQuery.of("victims").by("year"));
    AtalayaChart chart = new AtalayaChart(StatisticsQuery.of("victims").by("month"));

    dashboard.add(figure);
    dashboard.addWide(chart);

    assertThat(dashboard.getChildren()).containsExactly(figure, chart);
    assertThat(figure.getElement().hasAttribute("wide")).isFalse();
    assertThat(chart.getElement().hasAttribute("wide")).isTrue();
  }

  @Test
  void filterChange_ofTheElement_tellsCodesByDimension() {
    List<Map<String, String>> told = new ArrayList<>();
    dashboard.addFilterChangeListener(event -> told.add(event.getFilters()));

    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.putObject("event.detail.filters").put("year", "2010").put("department", "01");
    dashboard
        .getElement()
        .getNode()
        .getFeature(ElementListenerMap.class)
        .fireEvent(new DomEvent(dashboard.getElement(), "atalaya-filter-change", data));

    assertThat(told).containsExactly(Map.of("year", "2010", "department", "01"));
  }

  @Test
  void module_isInThisJar() {
    String module = AtalayaDashboard.class.getAnnotation(JsModule.class).value();

    assertThat(
            AtalayaDashboard.class.getResource(
                "/META-INF/resources/" + module.substring("context://".length())))
        .isNotNull();
  }
}
