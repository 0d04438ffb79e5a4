// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipdesk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
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
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.atalaya.tips.InboxEntry;
import org.atalaya.tips.TipState;
import org.atalaya.tips.sealing.TipId;
import org.atalaya.tips.search.OpenedLetters;
import org.atalaya.widgets.desk.Notice;
import org.jspecify.annotations.Nullable;

/** The tips of the units of who is signed in, the longest waiting first. Nothing is opened. */
final class TipList extends Div {

  private static final long serialVersionUID = 1L;
  private static final int MOST = 200;
  private static final int ROWS_WITHOUT_SCROLLING = 20;

  private final TipWords words;
  private final TipAccess access;
  private final SerializableConsumer<String> open;
  private final TextField text = new TextField();
  private final Select<TipState> state = new Select<>();
  private final Select<String> unit = new Select<>();
  private final Paragraph flood = new Paragraph();
  private final Checkbox apart = new Checkbox();
  private final UnkeptSearch search = new UnkeptSearch(this::search);
  private final Paragraph summary = new Paragraph();
  private final Grid<ListedTip> grid = new Grid<>();
  private List<ListedTip> rows = List.of();
  private Set<String> units = Set.of();
  // The tips whose letters say what was searched; not what that was.
  private @Nullable List<String> said;

  TipList(TipWords words, TipAccess access, SerializableConsumer<String> open) {
    this.words = words;
    this.access = access;
    this.open = open;
    text.setValueChangeMode(ValueChangeMode.LAZY);
    text.setClearButtonVisible(true);
    text.setWidth("18rem");
    text.setMaxWidth("100%");
    text.addValueChangeListener(event -> refresh());
    state.setItems(TipState.values());
    state.setEmptySelectionAllowed(true);
    state.addValueChangeListener(event -> refresh());
    unit.setEmptySelectionAllowed(true);
    unit.addValueChangeListener(event -> refresh());
    apart.addValueChangeListener(event -> refresh());
    flood.getElement().setAttribute("role", "status");
    flood.getStyle().setFontWeight(600).setMaxWidth("45rem");
    summary.getElement().setAttribute("role", "status");
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
    grid.addItemClickListener(event -> open.accept(event.getItem().id()));
    Div filters = new Div(text, search, state, unit);
    filters.getElement().setAttribute("role", "search");
    filters
        .getStyle()
        .setDisplay(Style.Display.FLEX)
        .setFlexWrap(Style.FlexWrap.WRAP)
        .setAlignItems(Style.AlignItems.BASELINE)
        .set("gap", "0 1rem");
    add(flood, filters, apart, summary, grid);
  }

  /** Says everything in the language of the words. */
  void label() {
    text.setLabel(words.text("filter.text"));
    text.setHelperText(words.text("filter.text.hint"));
    search.label(words.text("search"), words.text("search.hint", OpenedLetters.KEPT.toMinutes()));
    state.setLabel(words.text("filter.state"));
    state.setItemLabelGenerator(
        one -> words.text(one == null ? "filter.state.open" : "filter.state." + one.name()));
    state.setEmptySelectionCaption(words.text("filter.state.open"));
    unit.setLabel(words.text("filter.unit"));
    unit.setItemLabelGenerator(
        one -> one == null ? words.text("filter.unit.all") : words.unit(one));
    unit.setEmptySelectionCaption(words.text("filter.unit.all"));
    grid.removeAllColumns();
    grid.addComponentColumn(this::tip)
        .setHeader(words.text("list.tip"))
        .setRowHeader(true)
        .setWidth("11.5rem")
        .setFlexGrow(3);
    grid.addComponentColumn(this::standing)
        .setHeader(words.text("list.state"))
        .setWidth("9rem")
        .setFlexGrow(2);
    grid.getElement().setAttribute("aria-label", words.text("list"));
    refresh();
  }

  private Component tip(ListedTip row) {
    String id = TipWords.shortened(row.id());
    Button number = new Button(words.text("list.id", id), event -> open.accept(row.id()));
    number.addThemeVariants(ButtonVariant.TERTIARY);
    number.getStyle().setMargin("0").setPadding("0").setHeight("auto");
    number.setAriaLabel(words.text("list.open", id));
    Div cell = stacked(number, new Span(words.unit(row.unit())));
    row.about(words).forEach(about -> cell.add(new Span(about)));
    return cell;
  }

