// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.registrydesk;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Style;
import com.vaadin.flow.function.SerializableConsumer;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.atalaya.registry.CertificateCode;

/** What waits for a decision, and the way to any other request. Nobody's name is in it. */
final class WaitingList extends Div {

  private static final long serialVersionUID = 1L;
  private static final int MOST = 200;
  private static final int ROWS_WITHOUT_SCROLLING = 20;

  private final RegistryWords words;
  private final SerializableConsumer<UUID> open;
  private final TextField sought = new TextField();
  private final Button find = new Button();
  private final Paragraph summary = new Paragraph();
  private final Grid<Row> grid = new Grid<>();
  private List<Row> rows = List.of();

  /** A request that waits. */
  record Row(UUID request, Instant since) implements Serializable {}

  WaitingList(RegistryWords words, SerializableConsumer<UUID> open) {
    this.words = words;
    this.open = open;
    sought.setWidth("26rem");
    sought.setMaxWidth("100%");
    sought.setClearButtonVisible(true);
    sought.addKeyPressListener(Key.ENTER, event -> find());
    find.addClickListener(event -> find());
    Div search = new Div(sought, find);
    search.getElement().setAttribute("role", "search");
    search
        .getStyle()
        .setDisplay(Style.Display.FLEX)
        .setFlexWrap(Style.FlexWrap.WRAP)
        .setAlignItems(Style.AlignItems.BASELINE)
        .set("gap", "0 1rem");
    summary.getElement().setAttribute("role", "status");
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
    grid.addItemClickListener(event -> open.accept(event.getItem().request()));
    add(summary, grid, search);
  }

  /** Says everything in the language of the words. */
  void label() {
    sought.setLabel(words.text("find.text"));
    sought.setHelperText(words.text("find.hint"));
    find.setText(words.text("find"));
    grid.removeAllColumns();
    grid.addComponentColumn(this::number).setHeader(words.text("list.request")).setFlexGrow(2);
    grid.addColumn(row -> words.moment(row.since())).setHeader(words.text("list.since"));
    grid.getElement().setAttribute("aria-label", words.text("list"));
    grid.setEmptyStateText(words.text("list.empty"));
    refresh();
  }

  private Button number(Row row) {
    Button number = new Button(row.request().toString(), event -> open.accept(row.request()));
    number.addThemeVariants(ButtonVariant.TERTIARY);
    number
        .getStyle()
        .setMargin("0")
        .setPadding("0")
        .setHeight("auto")
        .set("white-space", "normal")
        .set("text-align", "start")
        .set("overflow-wrap", "anywhere");
    number.setAriaLabel(words.text("list.open", row.request()));
    return number;
  }

  /** Shows what there is now; leaves the grid alone where that is the same. */
  void refresh() {
    List<Row> found =
        words.reviews().waiting(MOST).stream()
            .map(one -> new Row(one.request(), one.since()))
            .toList();
    if (!found.equals(rows) || grid.getListDataView().getItemCount() != found.size()) {
      rows = found;
      grid.setItems(found);
      grid.setAllRowsVisible(found.size() <= ROWS_WITHOUT_SCROLLING);
    }
    String said = words.text(found.size() < MOST ? "list.summary" : "list.more", found.size());
    // Said anew it would be read out anew.
    if (!said.equals(summary.getText())) {
      summary.setText(said);
    }
  }

  private void find() {
    Optional<UUID> request = request(sought.getValue().strip());
    sought.setErrorMessage(words.text("find.none"));
    sought.setInvalid(request.isEmpty());
    request.ifPresent(known -> {
      sought.clear();
      open.accept(known);
    });
  }

  /** By its number, or by the code of the certificate that was issued on it. */
  private Optional<UUID> request(String typed) {
    try {
      UUID number = UUID.fromString(typed);
      return words.reviews().revision(number).isPresent() ? Optional.of(number) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return words.reviews().find(new CertificateCode(typed));
    }
  }

  void focus() {
    sought.focus();
  }
}
