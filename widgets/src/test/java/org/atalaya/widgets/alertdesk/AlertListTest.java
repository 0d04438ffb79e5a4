// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.atalaya.testkit.StaffedAlerts.ANA;
import static org.atalaya.testkit.StaffedAlerts.BEA;
import static org.atalaya.testkit.StaffedAlerts.NAME;

import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.Locale;
import org.atalaya.alerts.Alert;
import org.atalaya.alerts.Outcome;
import org.atalaya.alerts.Sex;
import org.atalaya.testkit.StaffedAlerts;
import org.atalaya.widgets.alertdesk.ListedAlert.Standing;
import org.atalaya.widgets.desk.DeskI18n;
import org.junit.jupiter.api.Test;

class AlertListTest extends DeskWork {

  private static final String SEARCH = "Buscar por número, nombre o municipio";

  @Test
  void list_withoutAlerts_saysSo() {
    assertThat(grid().getEmptyStateText()).isEqualTo("Todavía no hay alertas.");
    assertThat(shown()).contains("0 por anunciar de nuevo o terminar · 0 en borrador · 0 activas");
  }

  @Test
  void list_whatNeedsWorkComesFirst_inWords() {
    Alert ended = staffed.activated(alerts, StaffedAlerts.woman());
    alerts.end(ended.id(), ended.version(), ANA, Outcome.LOCATED_ALIVE);
    Alert expiring = StaffedAlerts.assessed(alerts, StaffedAlerts.woman());
    alerts.activate(
        expiring.id(), expiring.version(), BEA, staffed.clock().instant().plusSeconds(3600));
    staffed.clock().set(staffed.clock().instant().plus(Duration.ofHours(2)));
    staffed.activated(alerts, StaffedAlerts.child());
    alerts.draft(ANA, StaffedAlerts.woman());

    poll();

    assertThat(rows())
        .extracting(ListedAlert::standing)
        .containsExactly(Standing.EXPIRED, Standing.DRAFT, Standing.ACTIVE, Standing.ENDED);
    assertThat(test(grid()).getCellText(0, 1))
        .isEqualTo(
            "Venció el 1 mar 2026, 07:00. El público ya no la ve: hay que anunciarla de nuevo o"
                + " terminarla.");
    assertThat(test(grid()).getCellText(2, 1))
        .isEqualTo("Activa desde el 1 mar 2026, 08:00; visible hasta el 8 mar 2026, 08:00.");
    assertThat(test(grid()).getCellText(3, 1)).doesNotContain("con vida");
    assertThat(test(grid()).getCellComponent(0, 0).getElement().getTextRecursively())
        .isEqualTo(
            "IC-2026-000002Alerta Isabel-ClaudinaMixco, GuatemalaDesaparecida desde: 28 feb 2026");
    assertThat(shown()).contains("1 por anunciar", "1 en borrador", "1 activas", "1 terminadas");
  }

  @Test
  void search_byName_findsWithoutAccentsAndShowsNoName() {
    alerts.draft(ANA, StaffedAlerts.woman());
    alerts.draft(ANA, StaffedAlerts.woman().with().name("Otra Persona").build());
    poll();

    test(field(TextField.class, SEARCH)).setValue("quetzali");

    assertThat(rows()).extracting(ListedAlert::number).containsExactly("IC-2026-000001");
    assertThat(rows().toString()).doesNotContain(NAME);
    test(field(TextField.class, SEARCH)).setValue("nadie");
    assertThat(rows()).isEmpty();
    assertThat(grid().getEmptyStateText()).isEqualTo("Ninguna alerta corresponde a los filtros.");
  }

  @Test
  void filters_byKindAndState_leaveTheOthersOut() {
    alerts.draft(ANA, StaffedAlerts.woman());
    alerts.draft(ANA, StaffedAlerts.child());
    staffed.activated(alerts, StaffedAlerts.child());
    poll();

    test(select("Tipo de alerta")).selectItem("Alerta Alba-Keneth");
    assertThat(rows()).hasSize(2);
    test(select("Estado")).selectItem("Borrador");
    assertThat(rows()).extracting(ListedAlert::number).containsExactly("AK-2026-000001");
  }

  @SuppressWarnings("unchecked")
  private Select<Object> select(String label) {
    return field(Select.class, label);
  }

  /** A reader who is on a row stays there. */
  @Test
  void poll_nothingChanged_leavesTheGridAlone() {
    alerts.draft(ANA, StaffedAlerts.woman());
    poll();
    Object before = grid().getDataProvider();

    poll();
    assertThat(grid().getDataProvider()).isSameAs(before);

    alerts.draft(ANA, StaffedAlerts.woman());
    poll();
    assertThat(grid().getDataProvider()).isNotSameAs(before);
  }

  @Test
  void polling_isTheHostsWhereItHasItsOwn() {
    UI ui = UI.getCurrent();
    assertThat(ui.getPollInterval()).isEqualTo(5000);
    ui.remove(desk);
    assertThat(ui.getPollInterval()).isEqualTo(-1);

    ui.setPollInterval(1000);
    ui.add(desk);
    assertThat(ui.getPollInterval()).isEqualTo(1000);
    ui.remove(desk);
    assertThat(ui.getPollInterval()).isEqualTo(1000);
  }

  @Test
  void everything_hasAName() {
    Alert drafted = alerts.draft(ANA, StaffedAlerts.woman());
    poll();
    assertThat(desk.getElement().getAttribute("aria-label")).isEqualTo("Alertas: mesa de trabajo");
    assertThat(grid().getElement().getAttribute("aria-label")).isEqualTo("Alertas");
    assertThat(grid().getColumns()).hasSize(2);

    openRow(drafted.number());

    assertThat(find(TextField.class).all()).allSatisfy(AlertListTest::isNamed);
    assertThat(find(Select.class).all()).allSatisfy(AlertListTest::isNamed);
    assertThat(find(Button.class).all())
        .allSatisfy(button -> assertThat(button.getText()).isNotBlank());
  }

  private static void isNamed(HasLabel field) {
    assertThat(field.getLabel()).isNotBlank();
  }

  @Test
  void language_ofTheUi_wordsFollowAndNothingTypedIsLost() {
    Alert drafted = alerts.draft(ANA, StaffedAlerts.woman());
    poll();
    openRow(drafted.number());
    write("Domicilio", "Mi casa");

    UI.getCurrent().setLocale(Locale.ENGLISH);

    assertThat(field(TextField.class, "Home address").getValue()).isEqualTo("Mi casa");
    assertThat(group("Sex").getValue()).isEqualTo(Sex.F);
    assertThat(shown()).contains("Draft: the public knows nothing of it.");
    press("Save changes");
    assertThat(told()).isEqualTo("IC-2026-000001 is saved.");
    assertThat(alerts.alert(drafted.id()).orElseThrow().draft())
        .contains(StaffedAlerts.woman().with().address("Mi casa").build());
  }

  @Test
  void i18n_ofTheHost_takesThePlaceOfOurs() {
    desk.setI18n(DeskI18n.of(AlertDesk.class, Locale.ENGLISH).with("new", "Begin"));

    assertThat(button("Begin").isVisible()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DeskI18n.of(AlertDesk.class, Locale.ENGLISH).with("nwe", "Begin"))
        .withMessage("the desk has no words 'nwe'");
  }
}
