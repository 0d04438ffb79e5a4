// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.desk;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.io.Serializable;
import java.util.Locale;
import org.atalaya.testkit.StaffedAlerts;
import org.junit.jupiter.api.BeforeEach;

/** Works at any desk as staff do, in Spanish. */
@ViewPackages
public abstract class WorkAtADesk extends BrowserlessTest {

  /** Who is signed in, as a session keeps it. */
  public static final class SignedIn implements Serializable {

    private static final long serialVersionUID = 1L;

    private String id = StaffedAlerts.ANA;

    public void as(String another) {
      id = another;
    }

    public String id() {
      return id;
    }
  }

  protected final SignedIn signedIn = new SignedIn();

  @BeforeEach
  void speakSpanish() {
    UI.getCurrent().setLocale(Locale.of("es", "GT"));
  }

  /** What the browser does every few seconds. */
  protected static void poll() {
    ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));
  }

  protected void press(String text) {
    test(button(text)).click();
  }

  protected Button button(String text) {
    return find(Button.class).withCondition(button -> button.getText().equals(text)).single();
  }

  protected void confirm() {
    test(find(ConfirmDialog.class).single()).confirm();
  }

  protected String asked() {
    return test(find(ConfirmDialog.class).single()).getText();
  }

  protected <T extends Component & HasLabel> T field(Class<T> type, String label) {
    return find(type).withCondition(field -> label.equals(field.getLabel())).single();
  }

  protected void write(String label, String text) {
    test(field(TextField.class, label)).setValue(text);
  }

  protected void choose(String label, String item) {
    test(group(label)).selectItem(item);
  }

  @SuppressWarnings("unchecked")
  protected RadioButtonGroup<Object> group(String label) {
    return field(RadioButtonGroup.class, label);
  }

  protected String heading() {
    return find(H2.class).single().getText();
  }

  /** What staff were told last. */
  protected String told() {
    return find(Notice.class).single().said();
  }

  protected String shown() {
    return UI.getCurrent().getElement().getTextRecursively();
  }
}
