// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipdesk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableConsumer;

/**
 * A field to search with, whose words are told when they are entered and not kept: those of a Flow
 * field are in the state of the session, which may be stored, and these are words of letters.
 */
@Tag("vaadin-text-field")
@Uses(TextField.class)
final class UnkeptSearch extends Component implements HasSize {

  private static final long serialVersionUID = 1L;
  private static final String WORDS = "element.value";
  private static final int LONGEST = 200;

  UnkeptSearch(SerializableConsumer<String> search) {
    setWidth("18rem");
    setMaxWidth("100%");
    getElement().setProperty("maxlength", LONGEST);
    getElement().setProperty("clearButtonVisible", true);
    getElement().setProperty("autocomplete", "off");
    getElement()
        .addEventListener(
            "change", event -> search.accept(event.getEventData().path(WORDS).asString()))
        .addEventData(WORDS);
  }

  void label(String label, String hint) {
    getElement().setProperty("label", label).setProperty("helperText", hint);
  }
}
