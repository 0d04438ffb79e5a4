// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import java.util.Optional;
import org.atalaya.charts.MapChart.Style;
import org.atalaya.charts.MapShapes.Circle;
import org.atalaya.charts.MapShapes.Outline;
import org.atalaya.charts.Pen.Anchor;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;

/**
 * Places as areas on a map. The legend stands beside the map where there is room for both, else
 * above it.
 */
final class MapDrawing implements Body {

  private static final double MOST_HEIGHT = 440;
  private static final double LEAST_HEIGHT = 120;
  private static final double LABEL_SIZE = 11;
  private static final double BESIDE = 24;
  private static final double AFTER_LEGEND = 8;

  /** The largest circle's radius, of the map's width. */
  private static final double LARGEST = 0.07;

  private static final double SMALLEST_CIRCLE = 2;

  private final MapChart chart;
  private final MapShapes shapes;
  private final double width;
  private final double highest;
  private final ClassLegend legend;

  MapDrawing(MapChart chart, double width) {
    this.chart = chart;
    this.shapes = chart.layer().shapes();
    this.width = width;
    this.highest = highest(chart);
    this.legend = ClassLegend.of(chart, Palette.of(chart.settings().theme()));
  }

  /** The highest figure that is on the map, 1 or above. */
  static double highest(MapChart chart) {
    return chart.series().getFirst().marks().stream()
        .filter(mark -> chart.layer().shapes().outlines().containsKey(mark.category().code()))
        .mapToDouble(mark -> mark.figure().orElse(0.0))
        .reduce(1, Math::max);
  }

  /** The radius of a figure's circle on a map of this width; 0 for none. */
  static double radius(double figure, double highest, double mapWidth) {
    double part = figure / highest;
    return part > 0 ? Math.max(SMALLEST_CIRCLE, LARGEST * mapWidth * Math.sqrt(part)) : 0;
  }

  /** The width of the map in a picture whose height is as much as it needs. */
  static double mapWidth(MapChart chart, double width) {
    double shape = chart.layer().shapes().height();
    return Math.min(MOST_HEIGHT, width * shape) / shape;
  }

  /** Whether a map of this height leaves room for the legend beside it. */
  private boolean beside(double height) {
    return height / shapes.height() + BESIDE + legend.width() <= width && height >= legend.height();
  }

  private double above(double height) {
    return beside(height) || legend.keys().isEmpty() ? 0 : legend.heightIn(width) + AFTER_LEGEND;
  }

  @Override
  public double naturalHeight() {
    double height = Math.min(MOST_HEIGHT, width * shapes.height());
    return height + above(height);
  }

  @Override
  public double leastHeight() {
    return LEAST_HEIGHT + above(LEAST_HEIGHT);
  }

  @Override
  public List<String> keys() {
    return List.of();
  }

  @Override
  public void drawKey(Pen pen, int key, double x, double y) {
    throw new IllegalStateException("a map has a legend of its own");
  }

  @Override
  public void draw(Pen pen, Box box) {
    double above = above(box.height());
    double height = Math.min(box.height() - above, width * shapes.height());
    double scale = height / shapes.height();
    Place place = new Place(box.x(), box.y() + above, scale);
    if (above > 0) {
      legend.drawRows(pen, box.x(), box.y(), width);
    } else {
      legend.drawColumn(pen, box.x() + scale + BESIDE, box.y() + 4);
    }
    Series series = chart.series().getFirst();
    if (chart.style() == Style.CIRCLES) {
      drawGround(pen, place, series.marks());
    }
    pen.startGroup("marks", false);
    for (Mark mark : series.marks()) {
      outline(mark)
          .ifPresent(outline -> {
            pen.startMark(series, mark);
            Circle room = place.of(outline.label());
            double reach = Math.max(room.radius(), Pen.TARGET / 2);
            pen.target(new Box(room.x() - reach, room.y() - reach, 2 * reach, 2 * reach));
            if (chart.style() == Style.CIRCLES) {
              drawCircle(pen, place, outline, mark, series.colour());
            } else {
              drawArea(pen, place, outline, mark);
            }
            pen.svg().end();
          });
    }
    pen.endGroup();
    if (chart.style() == Style.CIRCLES) {
      drawFigures(pen, place, series);
    }
  }

