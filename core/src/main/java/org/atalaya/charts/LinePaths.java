// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.ConfidenceInterval;

/**
 * What lies between the points of a series: the line, dashed where a figure is provisional, the
 * band of its intervals and the area below it.
 *
 * @param series the series
 * @param chart the chart
 * @param xs where its periods lie
 * @param plot where the axis of values lies
 */
record LinePaths(Series series, LineChart chart, List<Double> xs, Box plot) {

  /** How lines to provisional figures are drawn. */
  static final String DASHES = "5 4";

  private static final double FAINT = 0.15;

  /** The line; provisional figures are joined by dashes. */
  void drawLine(Pen pen) {
    StringBuilder solid = new StringBuilder();
    StringBuilder dashed = new StringBuilder();
    boolean dashing = false;
    for (int i = 0; i < xs.size(); i++) {
      if (series.marks().get(i).value() instanceof Published published) {
        boolean joined = chart.joined(series, i);
        boolean dash =
            joined
                && (series.marks().get(i).isProvisional()
                    || series.marks().get(i - 1).isProvisional());
        solid.append(joined && !dash ? 'L' : 'M').append(point(i, published.value()));
        if (dash) {
          if (!dashing) {
            dashed.append('M').append(previous(i));
          }
          dashed.append('L').append(point(i, published.value()));
        }
        dashing = dash;
      }
    }
    stroke(pen, solid, "");
    stroke(pen, dashed, DASHES);
  }

  private String previous(int i) {
    return series.marks().get(i - 1).value() instanceof Published published
        ? point(i - 1, published.value())
        : "";
  }

  private void stroke(Pen pen, StringBuilder path, String dashes) {
    if (path.isEmpty()) {
      return;
    }
    SvgWriter svg =
        pen.svg()
            .startLine("path")
            .attribute("d", path.toString())
            .attribute("fill", "none")
            .attribute("stroke", series.colour())
            .attribute("stroke-width", 2)
            .attribute("stroke-linejoin", "round")
            .attribute("stroke-linecap", "round");
    if (!dashes.isEmpty()) {
      svg.attribute("stroke-dasharray", dashes);
    }
    svg.end();
  }

  /** The intervals of joined figures as a band, of a single one as a line from limit to limit. */
  void drawBand(Pen pen) {
    for (List<Integer> run : runs()) {
      StringBuilder path = new StringBuilder();
      for (int i : run) {
        path.append(path.isEmpty() ? 'M' : 'L').append(limit(i, true));
      }
      for (int i : run.reversed()) {
        path.append('L').append(limit(i, false));
      }
      if (run.size() == 1) {
        pen.svg()
            .startLine("path")
            .attribute("d", path.toString())
            .attribute("stroke", series.colour())
            .attribute("stroke-width", 4)
            .attribute("stroke-opacity", 2 * FAINT)
            .end();
      } else {
        fill(pen, path.append('Z'));
      }
    }
  }

  /** Neighbouring periods that have intervals. */
  private List<List<Integer>> runs() {
    List<List<Integer>> runs = new ArrayList<>();
    List<Integer> run = new ArrayList<>();
    for (int i = 0; i < xs.size(); i++) {
      if (!run.isEmpty() && !(chart.joined(series, i) && interval(i).isPresent())) {
        runs.add(run);
        run = new ArrayList<>();
      }
      if (interval(i).isPresent()) {
        run.add(i);
      }
    }
    if (!run.isEmpty()) {
      runs.add(run);
    }
    return runs;
  }

  private Optional<ConfidenceInterval> interval(int i) {
    return series.marks().get(i).value() instanceof Published published
        ? published.interval()
        : Optional.empty();
  }

  private String limit(int i, boolean upper) {
    return interval(i)
        .map(interval -> point(i, upper ? interval.upper() : interval.lower()))
        .orElseThrow();
  }

  /** The area between the line and zero. */
  void drawArea(Pen pen) {
    StringBuilder path = new StringBuilder();
    for (int i = 1; i < xs.size(); i++) {
      if (chart.joined(series, i) && series.marks().get(i).value() instanceof Published published) {
        path.append('M')
            .append(point(i - 1, 0))
            .append('L')
            .append(previous(i))
            .append('L')
            .append(point(i, published.value()))
            .append('L')
            .append(point(i, 0))
            .append('Z');
      }
    }
    if (!path.isEmpty()) {
      fill(pen, path);
    }
  }

  private void fill(Pen pen, StringBuilder path) {
    pen.svg()
        .startLine("path")
        .attribute("d", path.toString())
        .attribute("fill", series.colour())
        .attribute("fill-opacity", FAINT)
        .end();
  }

  private String point(int i, double value) {
    return SvgWriter.number(xs.get(i))
        + " "
        + SvgWriter.number(ColumnDrawing.y(chart.scale(), plot, value));
  }
}
