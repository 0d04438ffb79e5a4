// SPDX-License-Identifier: Apache-2.0
package org.atalaya.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;
import org.atalaya.alerts.Alert;
import org.atalaya.alerts.AlertDraft;
import org.atalaya.alerts.AlertKind;
import org.atalaya.alerts.AlertParts;
import org.atalaya.alerts.Alerts;
import org.atalaya.alerts.OfficialPhoto;
import org.atalaya.alerts.PhotoSize;
import org.atalaya.alerts.Reporter;
import org.atalaya.alerts.ReporterCheck;
import org.atalaya.alerts.SafetyAssessment.Answer;
import org.atalaya.alerts.Sex;
import org.atalaya.cases.Label;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.Ids;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.operations.Outbox;

/** Alerts with invented staff and an invented missing woman, at noon of 1 March 2026 in UTC. */
public final class StaffedAlerts {

  /** Who drafts, who activates, and a third. */
  public static final String ANA = "ana@mp";

  public static final String BEA = "bea@mp";
  public static final String CARLA = "carla@mp";

  /** The name of the missing woman, which is in no other text of the tests. */
  public static final String NAME = "Xiomara Quetzalí Plantada";

  /** Who reports her. */
  public static final Reporter REPORTER =
      new Reporter("Ramona Denunciada", "2345 67890 0101", "hermana", "5555-0101");

  private final SettableClock clock =
      new SettableClock(Instant.parse("2026-03-01T12:00:00Z"), Guatemala.ZONE);
  private final AlertParts parts;

  private ReporterCheck.Finding finding = ReporterCheck.Finding.NOTHING;

  /** In {@code store}, with the keys in a folder of {@code folder}. */
  public StaffedAlerts(OperationalStore store, Path folder) throws IOException {
    SecureRandom random = new SecureRandom();
    KeyVault vault = KeyVault.at(folder.resolve("keys"), random);
    parts =
        new AlertParts(
            store,
            vault,
            new Outbox(store, clock, Duration.ofMinutes(1)),
            new AuditChain(store, vault, clock),
            Guatemala.alertAuthority(),
            Guatemala.CODE_LISTS,
            (missing, reporter) -> finding,
            Ids.of(clock, random),
            clock,
            random);
  }

  /** What they are made of. */
  public AlertParts parts() {
    return parts;
  }

  /** Opens them, as a node does that starts. */
  public Alerts open() {
    return Alerts.open(parts);
  }

  /** The time. */
  public SettableClock clock() {
    return clock;
  }

  /** What the registers say from now on. */
  public void finding(ReporterCheck.Finding said) {
    finding = said;
  }

  /** In a week. */
  public Instant inAWeek() {
    return clock.instant().plus(Duration.ofDays(7));
  }

  /** A complete draft for a woman. */
  public static AlertDraft woman() {
    return AlertDraft.of(AlertKind.WOMAN)
        .name(NAME)
        .age(27)
        .sex(Sex.F)
        .address("7a avenida 1-23, zona 4")
        .lastSeen(LocalDate.parse("2026-02-28"), LocalTime.parse("21:30"))
        .municipality("0108")
        .description(Label.of("Huipil azul, cicatriz", "Blue huipil, scar"))
        .reporter(REPORTER)
        .ethnicity("maya")
        .maritalStatus("single")
        .build();
  }

  /** A complete draft for a child, but for the photo. */
  public static AlertDraft child() {
    return AlertDraft.of(AlertKind.CHILD)
        .name("Menor " + NAME)
        .age(9)
        .sex(Sex.M)
        .address("7a avenida 1-23, zona 4")
        .lastSeen(LocalDate.parse("2026-03-01"))
        .municipality("0901")
        .reporter(REPORTER)
        .build();
  }

  /** A photo that is none, but can be told from others. */
  public static OfficialPhoto photo(String content) {
    Map<PhotoSize, byte[]> jpegs = new EnumMap<>(PhotoSize.class);
    for (PhotoSize size : PhotoSize.values()) {
      jpegs.put(size, (content + " " + size.code()).getBytes(StandardCharsets.UTF_8));
    }
    return new OfficialPhoto(jpegs);
  }

  /** A draft with a photo, assessed by who drafted it. */
  public static Alert assessed(Alerts alerts, AlertDraft draft) {
    Alert drafted = alerts.draft(ANA, draft);
    Alert shown = alerts.attach(drafted.id(), drafted.version(), ANA, photo(NAME));
    return alerts.assess(shown.id(), shown.version(), ANA, Answer.NO);
  }

  /** An alert that is posted for a week. */
  public Alert activated(Alerts alerts, AlertDraft draft) {
    Alert assessed = assessed(alerts, draft);
    return alerts.activate(assessed.id(), assessed.version(), BEA, inAWeek());
  }
}