  private Optional<Outline> outline(Mark mark) {
    return Optional.ofNullable(shapes.outlines().get(mark.category().code()));
  }

  /**
   * Where the map lies.
   *
   * @param x its left
   * @param y its top
   * @param scale its width
   */
  private record Place(double x, double y, double scale) {

    Circle of(Circle circle) {
      return new Circle(x + circle.x() * scale, y + circle.y() * scale, circle.radius() * scale);
    }

    /** The lines in whole pixels: short to send, and without gaps between neighbours. */
    List<double[]> of(Outline outline) {
      return outline.rings().stream()
          .map(ring -> {
            double[] placed = new double[ring.length];
            for (int i = 0; i < ring.length; i += 2) {
              placed[i] = Math.round(x + ring[i] * scale);
              placed[i + 1] = Math.round(y + ring[i + 1] * scale);
            }
            return placed;
          })
          .toList();
    }
  }

  private void drawGround(Pen pen, Place place, List<Mark> marks) {
    pen.startGroup("ground", true);
    for (Mark mark : marks) {
      outline(mark)
          .ifPresent(outline ->
              pen.area(place.of(outline), pen.palette().grid(), pen.palette().baseline()));
    }
    pen.endGroup();
  }

  private void drawArea(Pen pen, Place place, Outline outline, Mark mark) {
    Palette palette = pen.palette();
    List<double[]> rings = place.of(outline);
    String ink = palette.ink();
    switch (mark.value()) {
      case Published published -> {
        var classes = chart.classes().orElseThrow();
        String fill = palette.colourOf(classes, classes.classOf(published.value()));
        pen.area(rings, fill, palette.baseline());
        ink = Contrast.inkOn(fill);
      }
      case Suppressed withheld -> {
        pen.area(rings, palette.ground(), palette.baseline());
        pen.hatchedArea(rings, palette.mutedInk());
        return;
      }
      case NotDefined undefined -> pen.area(rings, palette.ground(), palette.baseline());
    }
    Circle room = place.of(outline.label());
    if (TextWidths.width(mark.text(), LABEL_SIZE) <= 2 * room.radius()) {
      pen.text(mark.text(), room.x(), room.y() + 4, Anchor.MIDDLE, LABEL_SIZE, ink);
    }
  }

  private void drawCircle(Pen pen, Place place, Outline outline, Mark mark, String colour) {
    if (mark.value() instanceof Suppressed) {
      pen.hatchedArea(place.of(outline), pen.palette().mutedInk());
    }
    Circle middle = place.of(outline.label());
    double radius = radius(mark, place);
    if (radius > 0) {
      pen.circle(middle.x(), middle.y(), radius, colour);
    }
  }

  private double radius(Mark mark, Place place) {
    return radius(mark.figure().orElse(0.0), highest, place.scale());
  }

  /** The figures of circles, over all of them. */
  private void drawFigures(Pen pen, Place place, Series series) {
    // Hidden, since every mark says its value.
    pen.startGroup("figures", true);
    for (Mark mark : series.marks()) {
      Optional<Outline> outline = outline(mark);
      if (outline.isPresent() && !(mark.value() instanceof Suppressed)) {
        Circle middle = place.of(outline.get().label());
        double radius = radius(mark, place);
        boolean inside = TextWidths.width(mark.text(), LABEL_SIZE) <= 2 * radius;
        double y = middle.y() + (inside || radius == 0 ? 4 : radius + LABEL_SIZE);
        if (inside || TextWidths.width(mark.text(), LABEL_SIZE) <= 2.2 * middle.radius()) {
          String ink = inside ? Contrast.inkOn(series.colour()) : pen.palette().ink();
          pen.text(mark.text(), middle.x(), y, Anchor.MIDDLE, LABEL_SIZE, ink);
        }
      }
    }
    pen.endGroup();
  }
}
