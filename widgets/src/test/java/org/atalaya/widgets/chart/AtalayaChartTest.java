// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.vaadin.flow.component.dependency.JsModule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Locale;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.charts.ChartSettings.Theme;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.StatisticsQuery.Sort;
import org.junit.jupiter.api.Test;

class AtalayaChartTest {

  private final AtalayaChart chart = new AtalayaChart();

  @Test
  void setQuery_everything_becomesAttributes() {
    chart.setQuery(
        StatisticsQuery.of("victims")
            .by("month", "victim-sex")
            .where("department", "01")
            .where("victim-age", "65+", "?")
            .between(CalendarPeriod.year(2010), CalendarPeriod.year(2011))
            .measure(Measure.SHARE)
            .sort(Sort.DESCENDING)
            .top(5)
            .version(3));

    assertThat(chart.getElement().getAttribute("indicator")).isEqualTo("victims");
    assertThat(chart.getElement().getAttribute("by")).isEqualTo("month,victim-sex");
    assertThat(chart.getElement().getAttribute("filters"))
        .isEqualTo("department=01&victim-age=65%2B%2C%3F");
    assertThat(chart.getElement().getAttribute("from")).isEqualTo("2010");
    assertThat(chart.getElement().getAttribute("to")).isEqualTo("2011");
    assertThat(chart.getElement().getAttribute("measure")).isEqualTo("share");
    assertThat(chart.getElement().getAttribute("sort")).isEqualTo("-value");
    assertThat(chart.getElement().getAttribute("top")).isEqualTo("5");
    assertThat(chart.getElement().getAttribute("version")).isEqualTo("3");
  }

  @Test
  void setQuery_simplerOne_removesWhatItDoesNotSay() {
    chart.setQuery(StatisticsQuery.of("victims").by("year").where("department", "01").top(3));

    chart.setQuery(StatisticsQuery.of("complaints"));

    assertThat(chart.getElement().getAttribute("indicator")).isEqualTo("complaints");
    assertThat(chart.getElement().hasAttribute("by")).isFalse();
    assertThat(chart.getElement().hasAttribute("filters")).isFalse();
    assertThat(chart.getElement().hasAttribute("top")).isFalse();
  }

  @Test
  @SuppressWarnings("NullAway") // What a caller without the checker may do.
  void setQuery_null_saysWhat() {
    assertThatNullPointerException()
        .isThrownBy(() -> chart.setQuery(null))
        .withMessage("The query cannot be null");
  }

  @Test
  void formThemeLanguage_set_areReadBack() {
    assertThat(chart.getForm()).isEqualTo(Form.AUTO);
    assertThat(chart.getTheme()).isEqualTo(Theme.LIGHT);

    chart.setForm(Form.LINE);
    chart.setTheme(Theme.DARK);
    chart.setLanguage(Locale.ENGLISH);

    assertThat(chart.getForm()).isEqualTo(Form.LINE);
    assertThat(chart.getTheme()).isEqualTo(Theme.DARK);
    assertThat(chart.getElement().getAttribute("lang")).isEqualTo("en");
  }

  @Test
  void module_isInThisJar() {
    String module = AtalayaChart.class.getAnnotation(JsModule.class).value();

    assertThat(module).startsWith("context://");
    assertThat(
            AtalayaChart.class.getResource(
                "/META-INF/resources/" + module.substring("context://".length())))
        .isNotNull();
  }

  @Test
  void chart_serialised_keepsItsAttributes() throws Exception {
    chart.setQuery(StatisticsQuery.of("victims").by("year"));
    chart.addMarkSelectedListener(event -> {});

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(chart);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      AtalayaChart copy = (AtalayaChart) in.readObject();
      assertThat(copy.getElement().getAttribute("by")).isEqualTo("year");
    }
  }
}
