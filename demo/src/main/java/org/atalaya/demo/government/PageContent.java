// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.Observatory;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.widgets.chart.AtalayaChart;

/** What a page says, and which questions it asked for that: their answers are its files. */
final class PageContent {

  private final Observatory observatory;
  private final Visit visit;
  private final Main main = new Main();
  private final Map<StatisticsQuery, PublishableTable> answers = new LinkedHashMap<>();
  private final Map<String, EmbeddingPanel.Example> examples = new LinkedHashMap<>();

  /** Nothing yet. */
  PageContent(Observatory observatory, Visit visit) {
    this.observatory = observatory;
    this.visit = visit;
  }

  Observatory observatory() {
    return observatory;
  }

  Visit visit() {
    return visit;
  }

  Main main() {
    return main;
  }

  void add(Component... components) {
    main.add(components);
  }

  /**
   * Adds a component of the library, and how it is had elsewhere.
   *
   * @param element that any page writes
   * @param attributes of it, but for the language
   * @param java what a Vaadin view says
   */
  void embedded(Component component, String element, Map<String, String> attributes, String java) {
    main.add(component);
    Map<String, String> all = new LinkedHashMap<>(attributes);
    all.put("lang", visit.locale().getLanguage());
    String html = EmbeddingCode.html(element, all);
    examples.put(html, new EmbeddingPanel.Example(element, html, java, Optional.empty()));
  }

  /** Adds the heading of a part of the page: the text of this name. */
  void heading(String key) {
    main.add(new H2(visit.text(key)));
  }

  /** Adds a sentence or two that explain what stands above: the text of this name. */
  void explanation(String key, Object... arguments) {
    Paragraph paragraph = new Paragraph(visit.text(key, arguments));
    paragraph.addClassName("portal-explanation");
    main.add(paragraph);
  }

  /** Adds a chart of what {@code query} asks for. */
  AtalayaChart chart(StatisticsQuery query) {
    return chart(query, Form.AUTO);
  }

  /** Adds a chart of this form. */
  AtalayaChart chart(StatisticsQuery query, Form form) {
    AtalayaChart chart = drawing(query, form);
    main.add(chart);
    return chart;
  }

  /** A chart of what {@code query} asks for, for the page to put somewhere. */
  AtalayaChart drawing(StatisticsQuery query) {
    return drawing(query, Form.AUTO);
  }

  private AtalayaChart drawing(StatisticsQuery query, Form form) {
    AtalayaChart chart = new AtalayaChart(query);
    chart.setForm(form);
    chart.setLanguage(visit.locale());
    chart.setHeight(ChartHeight.of(table(query), form, visit.locale()));
    chart.addClassName("portal-chart");
    String html = EmbeddingCode.html(query, form, visit.locale());
    examples.put(
        html,
        new EmbeddingPanel.Example(
            visit.text(table(query).header().indicator().shortTitle()),
            html,
            EmbeddingCode.java(query, form),
            Optional.of(EmbeddingCode.builder(query, form, visit.locale()))));
    return chart;
  }

  /**
   * The answer to {@code query}, which the page shows.
   *
   * @throws QueryException if the question cannot be answered
   */
  PublishableTable table(StatisticsQuery query) {
    return answers.computeIfAbsent(query, observatory::table);
  }

  /** Adds how all that the page shows is had elsewhere. */
  void addEmbedding() {
    if (!examples.isEmpty()) {
      main.add(new EmbeddingPanel(visit, List.copyOf(examples.values())));
    }
  }

  /** Adds the files behind the page and how to cite them. */
  void addFiles() {
    main.add(new PageFiles(visit, answers));
  }
}
