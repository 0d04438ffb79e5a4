// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipdesk;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import java.io.ByteArrayInputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.LineUnderTest;
import org.atalaya.tips.TipCodes;
import org.atalaya.tips.evidence.EvidenceLimits;
import org.atalaya.tips.evidence.EvidenceRoom;
import org.atalaya.tips.evidence.TipEvidence;
import org.atalaya.tips.routing.Assignment;
import org.atalaya.tips.routing.Prosecutor;
import org.atalaya.tips.routing.ProsecutorDirectory;
import org.atalaya.tips.routing.TipRouter;
import org.atalaya.tips.routing.TipRouting;
import org.atalaya.widgets.desk.WorkAtADesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Works at the desk for tips. */
abstract class WorkAtTheTipDesk extends WorkAtADesk {

  static final String PLANTED = "Frase sembrada: la vi en el mercado";
  static final String CONTACT = "5555 0000";
  static final String SAID = "{\"text\": \"%s.\", \"contact\": \"%s\"}".formatted(PLANTED, CONTACT);
  static final Duration DUE = Duration.ofMinutes(15);

  private static final String ROUTING =
      """
      units:
        mujer: {label: {es: Mujer, en: Women}, head: eva}
        inspectorate: {label: {es: Supervisión, en: Inspectorate}, head: ines}
      inspectorate: inspectorate
      minors: mujer
      fallback: mujer
      """;

  @TempDir Path folder;
  LineUnderTest line;
  AuditChain audit;
  final Worker worker = new Worker();

  /** Who is signed in, as a session keeps it, with her units. */
  static final class Worker implements Serializable {

    private static final long serialVersionUID = 1L;
    private final TreeSet<String> units = new TreeSet<>(List.of(LineUnderTest.UNIT));

    String id() {
      return "ana@mp";
    }

    Set<String> units() {
      return units;
    }
  }

  @BeforeEach
  void begin() throws Exception {
    line = new LineUnderTest(OperationalStore.at(folder.resolve("tips.sqlite")), folder);
    KeyVault vault = KeyVault.at(folder.resolve("keys"), new SecureRandom());
    audit = new AuditChain(line.store, vault, line.clock);
  }

  @AfterEach
  void end() {
    line.store.close();
  }

  TipDeskSource source() {
    TipRouting routing =
        TipRouting.read(
            "routing",
            new ByteArrayInputStream(ROUTING.getBytes(StandardCharsets.UTF_8)),
            TipCodes.of(Guatemala.CODE_LISTS),
            Guatemala.ZONE);
    EvidenceLimits limits = new EvidenceLimits(8 << 20, 1_000_000, 5, 128, Duration.ofMinutes(1));
    return new TipDeskSource(
        line.staff.inbox(),
        new TipEvidence(line.store, audit, EvidenceRoom.inClassPath(line.folder, limits)),
        new TipRouter(routing, new EmptyDirectory(), line.clock),
        line.staff.recipients(),
        Guatemala.CODE_LISTS,
        DUE,
        line.clock);
  }

  /** Knows of no case, and of nobody. */
  private static final class EmptyDirectory implements ProsecutorDirectory {

    @Override
    public Optional<Assignment> ofCase(String caseNumber) {
      return Optional.empty();
    }

    @Override
    public Optional<Assignment> ofAlert(UUID alert) {
      return Optional.empty();
    }

    @Override
    public Optional<Prosecutor> find(String person) {
      return Optional.empty();
    }

    @Override
    public Optional<String> onDuty(String unit, LocalDate day) {
      return Optional.empty();
    }
  }

  /** What was sent to the browser to be run there, and is gone here. */
  static List<PendingJavaScriptInvocation> sent() {
    UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
    return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations();
  }

  static String texts(List<PendingJavaScriptInvocation> sent) {
    return sent.stream()
        .flatMap(one -> one.getInvocation().getParameters().stream())
        .map(String::valueOf)
        .collect(Collectors.joining("\n"));
  }
}
