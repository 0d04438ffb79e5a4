// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.desk;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveEvent.ContinueNavigationAction;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.shared.Registration;
import org.jspecify.annotations.Nullable;

/**
 * What every desk does: shows what others did, at once where it {@linkplain #setEvents listens} and
 * within five seconds where it does not, speaks the reader's language or the host's words, and asks
 * before what is typed is lost.
 */
public abstract class Desk extends Div implements LocaleChangeObserver, BeforeLeaveObserver {

  private static final long serialVersionUID = 1L;
  private static final int POLL_MILLISECONDS = 5000;

  /** Beside a stream: what expires is told by the clock alone. */
  private static final int LISTENING_POLL_MILLISECONDS = 60_000;

  // A burst of changes is one refresh. The browser itself comes back after an interruption, and is
  // told what it missed; it gives up where the answer is no stream, as after signing out.
  private static final String LISTEN =
      """
      this.atalayaEvents?.close();
      const events = new EventSource($0);
      let waiting = 0;
      const changed = () => {
        waiting ||= setTimeout(() => {
          waiting = 0;
          if (this.isConnected) this.$server.changed();
        }, 200);
      };
      events.addEventListener('changed', changed);
      events.addEventListener('reload', changed);
      events.onopen = () => { if (this.isConnected) this.$server.listening(true); };
      events.onerror = () => { if (this.isConnected) this.$server.listening(false); };
      this.atalayaEvents = events;
      """;

  private final Class<? extends Desk> desk;
  private @Nullable DeskI18n i18n;
  private @Nullable Registration polling;
  private boolean pacing;
  private @Nullable String events;

  /**
   * An empty one.
   *
   * @param desk beside which its words lie; not of a host that extends it
   */
  protected Desk(Class<? extends Desk> desk) {
    this.desk = desk;
  }

  /** Shows what others did meanwhile; does so by itself while it is on the screen. */
  public abstract void refresh();

  /** Says everything in the language of the words. */
  protected abstract void label();

  /** Whether leaving would lose something. */
  protected abstract boolean isTyped();

  /** Sets the words; by default those of the UI's language. */
  public void setI18n(DeskI18n i18n) {
    this.i18n = requireNonNull(i18n, "The words cannot be null");
    label();
  }

  /**
   * Listens to what changes instead of looking for it every five seconds; while the stream is away
   * it looks again.
   *
   * @param address of the staff's event stream on the desk's own origin, {@code /staff/v1/events}
   */
  public void setEvents(String address) {
    events = requireNonNull(address, "The address cannot be null");
    if (isAttached()) {
      listen(address);
    }
  }

  private void listen(String address) {
    getElement().executeJs(LISTEN, address);
  }

  /** Told by the browser: whether it hears what changes. */
  @ClientCallable
  void listening(boolean heard) {
    if (pacing) {
      getUI()
          .ifPresent(
              ui -> ui.setPollInterval(heard ? LISTENING_POLL_MILLISECONDS : POLL_MILLISECONDS));
    }
    // What happened before it listened.
    refresh();
  }

  /** Told by the browser: something was done, here or elsewhere. */
  @ClientCallable
  void changed() {
    refresh();
  }

  /** The words. */
  public DeskI18n getI18n() {
    return i18n == null ? DeskI18n.of(desk, getLocale()) : i18n;
  }

  @Override
  public void localeChange(LocaleChangeEvent event) {
    label();
  }

  @Override
  public void beforeLeave(BeforeLeaveEvent event) {
    if (isTyped()) {
      ContinueNavigationAction leave = event.postpone();
      Confirmation.askFinal(this::text, "unsaved", leave::proceed);
    }
  }

  /** Leaves at once, or asks first where that would lose something. */
  protected final void unlessTyped(SerializableRunnable leave) {
    if (isTyped()) {
      Confirmation.askFinal(this::text, "unsaved", leave);
    } else {
      leave.run();
    }
  }

  private String text(String key, Object... arguments) {
    return getI18n().text(key, arguments);
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
    if (events != null) {
      listen(events);
    }
  }

  @Override
  protected void onDetach(DetachEvent event) {
    super.onDetach(event);
    if (events != null) {
      event.getUI().getPage().executeJs("$0?.atalayaEvents?.close()", getElement());
    }
    if (polling != null) {
      polling.remove();
      polling = null;
    }
    if (pacing) {
      event.getUI().setPollInterval(-1);
    }
  }
}
