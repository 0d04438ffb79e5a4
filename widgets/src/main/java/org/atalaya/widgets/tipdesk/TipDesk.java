// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipdesk;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableSupplier;
import java.util.Set;
import org.atalaya.widgets.desk.Desk;
import org.atalaya.widgets.desk.DeskReference;
import org.atalaya.widgets.desk.Notice;
import org.atalaya.widgets.tipdesk.TipDeskGuard.Act;
import org.jspecify.annotations.Nullable;

/**
 * Where staff work on tips: those of their units, the longest waiting first, and one at a time,
 * opened.
 *
 * <pre>{@code
 * TipDesk desk = new TipDesk(source, () -> signedIn.id(), () -> signedIn.units());
 * add(desk);
 * }</pre>
 *
 * <p>Nothing is opened for the list, nor for the search in what who is signed in has opened in the
 * last half hour, whose words are not kept. What opens a tip is in the audit chain before anything
 * is shown. Whoever sees this component can do everything with the tips of their units, but for
 * what its {@linkplain #setGuard guard} holds up: who may see it is the host's to decide. What
 * others do appears at once where it {@linkplain #setEvents listens}, else within five seconds;
 * what is typed is never overwritten by it. Requests of that kind keep a session alive, so a host
 * signs out idle staff by itself.
 *
 * <h2>Privacy</h2>
 *
 * Letters, answers and what is said of files are sent to the browser and kept nowhere here; an
 * answer stays in the browser until it is sealed. So a reload of the page loses them, and opening
 * the tip again is one more entry of the audit chain. Clean copies of files are in memory while
 * they are on the screen, and not in sessions that are stored. Envelopes, which are not sealed, may
 * be. Originals are never shown.
 *
 * <h2>Accessibility</h2>
 *
 * Fields are Vaadin's, each with its name; what is wrong is said beside the field and in a live
 * region. Rows of the list are opened by the button that each has. What is overdue says so in
 * words.
 */
// this-escape: Flow components set themselves up by their own inherited methods.
@SuppressWarnings("this-escape")
public class TipDesk extends Desk {

  private static final long serialVersionUID = 1L;

  private final TipWords words;
  private final TipAccess access;
  private TipDeskGuard guard = (act, proceed) -> proceed.run();
  private final Notice notice = new Notice();
  private final Button back = new Button();
  private final TipList list;
  private final Div overview = new Div();
  // Made anew for each tip: Flow keeps the former values of what is hidden.
  private @Nullable TipPage page;

  /**
   * A desk.
   *
   * @param staff gives the id of who is signed in, as the audit chain pseudonymises it; asked at
   *     each act
   * @param units gives the ids of the units whose tips she works on; asked at each act, also while
   *     a file is downloaded, when no UI is current
   */
  public TipDesk(
      TipDeskSource source,
      SerializableSupplier<String> staff,
      SerializableSupplier<Set<String>> units) {
    super(TipDesk.class);
    requireNonNull(source, "The source cannot be null");
    requireNonNull(staff, "Who is signed in cannot be null");
    requireNonNull(units, "The units cannot be null");
    words = new TipWords(new DeskReference<>(TipDeskSource.class, source), this::getI18n);
    access = new TipAccess(words, staff, units);
    list = new TipList(words, access, this::open);
    back.addClickListener(event -> unlessTyped(this::backToList));
    overview.add(notice, list);
    add(overview, back);
    getElement().setAttribute("role", "region");
    back.setVisible(false);
    label();
  }

  @Override
  public void refresh() {
    TipPage open = page;
    if (open == null) {
      list.refresh();
    } else {
      open.refresh();
    }
  }

  /** Sets what is asked before each act; by default nothing is. */
  public void setGuard(TipDeskGuard guard) {
    this.guard = requireNonNull(guard, "The guard cannot be null");
  }

  @Override
  protected void label() {
    getElement().setAttribute("aria-label", words.text("desk"));
    back.setText(words.text("back"));
    list.label();
    TipPage open = page;
    if (open != null) {
      open.label();
    }
  }

  private void open(String tip) {
    guard.before(Act.OPEN, () -> turnTo(tip));
  }

  private void turnTo(String tip) {
    if (page != null) {
      return;
    }
    notice.clear();
    TipPage fresh = new TipPage(words, access, guard, new Leaving());
    page = fresh;
    overview.setVisible(false);
    back.setVisible(true);
    add(fresh);
    fresh.open(tip);
  }

  /** From a tip to the list, or to another tip. */
  private final class Leaving implements TipPage.Leave {

    private static final long serialVersionUID = 1L;

    @Override
    public void leave(boolean problem, String told) {
      backToList();
      if (problem) {
        notice.problem(told);
      } else {
        notice.done(told);
      }
    }

    @Override
    public void leaveFor(String tip) {
      unlessTyped(() -> {
        backToList();
        open(tip);
      });
    }
  }

  private void backToList() {
    TipPage left = page;
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
    TipPage open = page;
    return open != null && open.isTyped();
  }
}
