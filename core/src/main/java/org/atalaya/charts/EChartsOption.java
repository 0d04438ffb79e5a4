// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Draws a chart as an option of Apache ECharts 6, for readers who want to zoom, to hide series and
 * to point at figures. It is data alone, without functions, so it can be kept and needs no
 * exception from a content security policy.
 *
 * <pre>{@code
 * {"option": {…}, "maps": {"places": {"type": "FeatureCollection", …}}}
 * }</pre>
 *
 * <ul>
 *   <li>Each map that the option names is to be registered before the option is set. A map of the
 *       same name is the same map.
 *   <li>A figure is as precise as it is printed. Every item that stands for a value has the index
 *       of its table's {@code cell}, its text as label and its sentence as tooltip.
 *   <li>A value without a figure is {@code null} in its series. Its mark, always of the same size,
 *       is an item with a {@code status} in a further series of the same name whose {@code id}
 *       begins with {@code withheld}; the numbers of these items are places.
 *   <li>The series {@code bar, line, scatter, heatmap, map} and the components {@code grid,
 *       tooltip, legend, dataZoom (inside), visualMap (piecewise), geo} are all that is needed.
 * </ul>
 */
public final class EChartsOption {

  private EChartsOption() {}

  /** The option with its maps as JSON in UTF-8. */
  public static byte[] write(Chart chart) {
    return JsonMapper.shared().writeValueAsBytes(node(chart));
  }

  private static ObjectNode node(Chart chart) {
    ObjectNode answer = JsonMapper.shared().createObjectNode();
    EChartsParts parts = new EChartsParts(chart, answer.putObject("option"));
    switch (chart) {
      case BarChart bars -> new EChartsBars(parts).bars(bars);
      case StackChart stacks -> new EChartsBars(parts).stacks(stacks);
      case PyramidChart pyramid -> new EChartsBars(parts).pyramid(pyramid);
      case LineChart lines -> new EChartsLines(parts).lines(lines);
      case SlopeChart slopes -> new EChartsLines(parts).slopes(slopes);
      case FigureChart figure ->
          figure
              .line()
              .ifPresentOrElse(
                  new EChartsLines(parts)::lines,
                  () -> new EChartsBars(parts).rows(figure, figure.scale()));
      case FunnelChart funnel -> new EChartsBars(parts).rows(funnel, funnel.scale());
      case IncidenceChart curves -> new EChartsLines(parts).incidence(curves);
      case HeatMapChart grid -> new EChartsGrids(parts).heatMap(grid);
      case MapChart map -> {
        switch (map.style()) {
          case AREAS -> new EChartsMaps(parts).areas(map, answer);
          case CIRCLES -> new EChartsMaps(parts).circles(map, answer);
          case TILES -> new EChartsGrids(parts).tiles(map, map.layer().tiles().orElseThrow());
        }
      }
    }
    return answer;
  }
}
