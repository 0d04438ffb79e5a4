// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import org.atalaya.cases.Wording;

/**
 * Draws a chart as SVG: readable as a file, as an {@code <img>} and inside a page, in the strictest
 * content security policy.
 *
 * <ul>
 *   <li>The same chart gives the same bytes on every machine. There are presentation attributes
 *       only, no script, no style, no ids and nothing that is fetched.
 *   <li>Every value is an element of the class {@code mark} that can be reached by keyboard and
 *       says itself in a sentence; its {@code data-} attributes carry what the browser element
 *       shows.
 *   <li>The root is labelled by {@code aria-label} and described by {@code <desc>}. It has no
 *       {@code <title>}: browsers show that as a tooltip over the whole picture.
 * </ul>
 */
public final class SvgDrawing {

  private static final Wording WORDING = Wording.of(SvgDrawing.class);

  static final String FONTS =
      "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif";

  private SvgDrawing() {}

  /** The picture of a chart, as a document without XML declaration. */
  public static String draw(Chart chart) {
    return draw(chart, new TextLettering());
  }

  /** The picture of a chart with its texts as {@code lettering} writes them. */
  static String draw(Chart chart, Lettering lettering) {
    Body body = body(chart);
    Frame frame = Frame.around(chart, body);
    Palette palette = Palette.of(chart.settings().theme());
    SvgWriter svg = new SvgWriter();
    Pen pen = new Pen(svg, palette, lettering);
    startRoot(svg, chart, frame.height());
    svg.startLine("desc").text(chart.caption().description()).end();
    svg.newLine();
    pen.rect(new Box(0, 0, chart.settings().width(), frame.height()), palette.ground());
    frame.drawHeading(pen, body);
    frame.drawBody(pen, body);
    frame.drawFooter(pen);
    return svg.end().finish();
  }

  /**
   * The height of a chart's picture in pixels: the one asked for, else that in which everything has
   * room.
   */
  public static int height(Chart chart) {
    return (int) Math.ceil(Frame.around(chart, body(chart)).height());
  }

  private static Body body(Chart chart) {
    double room = Frame.room(chart.settings());
    return switch (chart) {
      case BarChart bars ->
          switch (bars.direction()) {
            case ROWS -> new RowDrawing(bars, room);
            case COLUMNS -> new ColumnDrawing(bars, room);
          };
      case StackChart stacks -> new StackDrawing(stacks, room);
      case HeatMapChart grid -> new HeatMapDrawing(grid, room);
      case PyramidChart pyramid -> new PyramidDrawing(pyramid, room);
      case SlopeChart slopes -> new SlopeDrawing(slopes, room);
      case LineChart lines -> new LineDrawing(lines, room);
      case MapChart map ->
          switch (map.style()) {
            case AREAS, CIRCLES -> new MapDrawing(map, room);
            case TILES -> new TileDrawing(map, map.layer().tiles().orElseThrow(), room);
          };
      case FigureChart figure -> new FigureDrawing(figure, room);
      case FunnelChart funnel -> new FunnelDrawing(funnel, room);
      case IncidenceChart curves -> new IncidenceDrawing(curves);
    };
  }

  private static void startRoot(SvgWriter svg, Chart chart, double height) {
    ChartSettings settings = chart.settings();
    Caption caption = chart.caption();
    String form =
        switch (chart) {
          case BarChart bars -> "bar";
          case StackChart stacks -> stacks.full() ? "full" : "stacked";
          case HeatMapChart grid -> "heatmap";
          case PyramidChart pyramid -> "pyramid";
          case SlopeChart slopes -> "slope";
          case LineChart lines -> lines.area() ? "area" : "line";
          case MapChart map ->
              switch (map.style()) {
                case AREAS, CIRCLES -> "map";
                case TILES -> "tiles";
              };
          case FigureChart figure -> "figure";
          case FunnelChart funnel -> "funnel";
          case IncidenceChart curves -> "incidence";
        };
    svg.start("svg")
        .attribute("xmlns", "http://www.w3.org/2000/svg")
        .attribute("class", "atalaya-chart")
        .attribute("role", "group")
        .attribute("aria-roledescription", WORDING.text(settings.locale(), "kind"))
        .attribute("aria-label", caption.title() + ". " + caption.subtitle())
        .attribute("lang", settings.language())
        .attribute("data-form", form)
        .attribute("data-dimension", caption.dimension())
        .attribute("data-measure", caption.measure())
        .attribute("data-version", caption.version())
        .attribute("data-asof", caption.asOf().toString())
        .attribute("width", settings.width())
        .attribute("height", height)
        .attribute("viewBox", "0 0 " + settings.width() + " " + SvgWriter.number(height))
        .attribute("font-family", FONTS);
  }
}
