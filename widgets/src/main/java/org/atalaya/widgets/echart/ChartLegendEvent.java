// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.echart;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A reader chose in the legend of a chart. Everything in it comes from the browser. */
@DomEvent("atalaya-echart-legend")
public class ChartLegendEvent extends ComponentEvent<EChart> {

  private static final long serialVersionUID = 1L;

  private final Choice choice;

  /**
   * What is shown.
   *
   * @param name the name that was chosen
   * @param selected whether each is shown, by name
   */
  public record Choice(String name, Map<String, Boolean> selected) implements Serializable {
    public Choice {
      selected = Collections.unmodifiableMap(new LinkedHashMap<>(selected));
    }
  }

  /**
   * The event.
   *
   * @param fromClient whether it comes from the browser
   */
  public ChartLegendEvent(
      EChart source, boolean fromClient, @EventData("event.detail") JsonNode detail) {
    super(source, fromClient);
    Map<String, Boolean> selected = new LinkedHashMap<>();
    detail
        .path("selected")
        .properties()
        .forEach(each -> selected.put(each.getKey(), each.getValue().asBoolean(false)));
    choice = new Choice(detail.path("name").asString(""), selected);
  }

  /** What was chosen. */
  public Choice getChoice() {
    return choice;
  }
}
