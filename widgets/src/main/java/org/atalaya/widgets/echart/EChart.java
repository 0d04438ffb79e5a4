// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.echart;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.HasAriaLabel;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.shared.SlotUtils;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.shared.Registration;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.atalaya.widgets.ElementsVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chart of Apache ECharts out of an option that is plain JSON, for the figures of any
 * application. All series and components of ECharts 6 are there; functions are not, as JSON has
 * none.
 *
 * <pre>{@code
 * EChart chart = new EChart(
 *     """
 *     {"xAxis": {"type": "category", "data": ["2023", "2024"]}, "yAxis": {},
 *      "series": [{"type": "bar", "name": "Denuncias", "data": [120, 150]}]}
 *     """);
 * chart.setAriaLabel("Denuncias por año: 120 en 2023, 150 en 2024");
 * chart.addClickListener(event -> show(event.getPoint().name()));
 * add(chart);
 * }</pre>
 *
 * <p>For figures of an observatory there is {@code AtalayaChart}, whose picture is there at once:
 * this one makes each visitor load 375 KB (gzipped, once) first.
 *
 * <h2>Theme</h2>
 *
 * Text, axes, tooltips and the first series have the colours and the font of Lumo or Aura, and
 * follow when these change to dark. {@code --echart-text}, {@code --echart-muted}, {@code
 * --echart-line}, {@code --echart-accent}, {@code --echart-ground} and {@code --echart-font} take
 * their place; so does whatever the option says.
 *
 * <h2>Untrusted text</h2>
 *
 * Tooltips are drawn as text, never as markup, unless the option sets {@code tooltip.renderMode} to
 * {@code html}; do not do so for texts of others.
 *
 * <h2>Size</h2>
 *
 * The chart fills the width of its container, 400 pixels high, and follows when its box changes.
 *
 * <h2>Accessibility</h2>
 *
 * Give it a {@linkplain #setAriaLabel label} that says what it shows, and with {@link #setTable}
 * the same figures as a table, which a button below the chart discloses.
 */
// this-escape: Flow components set themselves up by their own inherited methods.
@SuppressWarnings("this-escape")
@Tag("atalaya-echart")
@JsModule("context://" + ElementsVersion.PATH + "/echart.js")
public class EChart extends Component
    implements HasSize, HasStyle, HasEnabled, HasAriaLabel, LocaleChangeObserver {

  private static final long serialVersionUID = 1L;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String OPTION = "option";

  /** How a chart is drawn. */
  public enum Renderer {
    CANVAS,
    SVG;

    private String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a chart can be exported as. */
  public enum ImageType {
    /** Of a chart with {@link Renderer#CANVAS}. */
    PNG,
    /** Of a chart with {@link Renderer#CANVAS}; on the ground of the theme. */
    JPEG,
    /** Of a chart with {@link Renderer#SVG}. */
    SVG;

    private String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private @Nullable EChartI18n i18n;

  /** A chart that shows nothing until it has an option. */
  public EChart() {
    setWidthFull();
    setHeight("400px");
    label();
  }

  /**
   * A chart of this option.
   *
   * @param option an object of ECharts' options, as JSON
   * @throws IllegalArgumentException if it is not a JSON object
   */
  public EChart(String option) {
    this();
    setOption(option);
  }

  /**
   * Sets what is drawn, in the place of all that was there.
   *
   * @param option an object of ECharts' options, as JSON
   * @throws IllegalArgumentException if it is not a JSON object
   */
  public void setOption(String option) {
    requireNonNull(option, "The option cannot be null");
    try {
      if (JSON.readTree(option) instanceof ObjectNode object) {
        setOption(object);
        return;
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "an option is a JSON object; this is not JSON: " + e.getOriginalMessage(), e);
    }
    throw new IllegalArgumentException("an option is a JSON object: {\"series\": […], …}");
  }

  /** Sets what is drawn, in the place of all that was there. */
  public void setOption(ObjectNode option) {
    requireNonNull(option, "The option cannot be null");
    getElement().setProperty(OPTION, option.toString());
  }

  /** What was set to be drawn, without what was merged into it since. */
  public Optional<JsonNode> getOption() {
    return Optional.ofNullable(getElement().getProperty(OPTION)).map(JSON::readTree);
  }

  /**
   * Sets the maps that the option may name, by {@code {"type": "map", "map": name}} or {@code
   * {"geo": {"map": name}}}. All charts of a page share their names.
   *
   * @param maps GeoJSON by name
   */
  public void setMaps(Map<String, ObjectNode> maps) {
    ObjectNode named = JsonNodeFactory.instance.objectNode();
    maps.forEach(named::set);
    getElement().setProperty("maps", named.toString());
  }

  /**
   * Merges a part into what is drawn, by ECharts' own rules: other figures of a series move from
   * where they were. The server does not keep it: after a reload of the page {@link #getOption} is
   * drawn.
   *
   * @param part what changes
   * @param replaced components, such as {@code series}, whose list takes the place of the former
   *     one rather than being merged into it
   */
  public void update(ObjectNode part, String... replaced) {
    requireNonNull(part, "The part cannot be null");
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    for (String name : replaced) {
      names.add(name);
    }
    getElement().executeJs("this.update($0, $1)", part, names);
  }

  /** Sets whether the chart says that figures are under way. */
  public void setLoading(boolean loading) {
    getElement().setAttribute("loading", loading);
  }

  /** Whether the chart says that figures are under way. */
  public boolean isLoading() {
    return getElement().hasAttribute("loading");
  }

  /**
   * Sets how the chart is drawn; by pixels by default, which is quicker for many points.
   *
   * @throws IllegalStateException if the chart is shown already
   */
  public void setRenderer(Renderer renderer) {
    requireNonNull(renderer, "The renderer cannot be null");
    if (isAttached()) {
      throw new IllegalStateException("how a chart is drawn is set before it is shown");
    }
    getElement().setAttribute("renderer", renderer.id());
  }

  /** Sets the same figures as a table, in the place of one that was there. */
  public void setTable(Component table) {
    SlotUtils.setSlot(this, "table", requireNonNull(table, "The table cannot be null"));
  }

  /** Sets the words; by default those of the UI's language. */
  public void setI18n(EChartI18n i18n) {
    this.i18n = requireNonNull(i18n, "The words cannot be null");
    label();
  }

  /** The words. */
  public EChartI18n getI18n() {
    return i18n == null ? EChartI18n.of(getLocale()) : i18n;
  }

  /**
   * The chart as a picture, as it is in the browser now.
   *
   * @param pixelRatio pixels for one CSS pixel along each side, above 0 to 4
   * @return the bytes of the file; fails where the browser has no such picture. It completes only
   *     after the request that asks is answered: do not wait for it
   */
  public CompletableFuture<byte[]> exportImage(ImageType type, double pixelRatio) {
    requireNonNull(type, "The type cannot be null");
    if (!(pixelRatio > 0 && pixelRatio <= 4)) {
      throw new IllegalArgumentException(
          "pixelRatio must be > 0 and <= 4. Provided value: " + pixelRatio);
    }
    return getElement()
        .executeJs("return this.image($0, $1)", type.id(), pixelRatio)
        .toCompletableFuture(String.class)
        .thenApply(EChart::bytes);
  }

  /** Adds a listener for a reader's choice of a point. */
  public Registration addClickListener(ComponentEventListener<ChartClickEvent> listener) {
    return addListener(ChartClickEvent.class, listener);
  }

  /** Adds a listener for a reader's zoom. */
  public Registration addZoomListener(ComponentEventListener<ChartZoomEvent> listener) {
    return addListener(ChartZoomEvent.class, listener);
  }

  /** Adds a listener for a reader's choice in the legend. */
  public Registration addLegendListener(ComponentEventListener<ChartLegendEvent> listener) {
    return addListener(ChartLegendEvent.class, listener);
  }

  @Override
  public void localeChange(LocaleChangeEvent event) {
    label();
  }

  private void label() {
    EChartI18n words = getI18n();
    getElement().setAttribute("loading-label", words.loading());
    getElement().setAttribute("failed-label", words.failed());
    getElement().setAttribute("table-label", words.table());
    getElement().setAttribute("lang", getLocale().getLanguage());
  }

  /** Of a data URL: the browser writes one of pixels in Base64, and one of SVG in per cent. */
  private static byte[] bytes(String dataUrl) {
    int comma = dataUrl.indexOf(',');
    String body = dataUrl.substring(comma + 1);
    return dataUrl.substring(0, Math.max(comma, 0)).endsWith(";base64")
        ? Base64.getDecoder().decode(body)
        : URLDecoder.decode(body.replace("+", "%2B"), StandardCharsets.UTF_8)
            .getBytes(StandardCharsets.UTF_8);
  }
}
