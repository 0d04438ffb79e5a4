// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.echart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.atalaya.widgets.echart.EChart.ImageType;
import org.atalaya.widgets.echart.EChart.Renderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@ViewPackages
class EChartTest extends BrowserlessTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String BARS =
      """
      {"xAxis": {"type": "category", "data": ["2023", "2024"]}, "yAxis": {},
       "series": [{"type": "bar", "name": "Denuncias", "data": [120, 150]}]}
      """;

  private final EChart chart = new EChart(BARS);

  @Test
  void option_set_isReadBack() {
    assertThat(chart.getOption()).contains(JSON.readTree(BARS));
    assertThat(new EChart().getOption()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "7", "\"x\"", "null"})
  void option_noObject_saysWhatOneIs(String option) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chart.setOption(option))
        .withMessageStartingWith("an option is a JSON object: {\"series\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "", "{series: []}", "{\"f\": function() {}}"})
  void option_noJson_saysSo(String option) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chart.setOption(option))
        .withMessageStartingWith("an option is a JSON object");
  }

  @Test
  void setMaps_becomesTheProperty() {
    ObjectNode land = JsonNodeFactory.instance.objectNode().put("type", "FeatureCollection");

    chart.setMaps(Map.of("land", land));

    assertThat(chart.getElement().getProperty("maps"))
        .isEqualTo("{\"land\":{\"type\":\"FeatureCollection\"}}");
  }

  @Test
  void update_part_isMergedInTheBrowserAndNotKept() {
    UI.getCurrent().add(chart);
    ObjectNode part = JsonNodeFactory.instance.objectNode();
    part.putArray("series").addObject().putArray("data").add(7);

    chart.update(part, "series");

    assertThat(pending())
        .singleElement()
        .satisfies(call -> assertThat(call.getInvocation().getExpression()).contains("this.update"))
        .satisfies(call ->
            assertThat(call.getInvocation().getParameters().subList(0, 2).toString())
                .isEqualTo("[{\"series\":[{\"data\":[7]}]}, [\"series\"]]"));
    assertThat(chart.getOption()).contains(JSON.readTree(BARS));
  }

  @Test
  void events_ofTheElement_becomeRecords() {
    List<Object> told = new ArrayList<>();
    chart.addClickListener(event -> told.add(event.getPoint()));
    chart.addZoomListener(event -> told.add(event.getWindow()));
    chart.addLegendListener(event -> told.add(event.getChoice()));

    fire(
        "atalaya-echart-click",
        """
        {"componentType": "series", "series": "Denuncias", "seriesIndex": 0, "name": "2024",
         "dataIndex": 1, "value": [1, 150]}
        """);
    fire("atalaya-echart-zoom", "{\"start\": 25, \"end\": 75.5}");
    fire("atalaya-echart-legend", "{\"name\": \"A\", \"selected\": {\"A\": false, \"B\": true}}");

    assertThat(told)
        .containsExactly(
            new ChartClickEvent.Point("series", "Denuncias", 0, "2024", 1, "[1,150]"),
            new ChartZoomEvent.Window(25, 75.5),
            new ChartLegendEvent.Choice("A", Map.of("A", false, "B", true)));
  }

  @Test
  void events_ofADisabledChart_areNotTold() {
    List<Object> told = new ArrayList<>();
    chart.addClickListener(event -> told.add(event.getPoint()));
    chart.setEnabled(false);

    fire("atalaya-echart-click", "{\"name\": \"2024\"}");

    assertThat(told).isEmpty();
    assertThat(chart.getElement().hasAttribute("disabled")).isTrue();
  }

  @Test
  void exportImage_png_bytesOfWhatTheBrowserHas() {
    UI.getCurrent().add(chart);

    CompletableFuture<byte[]> image = chart.exportImage(ImageType.PNG, 2);
    String data = Base64.getEncoder().encodeToString(new byte[] {1, 2, 3});
    pending()
        .getFirst()
        .complete(JsonNodeFactory.instance.stringNode("data:image/png;base64," + data));

    assertThat(image).isCompletedWithValueMatching(bytes -> bytes.length == 3 && bytes[2] == 3);
  }

  @Test
  void exportImage_svg_textOfWhatTheBrowserHas() {
    UI.getCurrent().add(chart);

    CompletableFuture<byte[]> image = chart.exportImage(ImageType.SVG, 1);
    pending()
        .getFirst()
        .complete(
            JsonNodeFactory.instance.stringNode(
                "data:image/svg+xml;charset=UTF-8,%3Csvg%3E%C3%B1+%3C%2Fsvg%3E"));

    assertThat(image)
        .isCompletedWithValueMatching(
            bytes -> new String(bytes, StandardCharsets.UTF_8).equals("<svg>ñ+</svg>"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 4.5, Double.NaN})
  void exportImage_pixelRatio_saysWhatIsAllowed(double ratio) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chart.exportImage(ImageType.PNG, ratio))
        .withMessage("pixelRatio must be > 0 and <= 4. Provided value: " + ratio);
  }

  @Test
  void setRenderer_shownAlready_refused() {
    chart.setRenderer(Renderer.SVG);
    assertThat(chart.getElement().getAttribute("renderer")).isEqualTo("svg");
    UI.getCurrent().add(chart);

    assertThatIllegalStateException().isThrownBy(() -> chart.setRenderer(Renderer.CANVAS));
  }

  @Test
  void setTable_another_takesThePlaceOfTheFirst() {
    chart.setTable(new NativeTable());
    NativeTable second = new NativeTable();

    chart.setTable(second);

    assertThat(chart.getChildren()).containsExactly(second);
    assertThat(second.getElement().getAttribute("slot")).isEqualTo("table");
  }

  @Test
  void words_followTheLanguageUnlessTheHostHasItsOwn() {
    UI.getCurrent().setLocale(Locale.of("es", "GT"));
    UI.getCurrent().add(chart);
    assertThat(chart.getElement().getAttribute("table-label"))
        .isEqualTo("Ver los datos en una tabla");

    UI.getCurrent().setLocale(Locale.ENGLISH);
    assertThat(chart.getElement().getAttribute("loading-label")).isEqualTo("Loading the chart…");

    chart.setI18n(new EChartI18n("…", "!", "Tabla"));
    assertThat(chart.getElement().getAttribute("table-label")).isEqualTo("Tabla");
  }

  @Test
  void loading_isReadBack() {
    chart.setLoading(true);
    assertThat(chart.isLoading()).isTrue();

    chart.setLoading(false);
    assertThat(chart.isLoading()).isFalse();
  }

  @Test
  void chart_serialised_keepsItsOption() throws Exception {
    chart.addClickListener(event -> {});

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(chart);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((EChart) in.readObject()).getOption()).contains(JSON.readTree(BARS));
    }
  }

  @Test
  void module_isInThisJar() {
    String module = EChart.class.getAnnotation(JsModule.class).value();

    assertThat(
            EChart.class.getResource(
                "/META-INF/resources/" + module.substring("context://".length())))
        .isNotNull();
  }

  private void fire(String event, String detail) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.set("event.detail", JSON.readTree(detail));
    chart
        .getElement()
        .getNode()
        .getFeature(ElementListenerMap.class)
        .fireEvent(new DomEvent(chart.getElement(), event, data));
  }

  private static List<PendingJavaScriptInvocation> pending() {
    UI ui = UI.getCurrent();
    ui.getInternals().getStateTree().runExecutionsBeforeClientResponse();
    return ui.getInternals().dumpPendingJavaScriptInvocations();
  }
}
