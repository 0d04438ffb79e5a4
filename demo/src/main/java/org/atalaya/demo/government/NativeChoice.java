// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.List;
import java.util.Optional;
import org.atalaya.cases.Category;

/**
 * The browser's own list to choose from: what telephones and assistive technology know best.
 * Choosing changes nothing on the page by itself.
 */
@Tag("select")
final class NativeChoice extends Component {

  private static final long serialVersionUID = 1L;

  private String code;

  /**
   * A list of categories.
   *
   * @param all what all of them together are called, where they can be chosen
   * @param selected code of the category that is chosen now
   */
  NativeChoice(
      String id,
      Optional<String> all,
      Visit visit,
      List<Category> categories,
      Optional<String> selected) {
    setId(id);
    code = selected.orElse("");
    all.ifPresent(label -> option("", label));
    categories.forEach(category -> option(category.code(), visit.text(category.label())));
    getElement()
        .addPropertyChangeListener(
            "value", "change", event -> code = String.valueOf(event.getValue()));
  }

  private void option(String value, String label) {
    Element option = new Element("option");
    option.setAttribute("value", value);
    option.setAttribute("selected", value.equals(code));
    option.setText(label);
    getElement().appendChild(option);
  }

  /** Has {@code listener} told of each code that is chosen; it comes from the browser unchecked. */
  void onChange(SerializableConsumer<String> listener) {
    getElement()
        .addPropertyChangeListener(
            "value",
            event -> {
              if (event.isUserOriginated()) {
                listener.accept(code);
              }
            });
  }

  /** Shows another code as the chosen one. */
  void show(String other) {
    code = other;
    getElement().setProperty("value", other);
  }

  /**
   * The code that is chosen, if it is not "all". It comes from the browser: the address that it is
   * put into is checked like any other.
   */
  Optional<String> chosen() {
    return Optional.of(code).filter(value -> !value.isEmpty());
  }
}
