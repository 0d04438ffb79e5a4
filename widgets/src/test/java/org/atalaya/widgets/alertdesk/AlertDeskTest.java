// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.testkit.StaffedAlerts.ANA;
import static org.atalaya.testkit.StaffedAlerts.BEA;
import static org.atalaya.testkit.StaffedAlerts.CARLA;
import static org.atalaya.testkit.StaffedAlerts.NAME;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.atalaya.alerts.Alert;
import org.atalaya.alerts.AlertDraft;
import org.atalaya.alerts.AlertState;
import org.atalaya.alerts.Bulletin;
import org.atalaya.alerts.PhotoSize;
import org.atalaya.alerts.ReporterCheck.Finding;
import org.atalaya.alerts.Requester;
import org.atalaya.alerts.SafetyAssessment.Answer;
import org.atalaya.testkit.StaffedAlerts;
import org.junit.jupiter.api.Test;

class AlertDeskTest extends DeskWork {

  @Test
  void journey_fromTheDraftToTheEnd_byTwoPersons() {
    press("Nueva alerta");
    write("Nombre completo", NAME);
    press("Guardar el borrador");
    assertThat(told()).isEqualTo("IC-2026-000001 está guardada.");
    assertThat(shown()).contains("Falta para activar: 5");

    complete();
    press("Guardar los cambios");
    assertThat(find(ProblemList.class).exists()).isFalse();
    assertThat(shown()).contains(NAME + ", 27 años", NAME + ", aged 27", "in Villa Nueva");

    choose("¿Se fue para estar a salvo?", "Nadie lo sabe");
    press("Consultar registros y evaluar");
    assertThat(shown()).contains("no consta nada", "Puede activarse.");

    press("Activar la alerta");
    assertThat(asked()).contains("8 mar 2026, 06:00");
    confirm();
    assertThat(told()).startsWith("Debe hacerlo otra persona");
    assertThat(alerts.posted().bulletins()).isEmpty();

    signedIn.as(BEA);
    press("Activar la alerta");
    confirm();
    assertThat(told()).isEqualTo("IC-2026-000001 está activa.");
    Bulletin posted = alerts.posted().bulletins().getFirst();
    assertThat(posted.person().name()).contains(NAME);

    test(field(TextArea.class, "Aspecto y ropa, en español")).setValue("Huipil rojo");
    press("Anunciar de nuevo");
    confirm();
    assertThat(alerts.posted().bulletins().getFirst().latest().revision()).isEqualTo(2);

    choose("¿Cómo termina?", "Localizada con vida");
    press("Terminar la alerta");
    assertThat(asked()).contains("Localizada con vida", "No se puede deshacer");
    confirm();

    assertThat(told()).startsWith("IC-2026-000001 terminó");
    assertThat(alerts.posted().bulletins()).isEmpty();
    assertThat(alerts.alert(posted.id()).orElseThrow().state())
        .isInstanceOf(AlertState.Erased.class);
    assertThat(shown()).doesNotContain(NAME);
    assertThat(find(TextField.class).all()).hasSize(1);
  }

  private void complete() {
    test(field(IntegerField.class, "Edad en años")).setValue(27);
    choose("Sexo", "Mujer");
    test(field(DatePicker.class, "Día en que se le vio por última vez"))
        .setValue(LocalDate.parse("2026-02-28"));
    test(municipality()).selectItem("Villa Nueva, Guatemala");
    write("Nombre de quien denuncia", "Ramona Denunciada");
  }

  @SuppressWarnings("unchecked")
  private ComboBox<Option> municipality() {
    return field(ComboBox.class, "Municipio donde se le vio por última vez");
  }

  @Test
  void draft_thatCannotBe_saysSoBesideTheField() {
    press("Nueva alerta");
    test(field(IntegerField.class, "Edad en años")).setValue(12);

    press("Guardar el borrador");

    IntegerField age = field(IntegerField.class, "Edad en años");
    assertThat(age.isInvalid()).isTrue();
    assertThat(age.getErrorMessage()).contains("18 a 120 años");
    assertThat(find(NativeButton.class).single().getText()).isEqualTo(age.getErrorMessage());
    assertThat(alerts.current()).isEmpty();

    test(age).setValue(21);
    press("Guardar el borrador");
    assertThat(alerts.current()).hasSize(1);
  }

