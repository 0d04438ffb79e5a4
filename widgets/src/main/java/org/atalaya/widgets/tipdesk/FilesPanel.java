// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipdesk;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import org.atalaya.tips.OpenedTip;
import org.atalaya.tips.OpenedTip.Attachment;
import org.atalaya.widgets.desk.Panel;

/** The files of a tip. */
final class FilesPanel extends Panel {

  private static final long serialVersionUID = 1L;

  private final TipWords words;
  private final TipAccess access;
  private final TipDeskGuard guard;
  private final H3 heading = new H3();
  private final Paragraph about = new Paragraph();
  private final Div files = new Div();

  FilesPanel(TipWords words, TipAccess access, TipDeskGuard guard) {
    this.words = words;
    this.access = access;
    this.guard = guard;
    files.setWidthFull();
    add(heading, about, files);
  }

  void show(OpenedTip tip) {
    clear();
    heading.setText(words.text("files"));
    about.setText(words.text(tip.files().isEmpty() ? "files.none" : "files.about"));
    for (Attachment file : tip.files()) {
      FileView view = new FileView(words, access, guard);
      view.show(tip, file);
      files.add(view);
    }
  }

  void clear() {
    files.getChildren().forEach(view -> ((FileView) view).clear());
    files.removeAll();
  }
}
