// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.shared.JsonConstants;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.atalaya.operations.AuditEntry;
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.tips.CloseReason;
import org.atalaya.tips.ForwardReason;
import org.atalaya.tips.InboxEntry;
import org.atalaya.tips.LetterContent;
import org.atalaya.tips.OpenedTip;
import org.atalaya.tips.TipState;
import org.atalaya.tips.UploadTicket;
import org.atalaya.widgets.alertdesk.SamplePicture;
import org.atalaya.widgets.desk.DeskI18n;
import org.atalaya.widgets.desk.DeskReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class TipDeskTest extends WorkAtTheTipDesk {

  private static final String ANSWER = "Frase de la mesa: gracias, la buscamos";

  private TipDesk desk;
  private LineUnderTest.Sender sender;
  private UploadTicket ticket;

  @BeforeEach
  void openDesk() {
    sender = line.sender();
    ticket = sender.send(SAID);
    line.deliver();
    Worker signed = worker;
    desk = new TipDesk(source(), signed::id, signed::units);
    UI.getCurrent().add(desk);
  }

  @SuppressWarnings("unchecked")
  private Grid<ListedTip> grid() {
    return find(Grid.class).single();
  }

  private ListedTip row() {
    return test(grid()).getRow(0);
  }

  /** Opens the only tip; tells what the browser was given. */
  private String openTip() {
    poll();
    sent();
    number().click();
    return texts(sent());
  }

  private Button number() {
    Component cell = test(grid()).getCellComponent(0, 0);
    return (Button) cell.getChildren().findFirst().orElseThrow();
  }

  private TipWords words() {
    return new TipWords(
        new DeskReference<>(TipDeskSource.class, source()),
        () -> DeskI18n.of(TipDesk.class, Locale.of("es")));
  }

  private InboxEntry entry() {
    return line.entry(sender);
  }

  private List<String> acts() {
    return audit.of(sender.id.text()).stream().map(AuditEntry::act).toList();
  }

  private static <T> void select(Select<T> select, T value) {
    select.setValue(value);
  }

  @SuppressWarnings("unchecked")
  private <T> Select<T> select(String label) {
    return field(Select.class, label);
  }

  /** What the browser does when somebody writes an answer. */
  private void type(boolean anything) {
    UnkeptArea area = find(UnkeptArea.class).single();
    area.getElement()
        .getNode()
        .getFeature(ElementListenerMap.class)
        .fireEvent(
            new DomEvent(
                area.getElement(),
                "input",
                JsonNodeFactory.instance
                    .objectNode()
                    .put(JsonConstants.EVENT_DATA_PHASE, JsonConstants.EVENT_PHASE_TRAILING)
                    .put("element.value.trim() !== ''", anything)));
  }

  /** What the browser answers when it is asked for the text. */
  private String giveText(String text) {
    PendingJavaScriptInvocation asked =
        sent().stream()
            .filter(one -> one.getInvocation().getExpression().contains("return this.value"))
            .findFirst()
            .orElseThrow();
    asked.complete(JsonNodeFactory.instance.stringNode(text));
    return texts(sent());
  }

  @Test
  void list_opensNothing_andSaysWhatTheEnvelopeSays() {
    assertThat(shown()).contains("Esperan acuse: 1; vencidos: 0");
    assertThat(row().state(words())).startsWith("En espera desde el");
    assertThat(row().about(words())).containsExactly("Expediente MP001-2026-1234");
    assertThat(acts()).containsExactly("tip arrive");
  }

  @Test
  void list_waitsTooLong_saysSoInWords() {
    line.clock.set(LineUnderTest.NOW.plus(DUE).plusSeconds(1));

    poll();

    assertThat(shown()).contains("vencidos: 1");
    assertThat(row().state(words())).startsWith("Vencido.");
  }

  @Test
  void list_hasTheTipsOfOwnUnitsOnly() {
    worker.units().clear();
    worker.units().add(LineUnderTest.OTHER_UNIT);

    poll();

    assertThat(test(grid()).size()).isZero();
  }

  @Test
  void open_isInTheAuditChainBeforeItIsShown_andGoesToTheBrowserOnly() throws IOException {
    String given = openTip();

    assertThat(given).contains(PLANTED, CONTACT);
    assertThat(acts()).containsExactly("tip arrive", "tip open");
    assertThat(shown()).contains("La carta", "abrió el aviso").doesNotContain(PLANTED, CONTACT);
    assertThat(stored()).doesNotContain(PLANTED, CONTACT);
  }

  @Test
  void open_guardLetsNothingThrough_nothingIsOpened() {
    desk.setGuard((act, proceed) -> {});

    assertThat(openTip()).doesNotContain(PLANTED);
    assertThat(acts()).containsExactly("tip arrive");
  }

  @Test
  void open_wentToAnotherUnitMeanwhile_isNotOpened() {
    poll();
    line.staff
        .inbox()
        .forward(
            "berta",
            sender.id,
            entry().revision(),
            LineUnderTest.OTHER_UNIT,
            ForwardReason.COMPETENCE);

    number().click();

    assertThat(told()).startsWith("Sus unidades ya no tienen");
    assertThat(acts()).doesNotContain("tip open");
  }

  @Test
  void tip_isAcknowledged_answered_andClosedForAReason() throws Exception {
    openTip();
    press("Lo tengo");
    assertThat(told()).startsWith("Acuse registrado");
    assertThat(entry().state()).isEqualTo(TipState.ACKNOWLEDGED);

    type(true);
    press("Enviar la respuesta");
    assertThat(asked()).contains("no se puede retirar");
    confirm();
    String given = giveText(ANSWER);

    assertThat(told()).startsWith("La respuesta está sellada");
    assertThat(given).contains(ANSWER);
    assertThat(stored()).doesNotContain(ANSWER);
    try (OpenedTip opened = line.staff.inbox().open("test", sender.id)) {
      OpenedTip.Part.Readable reply = (OpenedTip.Part.Readable) opened.replies().getFirst();
      assertThat(LetterContent.read(reply.letter()).orElseThrow().text()).isEqualTo(ANSWER);
    }

    press("Cerrarlo");
    assertThat(select("Por qué", 1).isInvalid()).isTrue();
    select(this.<CloseReason>select("Por qué", 1), CloseReason.IN_CASE);
    press("Cerrarlo");
    confirm();
    assertThat(told()).startsWith("El aviso está cerrado");
    assertThat(entry().closedAs()).isEqualTo(CloseReason.IN_CASE);
  }

  /** Of several fields of one name. */
  @SuppressWarnings("unchecked")
  private <T> Select<T> select(String label, int place) {
    return find(Select.class).withCondition(one -> label.equals(one.getLabel())).all().get(place);
  }

  @Test
  void answer_empty_isNotSent() {
    openTip();

    press("Enviar la respuesta");

    assertThat(find(UnkeptArea.class).single().getElement().getProperty("errorMessage"))
        .startsWith("Escriba");
  }

  @Test
  void answer_somebodyElseWasFaster_staysTyped() {
    openTip();
    type(true);
    line.staff.inbox().acknowledge("berta", sender.id, entry().revision());

    poll();
    assertThat(told()).contains("No se hizo nada");
    press("Enviar la respuesta");
    confirm();
    giveText(ANSWER);

    assertThat(told()).contains("No se hizo nada");
    press("Cargar el estado más reciente");
    assertThat(texts(sent())).contains(PLANTED);
    assertThat(find(UnkeptArea.class).single().isTyped()).isTrue();
    press("Volver a la lista");
    assertThat(asked()).contains("se pierde");
  }

  @Test
  void somebodyElseAcknowledges_appearsByItself() {
    openTip();
    line.staff.inbox().acknowledge("berta", sender.id, entry().revision());

    poll();

    assertThat(told()).startsWith("Alguien cambió este aviso");
    assertThat(shown()).contains("Con acuse desde el");
  }

  @Test
  void tip_givenToAnotherUnit_isGoneFromHere() {
    openTip();
    select(this.<String>select("Unidad", 0), LineUnderTest.OTHER_UNIT);
    select(this.<ForwardReason>select("Por qué", 0), ForwardReason.CONFLICT_OF_INTEREST);
    press("Pasarlo");
    assertThat(asked()).contains("ya no lo puede abrir");

    confirm();

    assertThat(told()).startsWith("El aviso está en la otra unidad");
    assertThat(entry().unit()).isEqualTo(LineUnderTest.OTHER_UNIT);
    assertThat(test(grid()).size()).isZero();
  }

  @Test
  void letter_thatDoesNotOpen_saysSo() {
    line.open
        .mailbox()
        .add(sender.keys.lookup(), 1, sender.part("{\"text\":\"x\"}", 2, LineUnderTest.UNIT));

    openTip();

    assertThat(shown()).contains("Añadido 1", "Esto no se abre");
  }

  @Test
  void file_isLookedInto_andOnlyItsCleanCopyIsShown() throws Exception {
    byte[] photo = SamplePicture.png();
    byte[] sealed = sender.sealedFile("planted-name.jpg", photo, 1);
    line.open.uploads().begin(ticket, 1, sealed.length);
    line.open.uploads().append(ticket, 1, 0, sealed);

    assertThat(openTip()).contains("planted-name.jpg");
    assertThat(find(Image.class).all()).isEmpty();
    press("Examinar");

    assertThat(texts(sent())).contains("SHA-256 del original");
    assertThat(find(Image.class).single().getAlt()).contains("Copia limpia del archivo 1");
    assertThat(shown())
        .contains("se examinó", "se hizo una copia limpia")
        .doesNotContain("planted");
    assertThat(acts()).contains("file 1 opened", "file 1 examined", "file 1 copied");
    assertThat(stored()).doesNotContain("planted-name", "JFIF");
  }

  @Test
  void english_everythingIsSaid() {
    UI.getCurrent().setLocale(Locale.ENGLISH);
    poll();
    number().click();

    assertThat(shown())
        .contains("Waiting since", "The letter", "Give to another unit", "opened the tip")
        .doesNotContain("Aviso", "wording");
  }

  private String stored() throws IOException {
    sent();
    UI.getCurrent().getInternals().getStateTree().collectChanges(change -> {});
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject((Component) desk);
    }
    return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
  }
}
