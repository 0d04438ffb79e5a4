// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Locale;
import org.atalaya.widgets.desk.DeskText;
import org.atalaya.widgets.staff.StaffRefusal;
import org.atalaya.widgets.staff.StaffRefusedException;
import org.atalaya.widgets.staff.StaffRole;

/** Takes a role in an emergency, with a written reason that all others can read. */
final class EmergencyButton extends Button {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN_MILLISECONDS = 8000;
  private static final int LONGEST_REASON = 1000;

  private final DeskRules rules;
  private final DeskText words;
  private final Locale locale;

  EmergencyButton(DeskRules rules, DeskText words, Locale locale) {
    super(words.text("emergency"));
    this.rules = rules;
    this.words = words;
    this.locale = locale;
    addThemeVariants(ButtonVariant.TERTIARY);
    addClickListener(event -> rules.fresh(this::open));
  }

  private void open() {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(words.text("emergency"));
    dialog.setWidth("min(30rem, 100%)");
    ComboBox<StaffRole> role = new ComboBox<>(words.text("emergency.role"));
    role.setItems(StaffRole.DRAFT, StaffRole.ACTIVATE, StaffRole.WITHDRAW, StaffRole.AUDIT);
    role.setItemLabelGenerator(each -> words.text("role." + each.code()));
    role.setValue(StaffRole.ACTIVATE);
    role.setWidthFull();
    TextArea reason = new TextArea(words.text("emergency.reason"));
    reason.setMaxLength(LONGEST_REASON);
    reason.setWidthFull();
    Button take = new Button(words.text("emergency.take"));
    take.addThemeVariants(ButtonVariant.PRIMARY);
    take.addClickListener(event -> take(dialog, role.getValue(), reason));
    dialog.add(new Paragraph(words.text("emergency.about")), role, reason);
    dialog.getFooter().add(new Button(words.text("cancel"), event -> dialog.close()), take);
    dialog.open();
  }

  private void take(Dialog dialog, StaffRole role, TextArea reason) {
    try {
      rules.access().take(DeskRules.signedIn(), role, reason.getValue());
      dialog.close();
      Notification.show(words.text("emergency.taken"), SHOWN_MILLISECONDS, Position.TOP_CENTER);
    } catch (StaffRefusedException e) {
      if (e.refusal() == StaffRefusal.SIGN_IN_AGAIN) {
        dialog.close();
      }
      reason.setErrorMessage(e.text(locale));
      reason.setInvalid(true);
    }
  }
}
