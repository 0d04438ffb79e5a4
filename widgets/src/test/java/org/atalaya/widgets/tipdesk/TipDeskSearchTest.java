// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.atalaya.operations.AuditEntry;
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.testkit.LineUnderTest.Sender;
import org.atalaya.tips.TipQuarantine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** Where there are many tips: what was opened is found again, and what is alike is apart. */
class TipDeskSearchTest extends WorkAtTheTipDesk {

  private static final String SAID = "{\"text\":\"la vi ayer en la terminal de Cobán\"}";

  private TipDesk desk;
  private Sender sender;

  @BeforeEach
  void openDesk() {
    sender = line.sender();
    sender.send(SAID);
    line.deliver();
    Worker signed = worker;
    desk = new TipDesk(source(), signed::id, signed::units);
    UI.getCurrent().add(desk);
  }

  @SuppressWarnings("unchecked")
  private Grid<ListedTip> grid() {
    return find(Grid.class).single();
  }

  private void open(Sender tip) {
    poll();
    for (int row = 0; row < test(grid()).size(); row++) {
      if (test(grid()).getRow(row).id().equals(tip.id.text())) {
        test(grid()).clickRow(row);
        return;
      }
    }
    throw new AssertionError("the tip is not in the list");
  }

  /** What the browser does when somebody enters words. */
  private void search(String words) {
    UnkeptSearch field = find(UnkeptSearch.class).single();
    field
        .getElement()
        .getNode()
        .getFeature(ElementListenerMap.class)
        .fireEvent(
            new DomEvent(
                field.getElement(),
                "change",
                JsonNodeFactory.instance.objectNode().put("element.value", words)));
  }

  private List<String> acts(Sender tip) {
    return audit.of(tip.id.text()).stream().map(AuditEntry::act).toList();
  }

  private void assertOpened(Sender tip, int times) {
    assertThat(acts(tip)).filteredOn("tip open"::equals).hasSize(times);
  }

  private Checkbox apart() {
    return find(Checkbox.class).single();
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

  @Test
  void search_inWhatWasOpened_opensNothingAndKeepsNoWord() throws IOException {
    search("terminal");
    assertThat(shown()).as("nothing was opened").contains("dicen eso: 0");
    search("");
    open(sender);
    press("Volver a la lista");

    search("TÉRMINAL coban");

    assertThat(shown()).contains("dicen eso: 1");
    assertThat(test(grid()).getRow(0).id()).isEqualTo(sender.id.text());
    assertOpened(sender, 1);
    assertThat(stored()).doesNotContain("RMINAL", "coban").contains(sender.id.text());
    search("zacapa");
    assertThat(shown()).contains("dicen eso: 0");
    search("");
    assertThat(shown()).contains("Esperan acuse: 1");
  }

  @Test
  void alike_thoseThatWereOpened_areToldAndLeadThere() {
    Sender other = line.sender();
    other.send(SAID);
    line.deliver();
    open(sender);
    assertThat(shown()).doesNotContain("Parecidos");
    press("Volver a la lista");
    open(other);
    assertThat(shown()).contains("Parecidos");

    press(
        "Aviso %s: 100 %% de lo escrito es igual".formatted(TipWords.shortened(sender.id.text())));

    assertThat(heading()).isEqualTo("Aviso " + TipWords.shortened(sender.id.text()));
    assertOpened(sender, 2);
  }

  @Test
  void apart_setByStaff_isInItsOwnListAndComesBack() {
    open(sender);
    press("Apartar");
    assertThat(shown()).contains("El aviso está entre los apartados", "Apartado por alguien");
    press("Volver a la lista");
    assertThat(apart().getLabel()).startsWith("Ver los apartados: 1; vencidos: 0.");
    assertThat(shown()).contains("Esperan acuse: 0");
    line.clock.set(LineUnderTest.NOW.plus(DUE).plusSeconds(1));
    poll();
    assertThat(apart().getLabel()).contains("vencidos: 1.");

    apart().setValue(true);
    assertThat(test(grid()).getRow(0).id()).isEqualTo(sender.id.text());
    open(sender);
    press("Devolver a la lista");

    assertThat(acts(sender))
        .endsWith("tip open", "tip quarantine", "tip open", "tip open", "tip release", "tip open");
    assertThat(line.entry(sender).quarantine()).isNull();
  }

  @Test
  void flood_isSaidAboveTheList_withHowManyAreApart() {
    assertThat(shown()).doesNotContain("muchos más avisos");
    for (int tip = 0; tip < LineUnderTest.FLOOD; tip++) {
      line.sender().send(SAID);
    }
    line.clock.set(LineUnderTest.NOW.plusSeconds(2));
    line.deliver();

    poll();

    assertThat(shown()).contains("llegan muchos más avisos de lo habitual");
    // Of the one that was there before, one less is left among the others.
    assertThat(apart().getLabel())
        .startsWith(
            "Ver los apartados: %d;".formatted(LineUnderTest.FLOOD + 1 - TipQuarantine.LEFT_ALIKE));
  }
}
