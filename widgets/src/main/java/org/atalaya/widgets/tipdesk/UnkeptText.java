// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipdesk;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Style;

/**
 * A text in the browser only. What a Flow component says otherwise is in the state of the session,
 * which may be stored.
 */
final class UnkeptText extends Div {

  private static final long serialVersionUID = 1L;

  UnkeptText() {
    getStyle()
        .setWhiteSpace(Style.WhiteSpace.PRE_WRAP)
        .setMaxWidth("40rem")
        .set("overflow-wrap", "anywhere");
  }

  /** Sends it to the browser, with the next answer. */
  UnkeptText say(String text) {
    // As text, never as markup: anyone can send anything.
    getElement().executeJs("this.textContent = $0", text);
    return this;
  }
}
