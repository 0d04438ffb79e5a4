// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.atalaya.alerts.Alerts;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.StaffedAlerts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Works at a desk as staff do, in Spanish, on real alerts in a file. */
@ViewPackages
abstract class DeskWork extends BrowserlessTest {

  /** Who is signed in, as a session keeps it. */
  static final class SignedIn implements Serializable {

    private static final long serialVersionUID = 1L;

    private String id = StaffedAlerts.ANA;

    void as(String another) {
      id = another;
    }

    String id() {
      return id;
    }
  }

  final SignedIn signedIn = new SignedIn();

  @TempDir Path folder;
  OperationalStore store;
  StaffedAlerts staffed;
  Alerts alerts;
  AlertDeskSource source;
  AlertDesk desk;

  @BeforeEach
  void openDesk() throws IOException {
    UI.getCurrent().setLocale(Locale.of("es", "GT"));
    store = OperationalStore.at(folder.resolve("operations.sqlite"));
    staffed = new StaffedAlerts(store, folder);
    alerts = staffed.open();
    source = AlertDeskSource.of(alerts, staffed.parts());
    desk = new AlertDesk(source, signedIn::id);
    UI.getCurrent().add(desk);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  /** What the browser does every few seconds. */
  static void poll() {
    ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));
  }

  void press(String text) {
    test(button(text)).click();
  }

  Button button(String text) {
    return find(Button.class).withCondition(button -> button.getText().equals(text)).single();
  }

  void confirm() {
    test(find(ConfirmDialog.class).single()).confirm();
  }

  String asked() {
    return test(find(ConfirmDialog.class).single()).getText();
  }

  <T extends Component & HasLabel> T field(Class<T> type, String label) {
    return find(type).withCondition(field -> label.equals(field.getLabel())).single();
  }

  void write(String label, String text) {
    test(field(TextField.class, label)).setValue(text);
  }

  void choose(String label, String item) {
    test(group(label)).selectItem(item);
  }

  @SuppressWarnings("unchecked")
  RadioButtonGroup<Object> group(String label) {
    return field(RadioButtonGroup.class, label);
  }

  @SuppressWarnings("unchecked")
  Grid<ListedAlert> grid() {
    return find(Grid.class).single();
  }

  List<ListedAlert> rows() {
    Grid<ListedAlert> grid = grid();
    return IntStream.range(0, test(grid).size()).mapToObj(test(grid)::getRow).toList();
  }

  /** As from the keyboard: by the button in the row. */
  void openRow(String number) {
    Grid<ListedAlert> grid = grid();
    int row = rows().stream().map(ListedAlert::number).toList().indexOf(number);
    test(grid)
        .getCellComponent(row, 0)
        .getChildren()
        .flatMap(Component::getChildren)
        .filter(Button.class::isInstance)
        .map(Button.class::cast)
        .findFirst()
        .orElseThrow()
        .click();
  }

  String heading() {
    return find(H2.class).single().getText();
  }

  /** What staff were told last. */
  String told() {
    return find(Notice.class).single().said();
  }

  String shown() {
    return UI.getCurrent().getElement().getTextRecursively();
  }
}
