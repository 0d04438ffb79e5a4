// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import java.util.Optional;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.charts.ChartSettings.Title;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.TableAxis;

/**
 * What a chart is made from.
 *
 * <pre>{@code
 * Chart.of(ChartSource.of(table).at("observatorio.example/atalaya/v1/charts/victims.html"), …)
 * }</pre>
 *
 * @param table the figures that are drawn
 * @param changes the changes between their periods with their intervals, for words only
 * @param address where the chart can be found, short enough to be printed in its picture
 */
public record ChartSource(
    PublishableTable table, Optional<PublishableTable> changes, Optional<String> address) {

  /**
   * @throws IllegalArgumentException if the changes are not those of the table's own cells
   */
  public ChartSource {
    changes.ifPresent(other -> {
      if (other.measure() != Measure.CHANGE
          || !other.header().axes().equals(table.header().axes())
          || other.header().version().number() != table.header().version().number()) {
        throw new IllegalArgumentException("changes are those of the cells of the same table");
      }
    });
  }

  /** The table alone. */
  public static ChartSource of(PublishableTable table) {
    return new ChartSource(table, Optional.empty(), Optional.empty());
  }

  /**
   * Whether a chart has something to say of the changes between the periods of {@code table}: those
   * of counts by periods alone, which have no intervals themselves.
   */
  public static boolean tellsChanges(PublishableTable table, ChartSettings settings) {
    List<TableAxis> variable = table.header().variableAxes();
    return table.measure() == Measure.COUNT
        && (settings.form() == Form.FIGURE || settings.title() == Title.FINDING)
        && variable.size() == 1
        && variable.getFirst().dimension().role().isTime();
  }

  /** The same with the changes between its periods. */
  public ChartSource with(PublishableTable otherChanges) {
    return new ChartSource(table, Optional.of(otherChanges), address);
  }

  /** The same at this address. */
  public ChartSource at(String place) {
    return new ChartSource(table, changes, Optional.of(place));
  }
}
