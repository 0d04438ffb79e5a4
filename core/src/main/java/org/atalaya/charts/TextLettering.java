// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import org.atalaya.charts.Pen.Anchor;

/**
 * Text as text: it can be selected, searched and translated, in the font of the reader's system.
 */
final class TextLettering implements Lettering {

  @Override
  public void write(SvgWriter svg, Line line) {
    svg.start("text").attribute("x", line.x()).attribute("y", line.y());
    if (line.anchor() != Anchor.START) {
      svg.attribute("text-anchor", line.anchor().id());
    }
    svg.attribute("font-size", line.size()).attribute("fill", line.fill());
    if (line.strong()) {
      svg.attribute("font-weight", "600");
    }
    svg.text(line.text()).end();
  }
}
