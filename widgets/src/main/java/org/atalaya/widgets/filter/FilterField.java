// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.filter;

import com.vaadin.flow.component.combobox.ComboBox;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.atalaya.cases.Category;
import org.atalaya.cases.Dimension;
import org.atalaya.charts.CategoryText;

/** The field in which a reader chooses one category of a dimension, or none. */
final class FilterField extends ComboBox<FilterField.Option> {

  private static final long serialVersionUID = 1L;

  /** A category as the field offers it. */
  record Option(String code, String label) implements Serializable {}

  private final String dimension;

  FilterField(String dimension) {
    this.dimension = dimension;
    setItemLabelGenerator(Option::label);
    setClearButtonVisible(true);
  }

  String dimension() {
    return dimension;
  }

  /** Puts words in place, and offers the categories that are {@code within}. */
  void offer(Dimension offered, Predicate<Category> within, String all, Locale locale) {
    setLabel(offered.label().in(locale));
    setPlaceholder(all);
    List<Category> categories = offered.categories().stream().filter(within).toList();
    setItems(
        categories.stream()
            .map(category ->
                new Option(category.code(), CategoryText.full(offered, category, locale)))
            .toList());
    // Of records that are not there, only "unknown" could be chosen.
    setEnabled(categories.stream().anyMatch(category -> !category.isResidual()));
  }

  /** Shows that this category is chosen, or none. */
  void show(Optional<String> code) {
    setValue(
        code.flatMap(chosen ->
                getListDataView()
                    .getItems()
                    .filter(option -> option.code().equals(chosen))
                    .findFirst())
            .orElse(null));
  }

  Optional<String> chosen() {
    return getOptionalValue().map(Option::code);
  }
}
