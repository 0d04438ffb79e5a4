// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.auditview;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.operations.AuditEntry;
import org.atalaya.operations.AuditHead;
import org.atalaya.operations.AuditVerification.Broken;
import org.atalaya.operations.AuditVerification.Intact;
import org.atalaya.operations.BreakGlass;
import org.atalaya.widgets.desk.DeskI18n;
import org.atalaya.widgets.desk.DeskReference;

/**
 * Who did what to which record, by ids and pseudonyms: whether the chain is whole, the roles taken
 * in an emergency with their reasons, and the newest {@value #SHOWN} acts, or all of one record.
 *
 * <pre>{@code
 * add(new AuditView(source, proceed -> stepUp.ask(proceed)));
 * }</pre>
 *
 * <p>Whoever sees this component can read all of it: who may is the host's to decide. It reads the
 * whole chain to verify it, when it is made and at each {@link #refresh}.
 */
// this-escape: Flow components set themselves up by their own inherited methods.
@SuppressWarnings("this-escape")
public class AuditView extends Div implements LocaleChangeObserver {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 500;

  private final DeskReference<AuditViewSource> source;
  private final SerializableConsumer<SerializableRunnable> guard;
  private final H2 chainTitle = new H2();
  private final Paragraph state = new Paragraph();
  private final Button export = new Button();
  private final TextField head = new TextField();
  private final H2 takenTitle = new H2();
  private final UnorderedList taken = new UnorderedList();
  private final H2 actsTitle = new H2();
  private final TextField subject = new TextField();
  private final Grid<Row> acts = new Grid<>();

  /** An entry as it is shown. */
  private record Row(long position, Instant at, String act, String subject, String actor)
      implements Serializable {

    static Row of(AuditEntry entry) {
      return new Row(entry.position(), entry.at(), entry.act(), entry.subject(), entry.actor());
    }
  }

  /**
   * The view.
   *
   * @param guard is given what exports the head, to let it proceed once the person has proved who
   *     she is
   */
  public AuditView(AuditViewSource source, SerializableConsumer<SerializableRunnable> guard) {
    this.source =
        new DeskReference<>(
            AuditViewSource.class, requireNonNull(source, "The source cannot be null"));
    this.guard = requireNonNull(guard, "The guard cannot be null");
    state.getElement().setAttribute("role", "status");
    head.setReadOnly(true);
    head.setVisible(false);
    head.setWidthFull();
    export.addClickListener(event -> guard.accept(this::showHead));
    subject.setClearButtonVisible(true);
    subject.setValueChangeMode(ValueChangeMode.LAZY);
    subject.setWidth("min(100%, 24rem)");
    subject.addValueChangeListener(event -> showActs());
    acts.setAllRowsVisible(false);
    add(chainTitle, state, export, head, takenTitle, taken, actsTitle, subject, acts);
    label();
    refresh();
  }

  /** Reads everything anew. */
  public final void refresh() {
    state.setText(
        switch (source.get().audit().verify(Optional.empty())) {
          case Intact(AuditHead newest) -> text("intact", newest.position());
          case Broken(long position, var defect) ->
              text(
                  "broken",
                  position,
                  text("defect." + defect.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        });
    head.setVisible(false);
    showTaken();
    showActs();
  }

  private void showHead() {
    head.setValue(source.get().audit().head().toString());
    head.setVisible(true);
    head.focus();
  }

  private void showTaken() {
    taken.removeAll();
    List<BreakGlass.Taken> all = source.get().breakGlass().taken();
    if (all.isEmpty()) {
      taken.add(new ListItem(text("taken.none")));
    }
    for (BreakGlass.Taken each : all) {
      taken.add(
          new ListItem(
              text(
                  "taken.one",
                  moment(each.since()),
                  text("role." + each.role()),
                  moment(each.until()),
                  each.actor(),
                  each.reason())));
    }
  }

  private void showActs() {
    String asked = subject.getValue().strip();
    List<AuditEntry> entries =
        asked.isEmpty()
            ? source
                .get()
                .audit()
                .after(Math.max(0, source.get().audit().head().position() - SHOWN), SHOWN)
            : source.get().audit().of(asked);
    acts.setItems(entries.reversed().stream().map(Row::of).toList());
  }

  @Override
  public void localeChange(LocaleChangeEvent event) {
    label();
    refresh();
  }

  private void label() {
    chainTitle.setText(text("chain"));
    export.setText(text("export"));
    head.setLabel(text("head"));
    takenTitle.setText(text("taken"));
    actsTitle.setText(text("acts"));
    subject.setLabel(text("subject"));
    acts.getElement().setAttribute("aria-label", text("acts"));
    acts.removeAllColumns();
    column("position", row -> Long.toString(row.position()), "5rem");
    column("at", row -> moment(row.at()), "12rem");
    column("act", row -> row.act(), "11rem");
    column("of", row -> row.subject(), "23rem");
    column("actor", row -> row.actor(), "21rem");
  }

  private void column(String key, SerializableFunction<Row, String> value, String width) {
    acts.addColumn(value::apply).setHeader(text("column." + key)).setWidth(width).setFlexGrow(0);
  }

  private String moment(Instant moment) {
    return words().moment(moment, source.get().zone());
  }

  private DeskI18n words() {
    return DeskI18n.of(AuditView.class, getLocale());
  }

  private String text(String key, Object... arguments) {
    return words().text(key, arguments);
  }
}
