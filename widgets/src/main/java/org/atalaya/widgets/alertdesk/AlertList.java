// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.dom.Style;
import com.vaadin.flow.function.SerializableConsumer;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.atalaya.alerts.Alert;
import org.atalaya.alerts.AlertDraft;
import org.atalaya.alerts.AlertKind;
import org.atalaya.widgets.alertdesk.ListedAlert.Standing;

/** Alerts to choose from, those that need work first. Nobody's name is in it, or kept by it. */
final class AlertList extends Div {

  private static final long serialVersionUID = 1L;
  private static final int ROWS_WITHOUT_SCROLLING = 20;

  private final DeskWords words;
  private final SerializableConsumer<ListedAlert> open;
  private final TextField text = new TextField();
  private final Select<AlertKind> kind = new Select<>();
  private final Select<Standing> standing = new Select<>();
  private final Paragraph summary = new Paragraph();
  private final Grid<ListedAlert> grid = new Grid<>();
  private List<ListedAlert> rows = List.of();

  AlertList(DeskWords words, SerializableConsumer<ListedAlert> open) {
    this.words = words;
    this.open = open;
    text.setValueChangeMode(ValueChangeMode.LAZY);
    text.setWidth("22rem");
    text.setMaxWidth("100%");
    text.setClearButtonVisible(true);
    text.addValueChangeListener(event -> refresh());
    kind.setItems(AlertKind.values());
    kind.setEmptySelectionAllowed(true);
    kind.addValueChangeListener(event -> refresh());
    standing.setItems(Standing.values());
    standing.setEmptySelectionAllowed(true);
    standing.addValueChangeListener(event -> refresh());
    summary.getElement().setAttribute("role", "status");
    layOut();
  }

  private void layOut() {
    Div filters = new Div(text, kind, standing);
    filters.getElement().setAttribute("role", "search");
    filters
        .getStyle()
        .setDisplay(Style.Display.FLEX)
        .setFlexWrap(Style.FlexWrap.WRAP)
        .setAlignItems(Style.AlignItems.BASELINE)
        .set("gap", "0 1rem");
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
    grid.addItemClickListener(event -> open.accept(event.getItem()));
    add(filters, summary, grid);
  }

  /** Says everything in the language of the words. */
  void label() {
    text.setLabel(words.text("filter.text"));
    kind.setLabel(words.text("filter.kind"));
    kind.setItemLabelGenerator(one -> one == null ? words.text("filter.all") : words.kind(one));
    kind.setEmptySelectionCaption(words.text("filter.all"));
    standing.setLabel(words.text("filter.standing"));
    standing.setItemLabelGenerator(
        one -> words.text(one == null ? "filter.all" : "standing." + one.code()));
    standing.setEmptySelectionCaption(words.text("filter.all"));
    grid.removeAllColumns();
    grid.addComponentColumn(this::alert)
        .setHeader(words.text("list.alert"))
        .setRowHeader(true)
        .setWidth("11.5rem")
        .setFlexGrow(3);
    grid.addColumn(row -> row.state(words))
        .setHeader(words.text("list.state"))
        .setWidth("7rem")
        .setFlexGrow(2);
    grid.getElement().setAttribute("aria-label", words.text("list"));
    refresh();
  }

  /** Number and place: side by side, or one below the other on a narrow screen. */
  private Component alert(ListedAlert row) {
    Div cell = new Div(number(row), place(row));
    cell.getStyle()
        .setDisplay(Style.Display.FLEX)
        .setFlexWrap(Style.FlexWrap.WRAP)
        .setAlignItems(Style.AlignItems.START)
        .set("gap", "0 1rem");
    return cell;
  }

  private Component number(ListedAlert row) {
    Button number = new Button(row.number(), event -> open.accept(row));
    number.addThemeVariants(ButtonVariant.TERTIARY);
    number.getStyle().setMargin("0").setPadding("0").setHeight("auto");
    number.setAriaLabel(words.text("list.open", row.number()));
    return stacked(number, new Span(words.kind(row.kind())));
  }

  private Component place(ListedAlert row) {
    Span where = new Span(row.municipality() == null ? "" : words.placeName(row.municipality()));
    Span since =
        new Span(row.lastSeen() == null ? "" : words.text("list.since", words.day(row.lastSeen())));
    return stacked(where, since);
  }

  private static Component stacked(Component... parts) {
    Div stack = new Div(parts);
    stack
        .getStyle()
        .setDisplay(Style.Display.FLEX)
        .setFlexDirection(Style.FlexDirection.COLUMN)
        .setAlignItems(Style.AlignItems.START)
        .set("flex", "1 1 10rem");
    return stack;
  }

  /** Shows what there is now; leaves the grid alone where that is the same. */
  void refresh() {
    Instant now = words.now();
    List<Alert> all =
        Stream.concat(words.alerts().current().stream(), words.alerts().ended().stream()).toList();
    List<ListedAlert> found =
        all.stream()
            .filter(this::matches)
            .map(alert -> ListedAlert.of(alert, now))
            .filter(row -> kind.isEmpty() || row.kind() == kind.getValue())
            .filter(row -> standing.isEmpty() || row.standing() == standing.getValue())
            .sorted(Comparator.comparing(ListedAlert::standing))
            .toList();
    grid.setEmptyStateText(words.text(all.isEmpty() ? "list.empty" : "list.none"));
    if (!found.equals(rows) || grid.getListDataView().getItemCount() != found.size()) {
      rows = found;
      grid.setItems(found);
      grid.setAllRowsVisible(found.size() <= ROWS_WITHOUT_SCROLLING);
    }
    summarise(all, now);
  }

  private void summarise(List<Alert> all, Instant now) {
    Object[] counts =
        Stream.of(Standing.values())
            .map(each ->
                (Object)
                    all.stream()
                        .filter(alert -> ListedAlert.standing(alert.state(), now) == each)
                        .count())
            .toArray();
    String said = words.text("list.summary", counts);
    // Said anew it would be read out anew.
    if (!said.equals(summary.getText())) {
      summary.setText(said);
    }
  }

  private boolean matches(Alert alert) {
    String sought = plain(text.getValue());
    Stream<String> place =
        alert.draft().flatMap(AlertDraft::municipality).map(words::placeName).stream();
    Stream<String> name = alert.draft().flatMap(AlertDraft::name).stream();
    return sought.isEmpty()
        || Stream.of(Stream.of(alert.number()), place, name)
            .flatMap(texts -> texts)
            .anyMatch(each -> plain(each).contains(sought));
  }

  /** Without accents and capitals, which are seldom typed. */
  private static String plain(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }

  void focus() {
    text.focus();
  }
}