  @Test
  void draft_englishWithoutSpanish_isNotSaved() {
    press("Nueva alerta");
    test(field(TextArea.class, "Aspecto y ropa, en inglés")).setValue("Red dress");

    press("Guardar el borrador");

    assertThat(told()).startsWith("No se guardó");
    assertThat(field(TextArea.class, "Aspecto y ropa, en español").isInvalid()).isTrue();
    assertThat(alerts.current()).isEmpty();
  }

  @Test
  void child_draft_takesBoysAndNeedsAnAddressAndAPhoto() {
    press("Nueva alerta");
    choose("Tipo de alerta", "Alerta Alba-Keneth");
    choose("Sexo", "Hombre");

    press("Guardar el borrador");

    assertThat(heading()).isEqualTo("Alerta Alba-Keneth AK-2026-000001");
    assertThat(shown()).contains("Dirección: se dio nada", "Fotografía: se dio nada");
  }

  @Test
  void danger_found_takesASecondPersonWithAReason() {
    staffed.finding(Finding.COMPLAINT_OR_ORDER);
    Alert drafted = StaffedAlerts.assessed(alerts, StaffedAlerts.woman());
    desk.refresh();
    openRow(drafted.number());
    assertThat(shown())
        .contains("hay una denuncia o una orden de protección", "No puede activarse");

    press("Decidir que puede activarse");
    confirm();
    assertThat(told()).isEqualTo("La razón tiene de 10 a 1,000 caracteres.");

    TextArea reason = field(TextArea.class, "Por qué se activa a pesar del peligro");
    test(reason).setValue("La orden venció en 2024.");
    press("Decidir que puede activarse");
    confirm();
    assertThat(told()).startsWith("Debe hacerlo otra persona");
    assertThat(reason.getValue()).isEqualTo("La orden venció en 2024.");

    signedIn.as(CARLA);
    press("Decidir que puede activarse");
    confirm();
    assertThat(shown()).contains("decidió activar de todos modos: La orden venció en 2024.");
    assertThat(reason.isEmpty()).isTrue();

    signedIn.as(BEA);
    press("Activar la alerta");
    confirm();
    assertThat(alerts.posted().bulletins()).hasSize(1);
  }

  @Test
  void activate_withUnsavedChanges_asksToSaveFirst() {
    Alert drafted = StaffedAlerts.assessed(alerts, StaffedAlerts.woman());
    signedIn.as(BEA);
    desk.refresh();
    openRow(drafted.number());
    write("Domicilio", "Otra casa");

    press("Activar la alerta");

    assertThat(told()).startsWith("Guarde primero los cambios");
    assertThat(alerts.posted().bulletins()).isEmpty();
  }

  @Test
  void activate_expiryThatCannotBe_saysSoBesideTheField() {
    Alert drafted = StaffedAlerts.assessed(alerts, StaffedAlerts.woman());
    signedIn.as(BEA);
    desk.refresh();
    openRow(drafted.number());
    DateTimePicker expires = field(DateTimePicker.class, "Puede mostrarse hasta");

    test(expires).setValue(expires.getValue().plusDays(90));
    press("Activar la alerta");
    confirm();

    assertThat(expires.isInvalid()).isTrue();
    assertThat(expires.getErrorMessage()).contains("dentro de 90 días");
  }

