// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.atalaya.alerts.Alert;
import org.atalaya.alerts.AlertAuthority;
import org.atalaya.alerts.AlertDraft;
import org.atalaya.alerts.AlertKind;
import org.atalaya.alerts.Alerts;
import org.atalaya.alerts.Bulletin;
import org.atalaya.alerts.OfficialPhoto;
import org.atalaya.alerts.Outcome;
import org.atalaya.alerts.Reporter;
import org.atalaya.alerts.SafetyAssessment.Answer;
import org.atalaya.alerts.Sex;
import org.atalaya.alerts.photo.PhotoLimits;
import org.atalaya.alerts.photo.PhotoPreparation;
import org.atalaya.alerts.photo.PreparedPhoto.Accepted;
import org.atalaya.alerts.photo.Watermark;
import org.atalaya.cases.Label;

/**
 * Invented alerts, in the store that is gone with the demo. They go the whole way: one invented
 * person drafts them, another activates them.
 */
public final class InventedAlerts {

  private static final String DRAFTER = "demo-drafter";
  private static final String ACTIVATOR = "demo-activator";

  /** Who is missing, as invented. */
  private record Invented(
      AlertKind kind,
      String name,
      int age,
      Sex sex,
      String municipality,
      int daysAgo,
      String es,
      String en) {}

  private static final List<Invented> MISSING =
      List.of(
          new Invented(
              AlertKind.WOMAN,
              "Rosa Ejemplo Inventada",
              34,
              Sex.F,
              "1601",
              41,
              "Corte típico verde, blusa blanca.",
              "Green traditional skirt, white blouse."),
          new Invented(
              AlertKind.CHILD,
              "Diego Muestra Ficticia",
              11,
              Sex.M,
              "0501",
              26,
              "Uniforme escolar azul, mochila roja.",
              "Blue school uniform, red backpack."),
          new Invented(
              AlertKind.WOMAN,
              "Lucía Prueba Demostración",
              23,
              Sex.F,
              "0108",
              17,
              "Pantalón negro, suéter gris.",
              "Black trousers, grey sweater."),
          new Invented(
              AlertKind.WOMAN,
              "Marta Ficticia Ejemplo",
              58,
              Sex.F,
              "0901",
              9,
              "Vestido floreado, cabello corto.",
              "Flowered dress, short hair."),
          new Invented(
              AlertKind.CHILD,
              "Ana Inventada Muestra",
              15,
              Sex.F,
              "0101",
              6,
              "Camiseta amarilla, pantalón de lona.",
              "Yellow T-shirt, jeans."),
          new Invented(
              AlertKind.WOMAN,
              "Elena Demostración Prueba",
              29,
              Sex.F,
              "2201",
              4,
              "Chumpa roja, zapatos tenis blancos.",
              "Red jacket, white trainers."),
          new Invented(
              AlertKind.WOMAN,
              "Teresa Muestra Inventada",
              41,
              Sex.F,
              "1401",
              2,
              "Güipil azul, faja roja.",
              "Blue huipil, red sash."),
          new Invented(
              AlertKind.CHILD,
              "Sofía Ejemplo Prueba",
              8,
              Sex.F,
              "0301",
              1,
              "Vestido celeste, sandalias.",
              "Light blue dress, sandals."));

  private final Alerts alerts;
  private final AlertAuthority authority;
  private final PhotoPreparation preparation = new PhotoPreparation(PhotoLimits.DEFAULT);

  InventedAlerts(Alerts alerts, AlertAuthority authority) {
    this.alerts = alerts;
    this.authority = authority;
  }

  /** Activates all of them. */
  void activateAll() {
    MISSING.forEach(this::activate);
  }

  /** Whether there is one that is not active, or has ended. */
  public boolean canActivate() {
    return missing().isPresent();
  }

  /** Activates one that is not active, if there is any. */
  public void activateAnother() {
    missing().ifPresent(this::activate);
  }

  private Optional<Invented> missing() {
    return MISSING.stream().filter(invented -> !isActive(invented.name())).findFirst();
  }

  private boolean isActive(String name) {
    return active().stream()
        .anyMatch(bulletin -> bulletin.person().name().equals(Optional.of(name)));
  }

  /** Those that are shown now, also others than these, the newest first. */
  public List<Bulletin> active() {
    return alerts.posted().bulletins();
  }

  /** Ends one: she was located alive. Does nothing where it has ended. */
  public void located(UUID alert) {
    alerts
        .version(alert)
        .ifPresent(version -> alerts.end(alert, version, ACTIVATOR, Outcome.LOCATED_ALIVE));
  }

  private void activate(Invented invented) {
    LocalDate today = LocalDate.now(Clock.system(authority.zone()));
    AlertDraft draft =
        AlertDraft.of(invented.kind())
            .name(invented.name())
            .age(invented.age())
            .sex(invented.sex())
            .address("Dirección inventada")
            .lastSeen(today.minusDays(invented.daysAgo()), LocalTime.of(7 + invented.age() % 12, 0))
            .municipality(invented.municipality())
            .description(Label.of(invented.es(), invented.en()))
            .reporter(new Reporter("Denunciante Inventada", "", "hermana", "0000 0000"))
            .build();
    Alert alert = alerts.draft(DRAFTER, draft);
    alert = alerts.attach(alert.id(), alert.version(), DRAFTER, photo(alert, today));
    alert = alerts.assess(alert.id(), alert.version(), DRAFTER, Answer.NO);
    alerts.activate(
        alert.id(),
        alert.version(),
        ACTIVATOR,
        InstantSource.system().instant().plus(Duration.ofDays(30)));
  }

  private OfficialPhoto photo(Alert alert, LocalDate today) {
    byte[] portrait = InventedPortrait.draw(Math.floorMod(alert.number().hashCode(), 48));
    Watermark mark = Watermark.of(authority, alert.kind(), alert.number(), today);
    if (preparation.prepare(portrait, mark) instanceof Accepted accepted) {
      return accepted.photo();
    }
    throw new IllegalStateException("the drawn portrait was refused");
  }
}
