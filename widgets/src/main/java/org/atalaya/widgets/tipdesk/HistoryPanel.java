// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipdesk;

import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.atalaya.operations.AuditEntry;
import org.atalaya.tips.sealing.TipId;
import org.atalaya.widgets.desk.Panel;

/** Who did what with a tip and its files, as the audit chain has it. */
final class HistoryPanel extends Panel {

  private static final long serialVersionUID = 1L;

  private final TipWords words;
  private final TipAccess access;
  private final H3 heading = new H3();
  private final Paragraph about = new Paragraph();
  private final OrderedList list = new OrderedList();

  HistoryPanel(TipWords words, TipAccess access) {
    this.words = words;
    this.access = access;
    add(heading, about, list);
  }

  void show(String tip) {
    heading.setText(words.text("audit"));
    about.setText(words.text("audit.about"));
    clear();
    refresh(tip);
  }

  /** Adds what was done since. */
  void refresh(String tip) {
    List<AuditEntry> entries = access.evidence().history(new TipId(tip));
    entries.stream()
        .skip(list.getComponentCount())
        .map(entry ->
            words.text(
                "entry",
                words.moment(entry.at()),
                act(entry.act()),
                TipWords.shortened(entry.actor())))
        .forEach(said -> list.add(new ListItem(said)));
  }

  private String act(String act) {
    String[] parts = act.split(" ");
    return parts[0].equals("file")
        ? words.text("audit.file." + parts[2], parts[1])
        : words.text("audit." + act.replace(' ', '-'));
  }

  void clear() {
    list.removeAll();
  }
}
