// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.atalaya.cases.Wording;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.charts.Pen.Anchor;

/**
 * Everything around the body of a picture: title, warning, legend, footer. Where the height is
 * given and too small, the words give way first: notes are left to the table, then each text is cut
 * to one line. The warning and the source stay. Where the body has still no room, a sentence takes
 * its place and, if need be, that of the source.
 *
 * @param chart the chart
 * @param title lines of the title
 * @param subtitle lines of the subtitle
 * @param warning lines of the warning
 * @param legend the legend
 * @param footer lines of the footer
 * @param height height of the picture
 */
record Frame(
    Chart chart,
    List<String> title,
    List<String> subtitle,
    List<String> warning,
    Legend legend,
    List<String> footer,
    double height) {

  private static final Wording WORDING = Wording.of(Frame.class);

  private static final double NARROW = 400;
  private static final double TITLE_SIZE = 17;
  private static final double FIGURE_TITLE_SIZE = 13;

  /** Of the size of its letters. */
  private static final double TITLE_LINE = 1.3;

  /** Width below which a figure has less padding. */
  private static final double SMALL = 260;

  private static final double SUBTITLE_SIZE = 13;
  private static final double SUBTITLE_LINE = 18;
  private static final double WARNING_SIZE = 12;
  private static final double WARNING_LINE = 16;
  private static final double FOOTER_SIZE = 11;
  private static final double FOOTER_LINE = 15;
  private static final double GAP = 8;
  private static final double BEFORE_BODY = 12;

  /** A body smaller than this needs room more than the words do. */
  private static final double LEAST_BODY = 132;

  private static final int ALL = 99;

  /** How much of the words is printed. */
  private enum Fit {
    FULL(3, ALL),
    BRIEF(2, ALL),
    TIGHT(1, 1);

    private final int headingLines;
    private final int sourceLines;

    Fit(int headingLines, int sourceLines) {
      this.headingLines = headingLines;
      this.sourceLines = sourceLines;
    }
  }

  static Frame around(Chart chart, Body body) {
    OptionalInt given = chart.settings().height();
    if (given.isEmpty()) {
      Frame frame = of(chart, body, Fit.FULL, 0);
      return frame.withHeight(Math.ceil(body.naturalHeight() - frame.box().height()));
    }
    Frame frame = of(chart, body, Fit.FULL, given.getAsInt());
    double enough = Math.min(LEAST_BODY, body.naturalHeight());
    for (Fit fit : List.of(Fit.BRIEF, Fit.TIGHT)) {
      if (frame.box().height() < enough) {
        frame = of(chart, body, fit, given.getAsInt());
      }
    }
    while (frame.box().height() < body.leastHeight() && frame.footer.size() > 1) {
      frame = frame.withFooter(frame.footer.subList(0, frame.footer.size() - 1));
    }
    if (frame.box().height() < body.leastHeight()) {
      frame = frame.withoutSubtitle();
    }
    if (frame.box().height() < body.leastHeight()) {
      frame = frame.withoutLegend();
    }
    return frame.box().height() < SUBTITLE_LINE ? frame.withFooter(List.of()) : frame;
  }

  private static Frame of(Chart chart, Body body, Fit fit, double height) {
    Caption caption = chart.caption();
    double room = room(chart.settings());
    boolean figure = chart instanceof FigureChart;
    int lines = fit.headingLines;
    // A figure says nothing without its title, and most of it has room in two lines.
    int titleLines = figure ? Math.max(2, lines) : lines;
    double titleSize = titleSize(chart);
    Legend legend = Legend.of(body.keys(), room, fit == Fit.TIGHT ? room / 4 : room);
    return new Frame(
        chart,
        TextWidths.wrap(caption.title(), titleSize * TextWidths.STRONG, room, titleLines),
        TextWidths.wrap(caption.subtitle(), SUBTITLE_SIZE, room, lines),
        caption
            .warning()
            .map(text -> TextWidths.wrap(text, WARNING_SIZE * TextWidths.STRONG, room - 16, 3))
            .orElse(List.of()),
        legend,
        footer(chart, fit, room),
        height);
  }

  private static List<String> footer(Chart chart, Fit fit, double room) {
    Caption caption = chart.caption();
    List<String> paragraphs = new ArrayList<>();
    if (fit == Fit.FULL) {
      paragraphs.addAll(caption.notes());
    }
    paragraphs.addAll(caption.source());
    if (fit != Fit.FULL) {
      paragraphs.add(caption.brief());
    }
    // Half an address leads nowhere.
    caption
        .address()
        .filter(text -> fit != Fit.TIGHT || TextWidths.width(text, FOOTER_SIZE) <= room)
        .ifPresent(paragraphs::add);
    return paragraphs.stream()
        .flatMap(
            paragraph -> TextWidths.wrap(paragraph, FOOTER_SIZE, room, fit.sourceLines).stream())
        .toList();
  }

  private static double titleSize(Chart chart) {
    return chart instanceof FigureChart ? FIGURE_TITLE_SIZE : TITLE_SIZE;
  }

  private double titleLine() {
    return Math.round(titleSize(chart) * TITLE_LINE);
  }

  private static double padding(ChartSettings settings) {
    if (settings.form() == Form.FIGURE && settings.width() < SMALL) {
      return 8;
    }
    return settings.width() < NARROW ? 12 : 16;
  }

  /** Width of the picture less its padding. */
  static double room(ChartSettings settings) {
    return settings.width() - 2 * padding(settings);
  }

  private Frame withHeight(double newHeight) {
    return new Frame(chart, title, subtitle, warning, legend, footer, newHeight);
  }

  private Frame withFooter(List<String> newFooter) {
    return new Frame(chart, title, subtitle, warning, legend, newFooter, height);
  }

  private Frame withoutSubtitle() {
    return new Frame(chart, title, List.of(), warning, legend, footer, height);
  }

  /** For the sentence in place of the body. */
  private Frame withoutLegend() {
    return new Frame(chart, title, subtitle, warning, Legend.none(), footer, height);
  }

  /** Where the body lies. */
  Box box() {
    double top = legendTop() + (legend.keys().isEmpty() ? 0 : legend.height() + 4);
    top += legend.keys().isEmpty() ? BEFORE_BODY - GAP : 0;
    return new Box(padding(chart.settings()), top, room(chart.settings()), footerTop() - GAP - top);
  }

  private double warningTop() {
    return padding(chart.settings())
        + title.size() * titleLine()
        + subtitle.size() * SUBTITLE_LINE
        + GAP;
  }

  private double legendTop() {
    return warningTop() + (warning.isEmpty() ? 0 : warningHeight() + GAP);
  }

  private double warningHeight() {
    return warning.size() * WARNING_LINE + GAP;
  }

  private double footerTop() {
    return height - padding(chart.settings()) + 4 - footer.size() * FOOTER_LINE;
  }

  /** Title, warning and legend. */
  void drawHeading(Pen pen, Body body) {
    Palette palette = pen.palette();
    double x = padding(chart.settings());
    double y = padding(chart.settings());
    // Hidden, since the root is labelled with the same words.
    pen.startGroup("heading", true);
    for (String line : title) {
      pen.strongText(line, x, y + titleSize(chart) - 1, titleSize(chart), palette.ink());
      y += titleLine();
    }
    for (String line : subtitle) {
      pen.text(line, x, y + 13, Anchor.START, SUBTITLE_SIZE, palette.mutedInk());
      y += SUBTITLE_LINE;
    }
    pen.endGroup();
    if (!warning.isEmpty()) {
      drawWarning(pen);
    }
    legend.draw(pen, body, x, legendTop());
  }

  private void drawWarning(Pen pen) {
    double x = padding(chart.settings());
    pen.startGroup("warning", false);
    pen.rect(
        new Box(x, warningTop(), room(chart.settings()), warningHeight()),
        pen.palette().warningGround());
    double y = warningTop() + GAP / 2 + 12;
    for (String line : warning) {
      pen.strongText(line, x + GAP, y, WARNING_SIZE, pen.palette().warningInk());
      y += WARNING_LINE;
    }
    pen.endGroup();
  }

  /** The body, or why it is not there. */
  void drawBody(Pen pen, Body body) {
    Box box = box();
    boolean named = body.keys().isEmpty() || !legend.keys().isEmpty();
    if (named && box.height() >= body.leastHeight()) {
      body.draw(pen, box);
      return;
    }
    pen.startGroup("marks", false);
    pen.endGroup();
    pen.startGroup("more", false);
    String sentence = WORDING.text(chart.settings().locale(), "no-room");
    double y = box.y() + 12;
    int lines = Math.clamp((long) (box.height() / SUBTITLE_LINE), 1, 2);
    for (String line : TextWidths.wrap(sentence, SUBTITLE_SIZE, box.width(), lines)) {
      pen.text(line, box.x(), y, Anchor.START, SUBTITLE_SIZE, pen.palette().mutedInk());
      y += SUBTITLE_LINE;
    }
    pen.endGroup();
  }

  void drawFooter(Pen pen) {
    pen.startGroup("footer", false);
    double y = footerTop() + 11;
    for (String line : footer) {
      pen.svg().newLine();
      pen.text(
          line, padding(chart.settings()), y, Anchor.START, FOOTER_SIZE, pen.palette().mutedInk());
      y += FOOTER_LINE;
    }
    pen.endGroup();
  }
}
