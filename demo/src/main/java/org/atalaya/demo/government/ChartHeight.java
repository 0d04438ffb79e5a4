// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import java.util.List;
import org.atalaya.statistics.TableAxis;
import org.atalaya.statistics.TableHeader;

/**
 * How high a chart must be for all that it shows. It is fixed before the picture is there, so that
 * nothing on the page moves when it comes; on a narrow screen, where its words take more lines, it
 * is higher.
 */
final class ChartHeight {

  private static final int LINES = 400;
  private static final int LEAST = 400;
  private static final int FRAME = 250;
  private static final int BAR = 19;
  private static final int GROUP = 7;

  private ChartHeight() {}

  /** The height of a chart of such a table, as in a style sheet. */
  static String of(TableHeader header) {
    List<TableAxis> axes = header.variableAxes();
    boolean lines = !axes.isEmpty() && axes.getFirst().dimension().role().isTime();
    return "calc(%dpx + max(0px, 720px - 100vw) * 0.4)".formatted(lines ? LINES : bars(axes));
  }

  private static int bars(List<TableAxis> axes) {
    int groups = axes.isEmpty() ? 1 : axes.getFirst().size();
    int bars = axes.stream().mapToInt(TableAxis::size).reduce(1, (a, b) -> a * b);
    return Math.max(LEAST, FRAME + BAR * bars + GROUP * groups);
  }
}
