// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.registrydesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.internal.UIInternals;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Period;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.atalaya.operations.AuditEntry;
import org.atalaya.operations.OperationalStore;
import org.atalaya.registry.Certificate;
import org.atalaya.registry.RequestState;
import org.atalaya.registry.Verification;
import org.atalaya.registry.Verifier;
import org.atalaya.testkit.StaffedRegistry;
import org.atalaya.testkit.StaffedRegistry.Held;
import org.atalaya.widgets.desk.WorkAtADesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryDeskTest extends WorkAtADesk {

  private static final String NAME = "Soto Paz";

  @TempDir Path folder;
  private OperationalStore store;
  private StaffedRegistry registry;
  private RegistryDesk desk;

  @BeforeEach
  void openDesk() throws IOException {
    store = OperationalStore.at(folder.resolve("operations.sqlite"));
    registry = new StaffedRegistry(store, folder);
    desk =
        new RegistryDesk(new RegistryDeskSource(registry.office(), registry.clock()), signedIn::id);
    UI.getCurrent().add(desk);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @SuppressWarnings("unchecked")
  private Grid<WaitingList.Row> grid() {
    return find(Grid.class).single();
  }

  private void openWaiting(UUID request) {
    poll();
    Grid<WaitingList.Row> grid = grid();
    int row =
        IntStream.range(0, test(grid).size())
            .filter(each -> test(grid).getRow(each).request().equals(request))
            .findFirst()
            .orElseThrow();
    ((Button) test(grid).getCellComponent(row, 0)).click();
  }

  private void openOther(String text) {
    write("Abrir otra solicitud", text);
    press("Abrir");
  }

  private void reason(String text) {
    test(field(TextArea.class, "Motivo")).setValue(text);
  }

  private RequestState state(Held held) {
    return registry.office().reviews().open(held.request(), "test").state();
  }

  private Verification verified(Certificate certificate) {
    return registry
        .office()
        .verifications()
        .verify(
            certificate.code(),
            certificate.subject().name().family(),
            certificate.subject().birthDate(),
            new Verifier("Prueba", ""));
  }

  @Test
  void nothingWaits_saysSo() {
    assertThat(shown()).contains("Esperan una decisión: 0");
    assertThat(grid().getEmptyStateText()).startsWith("Ninguna solicitud");
  }

  @Test
  void list_hasNobodysName() {
    Held held = registry.lookedUp(StaffedRegistry.LISTED);

    poll();

    assertThat(shown()).contains("Esperan una decisión: 1").doesNotContain(NAME);
    assertThat(test(grid()).getRow(0).request()).isEqualTo(held.request());
  }

  @Test
  void listed_isRefusedWithAReason_andHearsItInTheOwnChannelOnly() {
    Held held = registry.lookedUp(StaffedRegistry.LISTED);
    openWaiting(held.request());
    assertThat(shown())
        .contains(
            "coincide en documento", NAME, "5555555500101", "in-person", "abrió la solicitud");

    press("Denegar");
    TextArea reason = field(TextArea.class, "Motivo");
    assertThat(reason.isInvalid()).isTrue();
    assertThat(state(held)).isInstanceOf(RequestState.InReview.class);

    reason("Sentencia firme comprobada en el expediente.");
    press("Denegar");
    assertThat(asked()).contains("canal propio");
    confirm();

    assertThat(told()).startsWith("La solicitud está denegada");
    assertThat(state(held)).isInstanceOf(RequestState.Refused.class);
    assertThat(registry.office().requests().collect(held.request(), held.key())).isEmpty();
    assertThat(shown())
        .contains("Sentencia firme comprobada", "puede recurrir hasta el 1 abr 2026");
    press("Volver a la lista");
    assertThat(shown()).contains("Esperan una decisión: 0").doesNotContain(NAME);
  }

  @Test
  void certificate_isFoundByItsCode_revoked_andIssuedAgainAfterAnAppeal() {
    Held held = registry.lookedUp(StaffedRegistry.UNLISTED);
    Certificate certificate =
        registry.office().requests().collect(held.request(), held.key()).orElseThrow();
    assertThat(verified(certificate)).isInstanceOf(Verification.Valid.class);

    openOther(certificate.code().grouped());
    reason("Condena posterior.");
    press("Revocar la constancia");
    confirm();

    assertThat(told()).startsWith("La constancia está revocada");
    assertThat(verified(certificate)).isInstanceOf(Verification.NotValid.class);
    reason("Dice que es otra persona del mismo nombre.");
    press("Recibir un recurso");
    confirm();
    assertThat(shown()).contains("De nuevo en revisión");
    reason("Comparadas las huellas: es otra persona.");
    press("Emitir la constancia");
    confirm();

    assertThat(state(held)).isInstanceOf(RequestState.Issued.class);
    assertThat(registry.office().requests().collect(held.request(), held.key())).isPresent();
    assertThat(registry.office().audit().of(held.request().toString()))
        .extracting(AuditEntry::act)
        .contains("revoke", "appeal", "issue");
  }

  @Test
  void numberOrCodeOfNone_saysSoBesideTheField() {
    openOther(UUID.randomUUID().toString());
    assertThat(field(TextField.class, "Abrir otra solicitud").getErrorMessage())
        .startsWith("No hay solicitud");

    openOther("<script>alert(1)</script>");
    assertThat(field(TextField.class, "Abrir otra solicitud").isInvalid()).isTrue();
  }

  @Test
  void somebodyElseDecidesMeanwhile_nothingIsDoneAndWhatIsTypedStays() {
    Held held = registry.lookedUp(StaffedRegistry.LISTED);
    openWaiting(held.request());
    reason("Mi motivo.");
    int revision = registry.office().reviews().revision(held.request()).orElseThrow();
    registry.office().reviews().refuse(held.request(), revision, "berta", "Su motivo.");

    press("Emitir la constancia");
    confirm();

    assertThat(told()).contains("No se hizo nada");
    assertThat(state(held)).isInstanceOf(RequestState.Refused.class);
    press("Cargar el estado más reciente");
    assertThat(shown()).contains("Su motivo.");
    assertThat(field(TextArea.class, "Motivo").getValue()).isEqualTo("Mi motivo.");
  }

  @Test
  void somebodyElseDecides_appearsByItself() {
    Held held = registry.lookedUp(StaffedRegistry.LISTED);
    openWaiting(held.request());
    int revision = registry.office().reviews().revision(held.request()).orElseThrow();
    registry.office().reviews().refuse(held.request(), revision, "berta", "Su motivo.");

    poll();

    assertThat(told()).startsWith("Otra persona decidió");
    assertThat(shown()).contains("Denegada");
  }

  @Test
  void appealTooLate_isRefusedInWords() {
    Held held = registry.lookedUp(StaffedRegistry.LISTED);
    openWaiting(held.request());
    reason("Consta.");
    press("Denegar");
    confirm();
    registry.clock().set(registry.clock().instant().plus(Period.ofDays(40)));

    reason("Tarde.");
    press("Recibir un recurso");
    confirm();

    assertThat(told()).startsWith("El plazo para recurrir");
  }

  @Test
  void erasedMeanwhile_leadsBackToTheList() {
    Held held = registry.lookedUp(StaffedRegistry.LISTED);
    openWaiting(held.request());
    reason("Consta.");
    press("Denegar");
    confirm();
    registry.clock().set(registry.clock().instant().plus(Period.ofDays(40)));
    registry.office().retention().run();

    poll();

    assertThat(told()).startsWith("Esa solicitud ya no existe");
    assertThat(shown()).doesNotContain(NAME);
  }

  @Test
  void leaving_withAReasonTyped_isAskedFor() {
    Held held = registry.lookedUp(StaffedRegistry.LISTED);
    openWaiting(held.request());
    reason("A medias");

    press("Volver a la lista");

    assertThat(asked()).contains("se pierde");
    assertThat(shown()).contains(NAME);
    confirm();
    assertThat(shown()).doesNotContain(NAME);
  }

  @Test
  void guard_thatLetsNothingThrough_nothingIsDecided() {
    Held held = registry.lookedUp(StaffedRegistry.LISTED);
    desk.setGuard((act, proceed) -> {});
    openWaiting(held.request());
    reason("Consta.");

    press("Denegar");
    confirm();

    assertThat(state(held)).isInstanceOf(RequestState.InReview.class);
    assertThat(field(TextArea.class, "Motivo").getValue()).isEqualTo("Consta.");
  }

  @Test
  void english_everythingIsSaid() {
    Held held = registry.lookedUp(StaffedRegistry.LISTED);
    UI.getCurrent().setLocale(Locale.ENGLISH);
    openWaiting(held.request());

    assertThat(shown())
        .contains("In review since", "document, birth date and name", "opened the request")
        .doesNotContain("Motivo", "wording");
  }

  @Test
  void session_backAtTheList_holdsNothingOfThePerson() throws IOException {
    Held held = registry.lookedUp(StaffedRegistry.LISTED);
    openWaiting(held.request());
    assertThat(stored()).contains(NAME);

    press("Volver a la lista");

    assertThat(stored()).doesNotContain(NAME, "5555555500101", "contacto@example.org");
  }

  private String stored() throws IOException {
    roundTrip();
    UIInternals internals = UI.getCurrent().getInternals();
    internals.getStateTree().collectChanges(change -> {});
    internals.dumpPendingJavaScriptInvocations();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject((Component) desk);
    }
    return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
  }
}
