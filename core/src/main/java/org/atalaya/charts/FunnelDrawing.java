// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.atalaya.charts.Pen.Anchor;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.disclosure.ConfidenceInterval;
import org.atalaya.measures.CellText;
import org.atalaya.statistics.Measure;

/**
 * Outcomes as lying bars below the bar of the whole cohort, each on a faint track of the whole and
 * with its interval as a line through its end.
 */
final class FunnelDrawing implements Body {

  private static final double LABEL_SIZE = RowNames.SIZE;
  private static final double GAP = 8;
  private static final double VALUE_GAP = 6;
  private static final double COMFORTABLE = 30;
  private static final double MOST_BAR = 20;
  private static final double WITHHELD = 14;
  private static final double WHISKER = 6;
  private static final double MORE_HEIGHT = 18;

  private final FunnelChart chart;
  private final Locale locale;
  private final RowNames names;
  private final double natural;
  private final double valueWidth;

  FunnelDrawing(FunnelChart chart, double width) {
    this.chart = chart;
    this.locale = chart.settings().locale();
    this.names =
        RowNames.of(
            Stream.concat(
                    Stream.of(chart.base()), chart.categories().stream().map(AxisCategory::label))
                .toList(),
            width * RowDrawing.NAME_SHARE);
    this.natural = names.pitch(COMFORTABLE);
    this.valueWidth =
        Stream.concat(Stream.of(whole()), marks().stream().map(Mark::text))
                .mapToDouble(text -> TextWidths.width(text, LABEL_SIZE))
                .max()
                .orElse(0)
            + VALUE_GAP;
  }

  private String whole() {
    return CellText.figure(100, Measure.COHORT_SHARE, 0, locale);
  }

  private List<Mark> marks() {
    return chart.series().getFirst().marks();
  }

  private int rows() {
    return marks().size() + 1;
  }

  @Override
  public double naturalHeight() {
    return rows() * natural;
  }

  @Override
  public double leastHeight() {
    return 2 * Pen.TARGET + MORE_HEIGHT;
  }

  @Override
  public List<String> keys() {
    return List.of();
  }

  @Override
  public void drawKey(Pen pen, int key, double x, double y) {
    throw new IllegalStateException("a funnel has no legend");
  }

  @Override
  public void draw(Pen pen, Box box) {
    double room = box.height();
    int shown = rows();
    if (shown * Pen.TARGET > room) {
      room -= MORE_HEIGHT;
      shown = Math.clamp((long) (room / Pen.TARGET), 1, rows());
    }
    double pitch = Math.min(room / shown, natural * 1.5);
    double left = box.x() + names.width() + GAP;
    LyingAxis across = new LyingAxis(chart.scale(), left, box.right() - valueWidth);
    pen.startGroup("axis", true);
    pen.line(left, box.y(), left, box.y() + shown * pitch, pen.palette().baseline());
    for (int row = 0; row < shown; row++) {
      names.draw(pen, row, box.x(), box.y() + row * pitch, pitch);
    }
    Box base = bar(across, box.y(), pitch, 100);
    pen.rect(base, pen.palette().aside());
    printValue(pen, whole(), base, base.right(), pen.palette().ink());
    pen.endGroup();
    pen.startGroup("marks", false);
    for (int row = 1; row < shown; row++) {
      drawMark(pen, across, box, row, pitch);
    }
    pen.endGroup();
    RowNames.drawMore(pen, rows() - shown, locale, box.x(), box.y() + shown * pitch);
  }

  private static Box bar(LyingAxis across, double top, double pitch, double value) {
    double thickness = Math.clamp(pitch * 0.6, 8, MOST_BAR);
    double left = across.x(0);
    return new Box(left, top + (pitch - thickness) / 2, across.x(value) - left, thickness);
  }

  private void drawMark(Pen pen, LyingAxis across, Box box, int row, double pitch) {
    Series series = chart.series().getFirst();
    Mark mark = series.marks().get(row - 1);
    double top = box.y() + row * pitch;
    Palette palette = pen.palette();
    pen.startMark(series, mark);
    pen.target(new Box(across.x(0), top, box.right() - across.x(0), pitch));
    Box track = bar(across, top, pitch, 100);
    switch (mark.value()) {
      case Published published -> {
        pen.rect(track, palette.grid());
        Box bar = bar(across, top, pitch, published.value());
        pen.rect(bar, series.colour());
        published.interval().ifPresent(interval -> drawInterval(pen, across, bar, interval));
        double end =
            published.interval().map(interval -> across.x(interval.upper())).orElse(bar.right());
        printValue(pen, mark.text(), bar, Math.max(end, bar.right()), palette.ink());
      }
      case Suppressed withheld -> {
        Box hatched = new Box(track.x(), track.y(), WITHHELD, track.height());
        pen.hatched(hatched, series.colour());
        printValue(pen, mark.text(), track, hatched.right(), palette.mutedInk());
      }
      case NotDefined undefined -> {
        String reason = mark.text() + " " + CellText.reason(undefined.reason(), locale);
        boolean fits = TextWidths.width(reason, LABEL_SIZE) <= box.right() - track.x() - VALUE_GAP;
        printValue(pen, fits ? reason : mark.text(), track, track.x(), palette.mutedInk());
      }
    }
    pen.svg().end();
  }

  private static void drawInterval(
      Pen pen, LyingAxis across, Box bar, ConfidenceInterval interval) {
    double middle = bar.y() + bar.height() / 2;
    double from = across.x(interval.lower());
    double to = across.x(interval.upper());
    String ink = pen.palette().ink();
    pen.line(from, middle, to, middle, ink);
    for (double end : new double[] {from, to}) {
      pen.line(end, middle - WHISKER / 2, end, middle + WHISKER / 2, ink);
    }
  }

  private static void printValue(Pen pen, String text, Box bar, double end, String ink) {
    double y = bar.y() + bar.height() / 2 + 4;
    pen.text(text, end + VALUE_GAP, y, Anchor.START, LABEL_SIZE, ink);
  }
}
