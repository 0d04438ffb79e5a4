// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipdesk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializableConsumer;

/**
 * A field whose text stays in the browser until it is {@linkplain #take taken}: that of a Flow
 * field is in the state of the session, which may be stored. Known here is only whether there is
 * any.
 */
@Tag("vaadin-text-area")
@Uses(TextArea.class)
final class UnkeptArea extends Component implements HasSize {

  private static final long serialVersionUID = 1L;
  private static final String IS_TYPED = "element.value.trim() !== ''";
  private static final int DEBOUNCE_MILLISECONDS = 300;

  private boolean typed;

  UnkeptArea(int longest) {
    setWidth("40rem");
    setMaxWidth("100%");
    getElement().setProperty("minRows", 4);
    getElement().setProperty("maxlength", longest);
    getElement()
        .addEventListener(
            "input", event -> typed = event.getEventData().path(IS_TYPED).booleanValue())
        .addEventData(IS_TYPED)
        .debounce(DEBOUNCE_MILLISECONDS);
  }

  void label(String label, String hint) {
    getElement().setProperty("label", label).setProperty("helperText", hint);
  }

  /** Says what is wrong with it; nothing if the text is empty. */
  void refuse(String reason) {
    getElement().setProperty("errorMessage", reason).setProperty("invalid", !reason.isEmpty());
  }

  /** Gives the text, which is not kept here. */
  void take(SerializableConsumer<String> taken) {
    getElement().executeJs("return this.value").then(String.class, taken);
  }

  boolean isTyped() {
    return typed;
  }

  void clear() {
    typed = false;
    refuse("");
    getElement().executeJs("this.value = ''");
  }
}
