// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.echart;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import java.io.Serializable;
import tools.jackson.databind.JsonNode;

/** A reader zoomed a chart by its {@code dataZoom}. Everything in it comes from the browser. */
@DomEvent("atalaya-echart-zoom")
public class ChartZoomEvent extends ComponentEvent<EChart> {

  private static final long serialVersionUID = 1L;

  private final Window window;

  /**
   * How much of the axes is shown.
   *
   * @param start where it begins, 0 to 100 per cent
   * @param end where it ends, 0 to 100 per cent
   */
  public record Window(double start, double end) implements Serializable {}

  /**
   * The event.
   *
   * @param fromClient whether it comes from the browser
   */
  public ChartZoomEvent(
      EChart source, boolean fromClient, @EventData("event.detail") JsonNode detail) {
    super(source, fromClient);
    window = new Window(detail.path("start").asDouble(0), detail.path("end").asDouble(100));
  }

  /** What is shown now. */
  public Window getWindow() {
    return window;
  }
}
