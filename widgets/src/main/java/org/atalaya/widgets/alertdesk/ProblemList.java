// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.List;
import org.atalaya.alerts.AlertProblem;
import org.atalaya.alerts.AlertProblem.Field;
import org.atalaya.widgets.desk.Panel;

/** All that is missing or cannot be, each leading to its field. */
final class ProblemList extends Panel {

  private static final long serialVersionUID = 1L;

  private final DeskWords words;
  private final SerializableConsumer<Field> lead;
  private final H3 heading = new H3();
  private final UnorderedList list = new UnorderedList();

  ProblemList(DeskWords words, SerializableConsumer<Field> lead) {
    this.words = words;
    this.lead = lead;
    add(heading, list);
    tell(List.of());
  }

  void tell(List<AlertProblem> problems) {
    setVisible(!problems.isEmpty());
    heading.setText(words.text("problems", problems.size()));
    list.removeAll();
    for (AlertProblem problem : problems) {
      Field field = problem.field();
      NativeButton link =
          new NativeButton(problem.text(words.locale()), event -> lead.accept(field));
      link.getStyle()
          .setBackground("none")
          .setBorder("0")
          .setColor("inherit")
          .setPadding("0.25rem 0")
          .set("text-align", "start")
          .set("font", "inherit")
          .set("text-decoration", "underline");
      list.add(new ListItem(link));
    }
  }
}
