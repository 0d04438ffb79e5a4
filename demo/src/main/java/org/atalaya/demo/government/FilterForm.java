// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Optional;
import org.atalaya.cases.Category;
import org.atalaya.cases.Dimension;

/** Lets a reader choose what a page is about; the choice goes into the address. */
final class FilterForm extends Div {

  private static final long serialVersionUID = 1L;

  /**
   * The form of a page.
   *
   * @param dimensions those of {@link PortalFilter} that the page can be restricted to
   * @param defaultYear the year that is shown where the reader chose none, if it is not all of them
   */
  FilterForm(
      Visit visit,
      Class<? extends PortalPage> page,
      List<String> dimensions,
      Optional<String> defaultYear) {
    addClassName("portal-filter");
    getElement().setAttribute("role", "search");
    getElement().setAttribute("aria-label", visit.text("filter"));
    Optional<NativeChoice> year = choice(PortalFilter.YEAR, visit, dimensions, defaultYear);
    Optional<NativeChoice> department =
        choice(PortalFilter.DEPARTMENT, visit, dimensions, Optional.empty());
    NativeButton show =
        new NativeButton(
            visit.text("filter.show"),
            event ->
                UI.getCurrent()
                    .navigate(
                        page,
                        visit.with(
                            new PortalFilter(
                                year.map(NativeChoice::chosen).orElse(visit.filter().year()),
                                department
                                    .map(NativeChoice::chosen)
                                    .orElse(visit.filter().department())))));
    add(show);
    if (!visit.filter().isEmpty()) {
      RouterLink clear = new RouterLink(visit.text("filter.clear"), page);
      clear.setQueryParameters(visit.with(new PortalFilter(Optional.empty(), Optional.empty())));
      add(clear);
    }
  }

  private Optional<NativeChoice> choice(
      String id, Visit visit, List<String> dimensions, Optional<String> byDefault) {
    List<Category> categories = CatalogueWords.categories(visit.catalogue(), "complaints", id);
    Optional<Dimension> dimension = visit.entry("complaints").flatMap(entry -> entry.dimension(id));
    if (dimension.isEmpty() || categories.isEmpty() || !dimensions.contains(id)) {
      return Optional.empty();
    }
    NativeChoice choice =
        new NativeChoice(
            "filter-" + id,
            byDefault.isPresent() ? Optional.empty() : Optional.of(visit.text("filter.all")),
            visit,
            categories,
            Optional.ofNullable(visit.filter().parameters().get(id)).or(() -> byDefault));
    NativeLabel label = new NativeLabel(visit.text(dimension.get().label()));
    label.setFor(choice);
    add(new Div(label, choice));
    return Optional.of(choice);
  }
}
