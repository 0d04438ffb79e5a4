// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import java.util.Locale;
import org.atalaya.cases.Wording;
import org.atalaya.charts.Pen.Anchor;
import org.atalaya.measures.CellText;

/**
 * The names of rows, to the left of their marks, in up to three lines each.
 *
 * @param names the names, from the first row to the last
 * @param width room for the longest of them
 */
record RowNames(List<String> names, double width) {

  static final double SIZE = 12;

  private static final Wording WORDING = Wording.of(RowNames.class);

  private static final double LINE_HEIGHT = 14;
  private static final int MOST_LINES = 3;

  /** The names in no more than the width {@code most}. */
  static RowNames of(List<String> names, double most) {
    double widest =
        names.stream().mapToDouble(name -> TextWidths.width(name, SIZE)).max().orElse(0);
    return new RowNames(names, Math.ceil(Math.min(widest, most)));
  }

  /** The height of a row in which every name has room, not below {@code comfortable}. */
  double pitch(double comfortable) {
    int lines = names.stream().mapToInt(name -> lines(name, MOST_LINES).size()).max().orElse(1);
    return lines == 1 ? comfortable : Math.max(comfortable, lines * LINE_HEIGHT + 6);
  }

  private List<String> lines(String name, int most) {
    return TextWidths.wrap(name, SIZE, width, most);
  }

  /** The name of a row in a strip of the height {@code pitch} that begins at {@code left, top}. */
  void draw(Pen pen, int row, double left, double top, double pitch) {
    int most = Math.clamp((long) (pitch / LINE_HEIGHT), 1, MOST_LINES);
    List<String> lines = lines(names.get(row), most);
    double y = top + pitch / 2 + 4 - (lines.size() - 1) * LINE_HEIGHT / 2;
    for (String line : lines) {
      pen.text(line, left + width, y, Anchor.END, SIZE, pen.palette().ink());
      y += LINE_HEIGHT;
    }
  }

  /**
   * That rows are left to the table, below the last row that is drawn.
   *
   * @param rows how many; of none nothing is said
   */
  static void drawMore(Pen pen, int rows, Locale locale, double left, double bottom) {
    if (rows == 0) {
      return;
    }
    String sentence = WORDING.text(locale, "more", CellText.number(rows, 0, locale));
    pen.svg().startLine("g").attribute("class", "more");
    pen.text(sentence, left, bottom + 14, Anchor.START, SIZE, pen.palette().mutedInk());
    pen.endGroup();
  }
}
