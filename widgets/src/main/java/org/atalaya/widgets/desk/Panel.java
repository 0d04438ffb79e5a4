// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.desk;

import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.dom.Style;

/** A part of the page, one thing below the other. */
// this-escape: Flow components set themselves up by their own inherited methods.
@SuppressWarnings("this-escape")
public abstract class Panel extends Section {

  private static final long serialVersionUID = 1L;

  /** An empty one. */
  protected Panel() {
    getStyle()
        .setDisplay(Style.Display.FLEX)
        .setFlexDirection(Style.FlexDirection.COLUMN)
        .setAlignItems(Style.AlignItems.START)
        .setMarginTop("2rem")
        .set("gap", "0.5rem");
  }
}
