// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipdesk;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Style;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A download that was asked for and let through: once, and then its address leads to nothing. */
final class OnceDownload extends Div {

  private static final long serialVersionUID = 1L;

  private final AtomicReference<@Nullable Work> waiting = new AtomicReference<>();
  private final Anchor link = new Anchor((DownloadHandler) this::download, "");

  /** Writes it. Runs without the lock of the session, for whoever is signed in. */
  @FunctionalInterface
  interface Work extends Serializable {
    void write(DownloadEvent event) throws IOException;
  }

  OnceDownload() {
    link.getElement().setAttribute("download", true).setAttribute("tabindex", "-1");
    getElement().setAttribute("aria-hidden", "true");
    getStyle().setDisplay(Style.Display.NONE);
    add(link);
  }

  /** Begins it. */
  void start(Work work) {
    waiting.set(work);
    link.getElement().executeJs("this.click()");
  }

  private void download(DownloadEvent event) throws IOException {
    Work once = waiting.getAndSet(null);
    if (once == null) {
      refuse(event);
      return;
    }
    event.getResponse().setHeader("Cache-Control", "no-store");
    event.getResponse().setHeader("X-Content-Type-Options", "nosniff");
    once.write(event);
  }

  /** There is nothing, or nothing any more. */
  static void refuse(DownloadEvent event) {
    event.getResponse().setStatus(HttpStatusCode.NOT_FOUND.getCode());
  }
}
