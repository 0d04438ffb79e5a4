// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import org.atalaya.disclosure.CellValue;

/**
 * Draws the few things charts consist of, in the colours of a theme. Presentation attributes only:
 * a {@code style} would be refused by strict content security policies. No ids either, since
 * several charts may stand in one page; hence hatching is drawn line by line.
 */
final class Pen {

  /** Least height and width of the area of a mark that reacts to a pointer. */
  static final double TARGET = 14;

  private static final double HATCH = 4;

  /** Which point of a text its x is. */
  enum Anchor {
    START("start"),
    MIDDLE("middle"),
    END("end");

    private final String id;

    Anchor(String id) {
      this.id = id;
    }

    /** The value of {@code text-anchor}. */
    String id() {
      return id;
    }
  }

  private final SvgWriter svg;
  private final Palette palette;
  private final Lettering lettering;

  Pen(SvgWriter svg, Palette palette, Lettering lettering) {
    this.svg = svg;
    this.palette = palette;
    this.lettering = lettering;
  }

  SvgWriter svg() {
    return svg;
  }

  Palette palette() {
    return palette;
  }

  /** Begins a group; what is said elsewhere already is hidden from screen readers. */
  void startGroup(String name, boolean hidden) {
    svg.startLine("g").attribute("class", name);
    if (hidden) {
      svg.attribute("aria-hidden", "true");
    }
  }

  void endGroup() {
    svg.end();
  }

  /** Begins the group of a mark; the browser element reads its attributes. */
  void startMark(Series series, Mark mark) {
    svg.startLine("g")
        .attribute("class", "mark")
        .attribute("role", "img")
        .attribute("tabindex", "0")
        .attribute("aria-label", mark.sentence())
        .attribute("data-category", mark.category().label())
        .attribute("data-code", mark.category().code());
    if (!series.name().isEmpty()) {
      svg.attribute("data-series", series.name());
    }
    svg.attribute("data-value", mark.text()).attribute("data-cell", mark.cell());
    switch (mark.value()) {
      case CellValue.Published published -> {}
      case CellValue.Suppressed suppressed -> svg.attribute("data-status", "suppressed");
      case CellValue.NotDefined undefined -> svg.attribute("data-status", "not-defined");
    }
  }

  void text(String text, double x, double y, Anchor anchor, double size, String fill) {
    lettering.write(svg, new Lettering.Line(text, x, y, anchor, size, fill, false));
  }

  void strongText(String text, double x, double y, double size, String fill) {
    lettering.write(svg, new Lettering.Line(text, x, y, Anchor.START, size, fill, true));
  }

  void rect(Box box, String fill) {
    startRect(box);
    svg.attribute("fill", fill).end();
  }

  /** The invisible area of a mark. */
  void target(Box box) {
    startRect(box);
    svg.attribute("fill", "none").attribute("pointer-events", "all").end();
  }

  private void startRect(Box box) {
    svg.start("rect")
        .attribute("x", box.x())
        .attribute("y", box.y())
        .attribute("width", box.width())
        .attribute("height", box.height());
  }

  void line(double x1, double y1, double x2, double y2, String stroke) {
    svg.start("path").attribute("d", segment(x1, y1, x2, y2)).attribute("stroke", stroke).end();
  }

  /** The area in which a withheld figure lies. */
  void hatched(Box box, String colour) {
    StringBuilder path = new StringBuilder();
    for (double c = HATCH; c < box.width() + box.height(); c += HATCH) {
      double x1 = Math.min(c, box.width());
      double y1 = c - x1;
      double y2 = Math.min(c, box.height());
      double x2 = c - y2;
      path.append(segment(box.x() + x1, box.y() + y1, box.x() + x2, box.y() + y2));
    }
    startRect(box);
    svg.attribute("fill", palette.ground()).attribute("stroke", colour).end();
    svg.start("path").attribute("d", path.toString()).attribute("stroke", colour).end();
  }

  /** A frame without any figure in it. */
  void framed(Box box, String stroke) {
    startRect(box);
    svg.attribute("fill", palette.ground()).attribute("stroke", stroke).end();
  }

  /** A filled area, of what lies inside an odd number of rings. */
  void area(List<double[]> rings, String fill, String stroke) {
    startArea(rings).attribute("fill", fill).attribute("stroke", stroke);
    svg.attribute("stroke-width", 0.75).attribute("stroke-linejoin", "round").end();
  }

  private SvgWriter startArea(List<double[]> rings) {
    return svg.start("path").attribute("d", Paths.of(rings)).attribute("fill-rule", "evenodd");
  }

  /** The hatching of a withheld figure's area. */
  void hatchedArea(List<double[]> rings, String colour) {
    StringBuilder path = new StringBuilder();
    for (double[] line : Paths.hatching(rings, HATCH)) {
      path.append(segment(line[0], line[1], line[2], line[3]));
    }
    svg.start("path").attribute("d", path.toString()).attribute("stroke", colour).end();
  }

  void circle(double x, double y, double radius, String colour) {
    svg.start("circle").attribute("cx", x).attribute("cy", y).attribute("r", radius);
    svg.attribute("fill", colour).attribute("stroke", palette.ground()).end();
  }

  void marker(int series, double x, double y, double radius, String colour) {
    Marker.of(series)
        .start(svg, x, y, radius)
        .attribute("fill", colour)
        .attribute("stroke", palette.ground())
        .end();
  }

  void hollowMarker(int series, double x, double y, double radius, String colour) {
    Marker.of(series)
        .start(svg, x, y, radius)
        .attribute("fill", palette.ground())
        .attribute("stroke", colour)
        .attribute("stroke-width", 1.5)
        .end();
  }

  static String segment(double x1, double y1, double x2, double y2) {
    return "M" + n(x1) + " " + n(y1) + "L" + n(x2) + " " + n(y2);
  }

  private static String n(double value) {
    return SvgWriter.number(value);
  }
}
