// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableSupplier;
import org.atalaya.widgets.desk.Desk;
import org.atalaya.widgets.desk.DeskReference;
import org.atalaya.widgets.desk.Notice;
import org.jspecify.annotations.Nullable;

/**
 * Where staff work on alerts for missing women and children: a list of them, and one at a time from
 * the draft to its end.
 *
 * <pre>{@code
 * AlertDesk desk = new AlertDesk(source, () -> signedIn.id());
 * add(desk);
 * }</pre>
 *
 * <p>Whoever sees this component can do everything with every alert, but for what takes a second
 * person and what its {@linkplain #setGuard guard} holds up: who may see it is the host's to
 * decide. What others do appears at once where it {@linkplain #setEvents listens}, else within five
 * seconds; what is typed is never overwritten by it. Requests of that kind keep a session alive, so
 * a host signs out idle staff by itself.
 *
 * <h2>Privacy</h2>
 *
 * The session holds what is on the screen, and no more of any person once her alert was left for
 * the list; where it ended on the screen, what was there may stay until the next page. Files of
 * photos are never written to disk.
 *
 * <h2>Accessibility</h2>
 *
 * Fields are Vaadin's, each with its name, and what is wrong is said beside the field, in a list
 * that leads there, and in a live region. Rows of the list are opened by the button that each has.
 */
// this-escape: Flow components set themselves up by their own inherited methods.
@SuppressWarnings("this-escape")
public class AlertDesk extends Desk {

  private static final long serialVersionUID = 1L;

  private final DeskWords words;
  private final Notice notice = new Notice();
  private final Button begin = new Button();
  private final Button back = new Button();
  private final AlertList list;
  private final SerializableSupplier<String> staff;
  private final Div overview = new Div();
  // Made anew for each alert: Flow keeps the former values of what is hidden.
  private @Nullable AlertPage page;
  private AlertDeskGuard guard = (act, proceed) -> proceed.run();

  /**
   * A desk.
   *
   * @param staff gives the id of who is signed in, as the audit chain pseudonymises it; asked at
   *     each act
   */
  public AlertDesk(AlertDeskSource source, SerializableSupplier<String> staff) {
    super(AlertDesk.class);
    requireNonNull(source, "The source cannot be null");
    requireNonNull(staff, "Who is signed in cannot be null");
    words = new DeskWords(new DeskReference<>(AlertDeskSource.class, source), this::getI18n);
    list = new AlertList(words, this::open);
    this.staff = staff;
    begin.addThemeVariants(ButtonVariant.PRIMARY);
    begin.addClickListener(event -> begin());
    back.addClickListener(event -> unlessTyped(this::backToList));
    overview.add(begin, notice, list);
    add(overview, back);
    getElement().setAttribute("role", "region");
    back.setVisible(false);
    label();
  }

  @Override
  public void refresh() {
    AlertPage open = page;
    if (open == null) {
      list.refresh();
    } else {
      open.refresh();
    }
  }

  /** Sets what is asked before each act; by default nothing is. */
  public void setGuard(AlertDeskGuard guard) {
    this.guard = requireNonNull(guard, "The guard cannot be null");
  }

  @Override
  protected void label() {
    getElement().setAttribute("aria-label", words.text("desk"));
    begin.setText(words.text("new"));
    back.setText(words.text("back"));
    list.label();
    AlertPage open = page;
    if (open != null) {
      open.label();
    }
  }

  private void begin() {
    turnTo().begin();
  }

  private void open(ListedAlert listed) {
    turnTo().open(listed);
  }

  private AlertPage turnTo() {
    AlertPage fresh = new AlertPage(words, staff, guard, this::leave);
    fresh.label();
    page = fresh;
    overview.setVisible(false);
    back.setVisible(true);
    add(fresh);
    return fresh;
  }

  private void leave(String told) {
    backToList();
    notice.done(told);
  }

  private void backToList() {
    AlertPage left = page;
    if (left != null) {
      left.clear();
      remove(left);
      page = null;
    }
    notice.clear();
    back.setVisible(false);
    overview.setVisible(true);
    list.refresh();
    list.focus();
  }

  @Override
  protected boolean isTyped() {
    AlertPage open = page;
    return open != null && open.isTyped();
  }
}