  @Test
  void conflict_savedByAnother_losesNothingThatIsTyped() {
    Alert drafted = alerts.draft(ANA, StaffedAlerts.woman());
    desk.refresh();
    openRow(drafted.number());
    write("Domicilio", "Mi casa");
    AlertDraft theirs =
        StaffedAlerts.woman().with().address("Su casa").municipality("0901").build();
    Alert revised = alerts.revise(drafted.id(), drafted.version(), BEA, theirs);

    press("Guardar los cambios");
    assertThat(told()).startsWith("Otra persona cambió la alerta");
    press("Cargar el estado más reciente");

    TextField address = field(TextField.class, "Domicilio");
    assertThat(address.getValue()).isEqualTo("Mi casa");
    assertThat(address.getHelperText()).isEqualTo("Otra persona guardó: Su casa");
    assertThat(municipality().getValue().label()).isEqualTo("Quetzaltenango, Quetzaltenango");
    assertThat(alerts.alert(drafted.id()).orElseThrow().version()).isEqualTo(revised.version());

    press("Guardar los cambios");
    assertThat(alerts.alert(drafted.id()).orElseThrow().draft())
        .contains(theirs.with().address("Mi casa").build());
    assertThat(address.getHelperText()).startsWith("Solo para el personal");
  }

  @Test
  void poll_savedByAnother_isShownAtOnceWhereNothingIsTyped() {
    Alert drafted = alerts.draft(ANA, StaffedAlerts.woman());
    poll();
    openRow(drafted.number());
    AlertDraft theirs = StaffedAlerts.woman().with().address("Su casa").build();
    Alert revised = alerts.revise(drafted.id(), drafted.version(), BEA, theirs);

    poll();

    assertThat(field(TextField.class, "Domicilio").getValue()).isEqualTo("Su casa");
    assertThat(told()).startsWith("Otra persona cambió esta alerta");

    write("Domicilio", "Mi casa");
    alerts.revise(drafted.id(), revised.version(), BEA, StaffedAlerts.woman());
    poll();
    assertThat(field(TextField.class, "Domicilio").getValue()).isEqualTo("Mi casa");
    assertThat(button("Cargar el estado más reciente").isVisible()).isTrue();
  }

  /** The dialog was about another state than there is by now. */
  @Test
  void end_changedWhileItWasConfirmed_isAConflict() {
    Alert posted = staffed.activated(alerts, StaffedAlerts.woman());
    desk.refresh();
    openRow(posted.number());
    choose("¿Cómo termina?", "Otro motivo");
    press("Terminar la alerta");
    alerts.update(
        posted.id(),
        posted.version(),
        CARLA,
        StaffedAlerts.woman(),
        Optional.empty(),
        staffed.inAWeek());
    poll();

    confirm();

    assertThat(told()).startsWith("Otra persona cambió la alerta");
    assertThat(alerts.posted().bulletins()).hasSize(1);
  }

  @Test
  void poll_endedByAnother_leavesNothingOnTheScreen() {
    Alert posted = staffed.activated(alerts, StaffedAlerts.woman());
    desk.refresh();
    openRow(posted.number());
    write("Domicilio", "Mi casa");
    alerts.withdraw(posted.id(), CARLA, Requester.FAMILY);

    poll();

    assertThat(told()).startsWith("IC-2026-000001 terminó o fue descartada por otra persona");
    assertThat(shown()).doesNotContain(NAME, "Mi casa");
    assertThat(rows()).singleElement().extracting(ListedAlert::municipality).isNull();
  }

  @Test
  void withdraw_onRequest_takesOnePersonAndOneConfirmation() {
    Alert posted = staffed.activated(alerts, StaffedAlerts.woman());
    desk.refresh();
    openRow(posted.number());

    press("Retirar la alerta");
    assertThat(group("¿Quién lo pide?").isInvalid()).isTrue();
    choose("¿Quién lo pide?", "Ella misma");
    press("Retirar la alerta");
    confirm();

    assertThat(told()).startsWith("IC-2026-000001 se retiró");
    assertThat(alerts.posted().bulletins()).isEmpty();
    openRow(posted.number());
    assertThat(heading()).contains(posted.number());
    assertThat(shown()).contains("No queda ningún dato de la persona").doesNotContain(NAME);
  }

