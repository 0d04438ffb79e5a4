// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.function.SerializableRunnable;
import java.util.ArrayList;
import java.util.List;
import org.atalaya.alerts.Alert;
import org.atalaya.testkit.StaffedAlerts;
import org.atalaya.widgets.alertdesk.AlertDeskGuard.Act;
import org.junit.jupiter.api.Test;

class AlertDeskGuardTest extends DeskWork {

  private final List<Act> asked = new ArrayList<>();
  private final List<SerializableRunnable> held = new ArrayList<>();

  private void hold() {
    desk.setGuard((act, proceed) -> {
      asked.add(act);
      held.add(proceed);
    });
  }

  private void proceed() {
    held.removeFirst().run();
  }

  @Test
  void acts_eachOne_waitsUntilTheHostLetsIt() {
    hold();
    Alert alert = StaffedAlerts.assessed(alerts, StaffedAlerts.woman());
    desk.refresh();
    signedIn.as(StaffedAlerts.BEA);
    openRow(alert.number());

    press("Activar la alerta");
    confirm();
    assertThat(alerts.posted().bulletins()).isEmpty();
    proceed();
    assertThat(alerts.posted().bulletins()).hasSize(1);

    press("Anunciar de nuevo");
    confirm();
    proceed();
    choose("¿Cómo termina?", "Localizada con vida");
    press("Terminar la alerta");
    confirm();
    assertThat(alerts.posted().bulletins()).hasSize(1);
    proceed();

    assertThat(alerts.posted().bulletins()).isEmpty();
    assertThat(asked).containsExactly(Act.ACTIVATE, Act.UPDATE, Act.END);
  }

  @Test
  void draft_notLet_isNotSavedAndStaysTyped() {
    hold();
    press("Nueva alerta");
    write("Nombre completo", StaffedAlerts.NAME);

    press("Guardar el borrador");

    assertThat(asked).containsExactly(Act.DRAFT);
    assertThat(alerts.current()).isEmpty();
    proceed();
    assertThat(alerts.current()).hasSize(1);
  }
}
