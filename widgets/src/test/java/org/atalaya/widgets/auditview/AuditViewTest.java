// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.auditview;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableRunnable;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.BreakGlass;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.widgets.desk.WorkAtADesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditViewTest extends WorkAtADesk {

  private static final Instant NOON = Instant.parse("2026-03-01T18:00:00Z");

  @TempDir Path folder;

  private final List<SerializableRunnable> held = new ArrayList<>();
  private OperationalStore store;
  private AuditChain audit;
  private BreakGlass breakGlass;

  @BeforeEach
  void begin() throws Exception {
    store = OperationalStore.at(folder.resolve("operations.sqlite"));
    KeyVault vault = KeyVault.at(folder.resolve("vault"), new SecureRandom());
    audit = new AuditChain(store, vault, () -> NOON);
    breakGlass = new BreakGlass(store, vault, audit, () -> NOON, new SecureRandom());
    act("activate", "a1");
    act("end", "a2");
  }

  @AfterEach
  void end() {
    store.close();
  }

  private void act(String act, String subject) {
    store.write(connection -> {
      audit.append(connection, "ana@mp", act, subject);
      return act;
    });
  }

  private AuditView open() {
    AuditView view =
        new AuditView(new AuditViewSource(audit, breakGlass, Guatemala.ZONE), held::add);
    UI.getCurrent().add(view);
    return view;
  }

  private Grid<?> grid() {
    return find(Grid.class).single();
  }

  private String row(int row) {
    Grid<?> grid = grid();
    return String.join(
        " | ",
        List.of(
            test(grid).getCellText(row, 0),
            test(grid).getCellText(row, 1),
            test(grid).getCellText(row, 2),
            test(grid).getCellText(row, 3),
            test(grid).getCellText(row, 4)));
  }

  @Test
  void acts_newestFirst_tellWhoDidWhatByIds() {
    open();

    assertThat(find(Paragraph.class).single().getText()).contains("íntegra: 2 actos");
    assertThat(row(0)).isEqualTo("2 | 1 mar 2026, 12:00 | end | a2 | " + audit.pseudonym("ana@mp"));
    TextField subject = find(TextField.class).withLabel("Solo los de este identificador").single();
    test(subject).setValue("a1");
    assertThat(test(grid()).size()).isEqualTo(1);
    assertThat(row(0)).contains("activate");
  }

  @Test
  void entryChanged_isTold() {
    store.write(connection -> {
      try (Statement statement = connection.createStatement()) {
        return statement.executeUpdate("UPDATE audit_entry SET act = 'x' WHERE position = 1");
      }
    });
    open();

    assertThat(find(Paragraph.class).single().getText())
        .contains("alterada en la posición 1", "su contenido cambió");
  }

  @Test
  void head_isShownOnceTheHostLetsIt() {
    open();
    test(find(Button.class).single()).click();
    assertThat(find(TextField.class).withLabel("Posición y sello del último acto").exists())
        .isFalse();

    held.getFirst().run();

    assertThat(
            find(TextField.class).withLabel("Posición y sello del último acto").single().getValue())
        .isEqualTo(audit.head().toString());
  }

  @Test
  void roleTaken_isShownWithItsReason() {
    AuditView view = open();
    assertThat(find(ListItem.class).single().getText()).startsWith("Ninguno");

    breakGlass.take("bea@mp", "activate", "Nadie está de turno.", Duration.ofMinutes(30));
    view.refresh();

    assertThat(find(ListItem.class).single().getText())
        .startsWith("1 mar 2026, 12:00: permiso para activar y terminar, hasta 1 mar 2026, 12:30")
        .contains(audit.pseudonym("bea@mp"), "Nadie está de turno.");
  }
}