  @Test
  void discard_draft_isGone() {
    Alert drafted = alerts.draft(ANA, StaffedAlerts.woman());
    desk.refresh();
    openRow(drafted.number());

    press("Descartar");
    confirm();

    assertThat(alerts.current()).isEmpty();
    assertThat(told()).contains("está descartado");
  }

  @Test
  void back_withUnsavedChanges_asks() {
    Alert drafted = alerts.draft(ANA, StaffedAlerts.woman());
    desk.refresh();
    openRow(drafted.number());
    write("Domicilio", "Mi casa");

    press("Volver a la lista");
    assertThat(asked()).isEqualTo("Lo que escribió y no guardó se pierde.");
    confirm();

    assertThat(rows()).hasSize(1);
    openRow(drafted.number());
    press("Volver a la lista");
    assertThat(rows()).hasSize(1);
  }

  @Test
  void photo_ofADraft_isMarkedAndKept() {
    Alert drafted = alerts.draft(ANA, StaffedAlerts.child());
    desk.refresh();
    openRow(drafted.number());
    assertThat(shown()).contains("de hasta 10 MB y 40 millones de píxeles");

    upload("no es una foto".getBytes(StandardCharsets.UTF_8));
    assertThat(shown()).contains("El archivo no es una foto JPEG, PNG o WebP.");
    assertThat(alerts.alert(drafted.id()).orElseThrow().photo()).isFalse();

    upload(SamplePicture.png());
    assertThat(told()).startsWith("La fotografía está guardada");
    assertThat(alerts.alert(drafted.id()).orElseThrow().photo()).isTrue();
    assertThat(find(Image.class).all()).hasSize(2);

    press("Volver a la lista");
    signedIn.as(BEA);
    openRow(drafted.number());
    assertThat(find(Image.class).all()).as("seen by who is to activate it").hasSize(2);
  }

  @Test
  void photo_ofWhatIsPosted_waitsForTheAnnouncement() {
    Alert posted = staffed.activated(alerts, StaffedAlerts.woman());
    byte[] before = alerts.photo(posted.id(), PhotoSize.CARD).orElseThrow();
    desk.refresh();
    openRow(posted.number());

    upload(SamplePicture.png());
    assertThat(alerts.photo(posted.id(), PhotoSize.CARD)).contains(before);
    press("Anunciar de nuevo");
    confirm();

    assertThat(alerts.photo(posted.id(), PhotoSize.CARD).orElseThrow()).isNotEqualTo(before);
  }

  private void upload(byte[] file) {
    test(find(Upload.class).single()).upload("foto.png", "image/png", file);
    roundTrip();
  }

  @Test
  void name_ofMarkup_isText() {
    String hostile = "<img src=x onerror=alert(1)> \"&amp;";
    Alert drafted = alerts.draft(ANA, StaffedAlerts.woman().with().name(hostile).build());
    desk.refresh();
    openRow(drafted.number());

    assertThat(field(TextField.class, "Nombre completo").getValue()).isEqualTo(hostile);
    assertThat(shown()).contains(hostile + ", 27 años");
    assertThat(find(Image.class).exists()).isFalse();
  }

  @Test
  void assessment_ofALaterChange_isGone() {
    Alert assessed = StaffedAlerts.assessed(alerts, StaffedAlerts.woman());
    desk.refresh();
    openRow(assessed.number());
    write("Domicilio", "Mi casa");
    press("Guardar los cambios");

    assertThat(shown()).contains("No se ha evaluado desde el último cambio.");
    assertThat(alerts.assess(assessed.id(), assessed.version() + 1, ANA, Answer.NO).assessment())
        .isPresent();
  }

  @Test
  void expired_inTheList_asksForAnAnnouncementOrAnEnd() {
    Alert posted = staffed.activated(alerts, StaffedAlerts.woman());
    staffed.clock().set(staffed.inAWeek().plus(Duration.ofDays(1)));
    poll();

    assertThat(shown()).contains("1 por anunciar de nuevo o terminar");
    openRow(posted.number());
    press("Anunciar de nuevo");
    confirm();

    assertThat(alerts.posted().bulletins()).hasSize(1);
  }
}
