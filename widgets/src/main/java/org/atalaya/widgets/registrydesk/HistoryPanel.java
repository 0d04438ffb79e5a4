// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.registrydesk;

import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Style;
import java.util.Locale;
import org.atalaya.operations.AuditEntry;
import org.atalaya.registry.Decision;
import org.atalaya.registry.RequestFile;
import org.atalaya.widgets.desk.Panel;

/** What was decided and why, and who did what, as the audit chain has it. */
final class HistoryPanel extends Panel {

  private static final long serialVersionUID = 1L;

  /** Enough of a pseudonym to tell apart those who work at a desk. */
  private static final int SHORT = 8;

  private final RegistryWords words;
  private final H3 decisionsHeading = new H3();
  private final OrderedList decisions = new OrderedList();
  private final H3 auditHeading = new H3();
  private final Paragraph auditAbout = new Paragraph();
  private final OrderedList audit = new OrderedList();

  HistoryPanel(RegistryWords words) {
    this.words = words;
    add(decisionsHeading, decisions, auditHeading, auditAbout, audit);
  }

  void show(RequestFile file) {
    clear();
    decisionsHeading.setText(words.text("decisions"));
    decisionsHeading.setVisible(!file.decisions().isEmpty());
    for (Decision one : file.decisions()) {
      String act = words.text("audit." + one.act().name().toLowerCase(Locale.ROOT));
      ListItem item =
          new ListItem(
              new Span(words.text("entry", words.moment(one.at()), act, who(one.staff()))),
              new Paragraph(one.reason()));
      item.getStyle().set("overflow-wrap", "anywhere").setWhiteSpace(Style.WhiteSpace.PRE_LINE);
      decisions.add(item);
    }
    auditHeading.setText(words.text("audit"));
    auditAbout.setText(words.text("audit.about"));
    for (AuditEntry entry : words.office().audit().of(file.id().toString())) {
      audit.add(
          new ListItem(
              words.text("entry", words.moment(entry.at()), act(entry), who(entry.actor()))));
    }
  }

  private String act(AuditEntry entry) {
    return words.text("audit." + entry.act().replace(' ', '-'));
  }

  private static String who(String pseudonym) {
    return pseudonym.substring(0, Math.min(SHORT, pseudonym.length()));
  }

  void clear() {
    decisions.removeAll();
    audit.removeAll();
  }
}
