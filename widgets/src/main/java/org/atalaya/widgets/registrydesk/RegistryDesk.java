// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.registrydesk;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.function.SerializableSupplier;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveEvent.ContinueNavigationAction;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.shared.Registration;
import java.util.UUID;
import org.atalaya.widgets.desk.Confirmation;
import org.atalaya.widgets.desk.DeskI18n;
import org.atalaya.widgets.desk.DeskReference;
import org.atalaya.widgets.desk.Notice;
import org.jspecify.annotations.Nullable;

/**
 * Where staff decide on certificates of absence: what waits for a decision, and one request at a
 * time with what the register said and what was done.
 *
 * <pre>{@code
 * RegistryDesk desk = new RegistryDesk(source, () -> signedIn.id());
 * add(desk);
 * }</pre>
 *
 * <p>Whoever sees this component can look at every request of which they know the number, which the
 * audit chain keeps, and decide on it as its {@linkplain #setGuard guard} lets them: who may see it
 * is the host's to decide. What others decide appears within five seconds; what is typed is never
 * overwritten by it. Requests of that kind keep a session alive, so a host signs out idle staff by
 * itself.
 *
 * <h2>Privacy</h2>
 *
 * The list has numbers and times only. The session holds who a request is about while it is on the
 * screen, and no more once it was left for the list.
 *
 * <h2>Accessibility</h2>
 *
 * Fields are Vaadin's, each with its name; what is wrong is said beside the field and in a live
 * region. Rows of the list are opened by the button that each has.
 */
// this-escape: Flow components set themselves up by their own inherited methods.
@SuppressWarnings("this-escape")
public class RegistryDesk extends Div implements LocaleChangeObserver, BeforeLeaveObserver {

  private static final long serialVersionUID = 1L;
  private static final int POLL_MILLISECONDS = 5000;

  private final RegistryWords words;
  private final SerializableSupplier<String> staff;
  private RegistryDeskGuard guard = (act, proceed) -> proceed.run();
  private final Notice notice = new Notice();
  private final Button back = new Button();
  private final WaitingList list;
  private final Div overview = new Div();
  // Made anew for each request: Flow keeps the former values of what is hidden.
  private @Nullable RequestPage page;
  private @Nullable DeskI18n i18n;
  private @Nullable Registration polling;
  private boolean pacing;

  /**
   * A desk.
   *
   * @param staff gives the id of who is signed in, as the audit chain pseudonymises it; asked at
   *     each act
   */
  public RegistryDesk(RegistryDeskSource source, SerializableSupplier<String> staff) {
    requireNonNull(source, "The source cannot be null");
    this.staff = requireNonNull(staff, "Who is signed in cannot be null");
    words = new RegistryWords(new DeskReference<>(RegistryDeskSource.class, source), this::getI18n);
    list = new WaitingList(words, this::open);
    back.addClickListener(event -> unlessTyped(this::backToList));
    overview.add(notice, list);
    add(overview, back);
    getElement().setAttribute("role", "region");
    back.setVisible(false);
    label();
  }

  /** Shows what others did meanwhile; does so by itself while it is on the screen. */
  public void refresh() {
    RequestPage open = page;
    if (open == null) {
      list.refresh();
    } else {
      open.refresh();
    }
  }

  /** Sets what is asked before each decision; by default nothing is. */
  public void setGuard(RegistryDeskGuard guard) {
    this.guard = requireNonNull(guard, "The guard cannot be null");
  }

  /** Sets the words; by default those of the UI's language. */
  public void setI18n(DeskI18n i18n) {
    this.i18n = requireNonNull(i18n, "The words cannot be null");
    label();
  }

  /** The words. */
  public DeskI18n getI18n() {
    return i18n == null ? DeskI18n.of(RegistryDesk.class, getLocale()) : i18n;
  }

  @Override
  public void localeChange(LocaleChangeEvent event) {
    label();
  }

  @Override
  public void beforeLeave(BeforeLeaveEvent event) {
    if (isTyped()) {
      ContinueNavigationAction leave = event.postpone();
      Confirmation.askFinal(words, "unsaved", leave::proceed);
    }
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    UI ui = event.getUI();
    // A host that polls already keeps its pace.
    pacing = ui.getPollInterval() < 0;
    if (pacing) {
      ui.setPollInterval(POLL_MILLISECONDS);
    }
    polling = ui.addPollListener(poll -> refresh());
  }

  @Override
  protected void onDetach(DetachEvent event) {
    super.onDetach(event);
    if (polling != null) {
      polling.remove();
      polling = null;
    }
    if (pacing) {
      event.getUI().setPollInterval(-1);
    }
  }

  private void label() {
    getElement().setAttribute("aria-label", words.text("desk"));
    back.setText(words.text("back"));
    list.label();
    RequestPage open = page;
    if (open != null) {
      open.label();
    }
  }

  private void open(UUID request) {
    RequestPage fresh = new RequestPage(words, staff, guard, this::leave);
    page = fresh;
    overview.setVisible(false);
    back.setVisible(true);
    add(fresh);
    fresh.open(request);
  }

  private void leave(String told) {
    backToList();
    notice.problem(told);
  }

  private void backToList() {
    RequestPage left = page;
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

  private boolean isTyped() {
    RequestPage open = page;
    return open != null && open.isTyped();
  }

  private void unlessTyped(SerializableRunnable leave) {
    if (isTyped()) {
      Confirmation.askFinal(words, "unsaved", leave);
    } else {
      leave.run();
    }
  }
}
