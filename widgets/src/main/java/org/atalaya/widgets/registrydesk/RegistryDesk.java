// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.registrydesk;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableSupplier;
import java.util.UUID;
import org.atalaya.widgets.desk.Desk;
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
public class RegistryDesk extends Desk {

  private static final long serialVersionUID = 1L;

  private final RegistryWords words;
  private final SerializableSupplier<String> staff;
  private RegistryDeskGuard guard = (act, proceed) -> proceed.run();
  private final Notice notice = new Notice();
  private final Button back = new Button();
  private final WaitingList list;
  private final Div overview = new Div();
  // Made anew for each request: Flow keeps the former values of what is hidden.
  private @Nullable RequestPage page;

  /**
   * A desk.
   *
   * @param staff gives the id of who is signed in, as the audit chain pseudonymises it; asked at
   *     each act
   */
  public RegistryDesk(RegistryDeskSource source, SerializableSupplier<String> staff) {
    super(RegistryDesk.class);
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

  @Override
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

  @Override
  protected void label() {
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

  @Override
  protected boolean isTyped() {
    RequestPage open = page;
    return open != null && open.isTyped();
  }
}
