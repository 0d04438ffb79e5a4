// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.atalaya.alerts.Alerts;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.StaffedAlerts;
import org.atalaya.widgets.desk.WorkAtADesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Works at a desk as staff do, in Spanish, on real alerts in a file. */
abstract class DeskWork extends WorkAtADesk {

  @TempDir Path folder;
  OperationalStore store;
  StaffedAlerts staffed;
  Alerts alerts;
  AlertDeskSource source;
  AlertDesk desk;

  @BeforeEach
  void openDesk() throws IOException {
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
}
