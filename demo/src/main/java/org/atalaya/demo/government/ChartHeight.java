// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import java.util.Locale;
import java.util.OptionalInt;
import org.atalaya.charts.Chart;
import org.atalaya.charts.ChartSettings;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.charts.ChartSettings.Theme;
import org.atalaya.charts.SvgDrawing;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.guatemala.Guatemala;

/**
 * How high a chart must be for all that it shows. It is fixed before the picture is there, so that
 * nothing on the page moves when it comes; on a narrow screen, where its words take more lines, it
 * is higher.
 */
final class ChartHeight {

  private static final int WIDE = 720;
  private static final int NARROW = 320;

  /** What of a narrow page is beside the picture. */
  private static final int MARGINS = 40;

  /** The buttons below the picture. */
  private static final int BUTTONS = 48;

  private ChartHeight() {}

  /** The height of a chart of such a table, as in a style sheet. */
  static String of(PublishableTable table, Form form, Locale locale) {
    int wide = height(table, form, WIDE, locale);
    int narrow = height(table, form, NARROW, locale);
    double slope = Math.max(0, (double) (narrow - wide) / (WIDE - NARROW - MARGINS));
    return String.format(
        Locale.ROOT,
        "calc(%dpx + clamp(0px, %dpx - 100vw, %dpx) * %.2f)",
        wide + BUTTONS,
        WIDE,
        WIDE - NARROW - MARGINS,
        slope);
  }

  private static int height(PublishableTable table, Form form, int width, Locale locale) {
    ChartSettings settings =
        new ChartSettings(form, Theme.LIGHT, width, OptionalInt.empty(), locale);
    return SvgDrawing.height(Chart.of(table, settings, Guatemala.atlas()));
  }
}
