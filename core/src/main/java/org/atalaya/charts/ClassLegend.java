// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.cases.Wording;
import org.atalaya.charts.Pen.Anchor;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.measures.CellText;
import org.atalaya.measures.MapClasses;

/**
 * What the colours of a map mean: limits of each class, and how many places are in it.
 *
 * @param keys the classes, the highest first, and what is withheld
 */
record ClassLegend(List<Key> keys) {

  static final double LINE = 20;

  private static final Wording WORDING = Wording.of(ClassLegend.class);
  private static final double SIZE = 12;
  private static final double SIGN = 16;
  private static final double HEIGHT = 12;
  private static final double BEFORE_TEXT = 6;
  private static final double GAP = 16;

  /**
   * A class.
   *
   * @param colour its colour; absent for what is hatched
   * @param text limits and number of places
   */
  record Key(Optional<String> colour, String text) {}

  static ClassLegend of(MapChart chart, Palette palette) {
    Locale locale = chart.settings().locale();
    List<Mark> marks =
        chart.series().getFirst().marks().stream()
            .filter(mark -> chart.layer().names().containsKey(mark.category().code()))
            .toList();
    List<Key> keys = new ArrayList<>();
    chart
        .classes()
        .ifPresent(classes -> {
          List<String> names = classes.names(chart.measure(), locale);
          for (int c = classes.size() - 1; c >= 0; c--) {
            int places = 0;
            for (Mark mark : marks) {
              places += classOf(mark, classes) == c ? 1 : 0;
            }
            keys.add(
                new Key(
                    Optional.of(palette.colourOf(classes, c)), text(names.get(c), places, locale)));
          }
        });
    int withheld = (int) marks.stream().filter(mark -> mark.value() instanceof Suppressed).count();
    if (withheld > 0) {
      String words = WORDING.text(locale, "legend.withheld");
      keys.add(new Key(Optional.empty(), text(words, withheld, locale)));
    }
    return new ClassLegend(keys);
  }

  private static int classOf(Mark mark, MapClasses classes) {
    return mark.figure().map(classes::classOf).orElse(-1);
  }

  private static String text(String what, int places, Locale locale) {
    return WORDING.text(locale, "legend.places", what, CellText.number(places, 0, locale));
  }

  double width() {
    return keys.stream().mapToDouble(ClassLegend::width).max().orElse(0);
  }

  private static double width(Key key) {
    return SIGN + BEFORE_TEXT + TextWidths.width(key.text(), SIZE);
  }

  /** The height of the keys one below the other. */
  double height() {
    return keys.size() * LINE;
  }

  /** The height of the keys in lines of this width. */
  double heightIn(double room) {
    return keys.isEmpty() ? 0 : (lines(room).size()) * LINE;
  }

  private List<List<Key>> lines(double room) {
    List<List<Key>> lines = new ArrayList<>();
    double x = Double.MAX_VALUE;
    for (Key key : keys) {
      if (x + width(key) > room) {
        lines.add(new ArrayList<>());
        x = 0;
      }
      lines.getLast().add(key);
      x += width(key) + GAP;
    }
    return lines;
  }

  /** Draws the keys one below the other. */
  void drawColumn(Pen pen, double x, double top) {
    drawLines(pen, keys.stream().map(List::of).toList(), x, top);
  }

  /** Draws the keys in lines, the lowest class first as one reads. */
  void drawRows(Pen pen, double x, double top, double room) {
    drawLines(pen, lines(room), x, top);
  }

  private static void drawLines(Pen pen, List<? extends List<Key>> lines, double left, double top) {
    // Hidden, since every mark says its value.
    pen.startGroup("legend", true);
    double y = top;
    for (List<Key> line : lines) {
      double x = left;
      for (Key key : line) {
        Box sign = new Box(x, y + (LINE - HEIGHT) / 2, SIGN, HEIGHT);
        if (key.colour().isPresent()) {
          pen.rect(sign, key.colour().get());
        } else {
          pen.hatched(sign, pen.palette().mutedInk());
        }
        double text = x + SIGN + BEFORE_TEXT;
        pen.text(key.text(), text, y + LINE / 2 + 4, Anchor.START, SIZE, pen.palette().ink());
        x += width(key) + GAP;
      }
      y += LINE;
    }
    pen.endGroup();
  }
}
