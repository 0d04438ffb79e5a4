// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.routing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.tips.TipCodes;
import org.atalaya.tips.TipEnvelope;
import org.atalaya.tips.TipEnvelope.Language;
import org.atalaya.tips.TipEnvelope.Minor;
import org.jspecify.annotations.Nullable;

/**
 * Four units and who works there, for tests of what becomes of a tip; a directory that may fail.
 */
public final class StaffedUnits implements ProsecutorDirectory {

  public static final UUID ALERT = UUID.fromString("019ca6b1-dc00-7123-8456-0123456789ab");
  public static final String CASE = "MP001-2026-1234";

  static final String YAML =
      """
      units:
        inspectorate: {label: {es: Supervisión, en: Inspectorate}, head: ines, mail: turno-supervision@example.org}
        minors: {label: {es: Niñez, en: Minors}, head: mario}
        femicide: {label: {es: Femicidio, en: Femicide}, head: flor, mail: femicidio@example.org}
        north: {label: {es: Norte, en: North}, head: nora}
        reception: {label: {es: Recepción, en: Reception}, head: rita}
      inspectorate: inspectorate
      minors: minors
      fallback: reception
      duty:
        - {crimes: [femicide], places: ["01"], units: [femicide]}
        - {places: ["16", "0101"], units: [north, femicide], first: 2026-11-23, days: 7}
      """;

  /** Those rules. */
  public static final TipRouting ROUTING = read(YAML);

  private final List<Prosecutor> people = new ArrayList<>();
  private final Map<String, Assignment> cases = new HashMap<>();
  private final Map<UUID, Assignment> alerts = new HashMap<>();
  private final Map<String, String> duty = new HashMap<>();
  private boolean away;

  static TipRouting read(String yaml) {
    return TipRouting.read(
        "tip-routing.yaml",
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)),
        TipCodes.of(Guatemala.CODE_LISTS),
        Guatemala.ZONE);
  }

  /** An envelope that says no more than has to be said. */
  public static TipEnvelope envelope(boolean office) {
    return envelope(office, null, null, null, null, Minor.UNKNOWN);
  }

  static TipEnvelope envelope(
      boolean office,
      @Nullable UUID alert,
      @Nullable String caseNumber,
      @Nullable String crime,
      @Nullable String place,
      Minor minor) {
    return new TipEnvelope(
        office,
        Optional.ofNullable(alert),
        Optional.ofNullable(caseNumber),
        Optional.ofNullable(crime),
        Optional.ofNullable(place),
        minor,
        "1",
        Language.ES);
  }

  /** Adds somebody. */
  public StaffedUnits person(
      String id, String unit, @Nullable String superior, Absence... absences) {
    people.add(
        new Prosecutor(
            id,
            unit,
            Optional.ofNullable(superior),
            Optional.of(id + "@example.org"),
            List.of(absences)));
    return this;
  }

  /** Says who has the case. */
  public StaffedUnits hasCase(String unit, @Nullable String person) {
    cases.put(CASE, new Assignment(unit, Optional.ofNullable(person)));
    return this;
  }

  StaffedUnits hasAlert(String unit, @Nullable String person) {
    alerts.put(ALERT, new Assignment(unit, Optional.ofNullable(person)));
    return this;
  }

  /** Says who is on duty. */
  public StaffedUnits onDuty(String unit, String person) {
    duty.put(unit, person);
    return this;
  }

  /** Gives no answer from now on. */
  public StaffedUnits away() {
    away = true;
    return this;
  }

  @Override
  public Optional<Assignment> ofCase(String caseNumber) {
    answer();
    return Optional.ofNullable(cases.get(caseNumber));
  }

  @Override
  public Optional<Assignment> ofAlert(UUID alert) {
    answer();
    return Optional.ofNullable(alerts.get(alert));
  }

  @Override
  public Optional<Prosecutor> find(String person) {
    answer();
    return people.stream().filter(one -> one.id().equals(person)).findFirst();
  }

  @Override
  public Optional<String> onDuty(String unit, LocalDate day) {
    answer();
    return Optional.ofNullable(duty.get(unit));
  }

  private void answer() {
    if (away) {
      throw new DirectoryUnavailableException("away");
    }
  }
}
