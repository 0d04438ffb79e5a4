// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.echart;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import java.io.Serializable;
import tools.jackson.databind.JsonNode;

/** A reader chose a point of a chart. Everything in it comes from the browser. */
@DomEvent("atalaya-echart-click")
public class ChartClickEvent extends ComponentEvent<EChart> {

  private static final long serialVersionUID = 1L;

  private final Point point;

  /**
   * A point of a chart.
   *
   * @param componentType {@code series}, or what else was chosen, such as {@code xAxis}
   * @param series name of the series; empty where it has none
   * @param seriesIndex position of the series, from 0; −1 where there is none
   * @param name name of the category or of the item
   * @param dataIndex position in the series, from 0; −1 where there is none
   * @param value its value, as JSON: a number, or what the option has there
   */
  public record Point(
      String componentType,
      String series,
      int seriesIndex,
      String name,
      int dataIndex,
      String value)
      implements Serializable {

    static Point of(JsonNode detail) {
      return new Point(
          detail.path("componentType").asString(""),
          detail.path("series").asString(""),
          detail.path("seriesIndex").asInt(-1),
          detail.path("name").asString(""),
          detail.path("dataIndex").asInt(-1),
          detail.path("value").toString());
    }
  }

  /**
   * The event.
   *
   * @param fromClient whether it comes from the browser
   */
  public ChartClickEvent(
      EChart source, boolean fromClient, @EventData("event.detail") JsonNode detail) {
    super(source, fromClient);
    point = Point.of(detail);
  }

  /** The point. */
  public Point getPoint() {
    return point;
  }
}
