// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.Optional;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.Caution;
import org.atalaya.disclosure.CellValue.Published;

/**
 * One value in a chart.
 *
 * @param cell index of the table's cell
 * @param category where on the axis it stands
 * @param value the value
 * @param text the value as printed: {@code 5,332}
 * @param sentence what a screen reader says: {@code Guatemala, Mujeres: 5,332 denuncias}
 */
public record Mark(int cell, AxisCategory category, CellValue value, String text, String sentence) {

  /** The figure, where one is published. */
  Optional<Double> figure() {
    return value instanceof Published published ? Optional.of(published.value()) : Optional.empty();
  }

  /** Whether its figure is published and may still change, because its period still fills up. */
  boolean isProvisional() {
    return value instanceof Published published
        && published.cautions().contains(Caution.PROVISIONAL);
  }
}