  private Component standing(ListedTip row) {
    Span said = new Span(row.state(words));
    if (row.overdue()) {
      said.getStyle().setColor(Notice.ALARM).setFontWeight(600);
    }
    return said;
  }

  private static Div stacked(Component... parts) {
    Div stack = new Div(parts);
    stack
        .getStyle()
        .setDisplay(Style.Display.FLEX)
        .setFlexDirection(Style.FlexDirection.COLUMN)
        .setAlignItems(Style.AlignItems.START)
        .set("overflow-wrap", "anywhere");
    return stack;
  }

  /** Shows what there is now; leaves the grid alone where that is the same. */
  void refresh() {
    offerUnits();
    sayFlood();
    Collection<TipState> states = state.isEmpty() ? TipState.OPEN : Set.of(state.getValue());
    Collection<String> sought = unit.isEmpty() ? units : Set.of(unit.getValue());
    List<ListedTip> others = listed(access.inbox().quarantine().list(sought, states, MOST));
    offerApart(others);
    List<String> searched = said;
    List<ListedTip> all;
    if (searched != null) {
      all = listed(searched.stream().map(access::find).flatMap(Optional::stream).toList());
    } else if (apart.getValue()) {
      all = others;
    } else {
      all = listed(access.inbox().list(sought, states, MOST));
    }
    List<ListedTip> found = all.stream().filter(this::matches).toList();
    grid.setEmptyStateText(words.text(all.isEmpty() ? "list.empty" : "list.none"));
    if (!found.equals(rows) || grid.getListDataView().getItemCount() != found.size()) {
      rows = found;
      grid.setItems(found);
      grid.setAllRowsVisible(found.size() <= ROWS_WITHOUT_SCROLLING);
    }
    summarise(all);
  }

  private List<ListedTip> listed(List<InboxEntry> entries) {
    return entries.stream().map(entry -> ListedTip.of(words, entry)).toList();
  }

  private void sayFlood() {
    Optional<Instant> since = access.inbox().floodSince();
    flood.setVisible(since.isPresent());
    since
        .map(at -> words.text("flood", words.moment(at)))
        .filter(told -> !told.equals(flood.getText()))
        .ifPresent(flood::setText);
  }

  /** How many are apart is said before anybody looks there. */
  private void offerApart(List<ListedTip> others) {
    long overdue = others.stream().filter(ListedTip::overdue).count();
    String key = others.size() < MOST ? "filter.apart" : "filter.apart.more";
    apart.setLabel(words.text(key, others.size(), overdue));
    apart.setVisible(!others.isEmpty() || apart.getValue());
  }

  /** In what was opened; opens nothing. */
  private void search(String sought) {
    said =
        sought.isBlank()
            ? null
            : access.inbox().opened().find(access.staff(), access.units(), sought).stream()
                .map(TipId::text)
                .limit(MOST)
                .toList();
    refresh();
  }

  private void offerUnits() {
    Set<String> now = Set.copyOf(access.units());
    if (!now.equals(units)) {
      units = now;
      unit.setItems(now.stream().sorted().toList());
      unit.setVisible(now.size() > 1);
    }
  }

  private void summarise(List<ListedTip> all) {
    long waiting = all.stream().filter(row -> row.state() == TipState.RECEIVED).count();
    long overdue = all.stream().filter(ListedTip::overdue).count();
    String key = all.size() < MOST ? "list.summary" : "list.more";
    String told =
        said == null
            ? words.text(key, waiting, overdue, all.size())
            : words.text("search.found", all.size());
    // Said anew it would be read out anew.
    if (!told.equals(summary.getText())) {
      summary.setText(told);
    }
  }

  private boolean matches(ListedTip row) {
    String sought = plain(text.getValue());
    ListedTip.Says says = row.says();
    String alert = says == null || says.alert() == null ? "" : says.alert();
    return sought.isEmpty()
        || Stream.concat(Stream.of(row.id(), alert), row.about(words).stream())
            .anyMatch(one -> plain(one).contains(sought));
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
