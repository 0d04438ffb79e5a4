// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.atalaya.tips.routing.StaffedUnits.ALERT;
import static org.atalaya.tips.routing.StaffedUnits.CASE;
import static org.atalaya.tips.routing.StaffedUnits.ROUTING;
import static org.atalaya.tips.routing.StaffedUnits.envelope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.atalaya.cases.MappingException;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.SettableClock;
import org.atalaya.tips.TipEnvelope;
import org.atalaya.tips.TipEnvelope.Minor;
import org.atalaya.tips.routing.Route.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

class TipRouterTest {

  private final SettableClock clock =
      new SettableClock(Instant.parse("2026-11-28T12:00:00Z"), Guatemala.ZONE);
  private final StaffedUnits directory =
      new StaffedUnits().hasAlert("femicide", "rosa").hasCase("north", "nilda");

  private Route route(TipEnvelope envelope) {
    return new TipRouter(ROUTING, directory, clock).route(envelope);
  }

  private void assertRoute(TipEnvelope envelope, String unit, Reason reason) {
    Route route = route(envelope);

    assertThat(route.unit()).isEqualTo(unit);
    assertThat(route.reason()).isEqualTo(reason);
    assertThat(route.explanation().in(Locale.of("es"))).startsWith("Asignada aquí porque");
    assertThat(route.explanation().in(Locale.ENGLISH)).startsWith("Assigned here because");
  }

  @Test
  void route_aboutAnOffice_isTheInspectorateWhateverElse() {
    assertRoute(envelope(true), "inspectorate", Reason.OFFICE);
    assertRoute(
        envelope(true, ALERT, CASE, "femicide", "0101", Minor.YES), "inspectorate", Reason.OFFICE);
    directory.away();
    assertRoute(envelope(true, ALERT, CASE, null, null, Minor.NO), "inspectorate", Reason.OFFICE);
  }

  @Test
  void allowed_aboutAnOffice_isTheInspectorateOnly() {
    TipRouter router = new TipRouter(ROUTING, directory, clock);

    assertThat(router.allowed(envelope(true))).containsExactly("inspectorate");
    assertThat(router.allowed(envelope(false))).hasSize(5).contains("inspectorate", "north");
  }

  @Test
  void route_alertAndCase_areTriedInThisOrder() {
    TipEnvelope both = envelope(false, ALERT, CASE, "femicide", "1601", Minor.YES);

    assertRoute(both, "femicide", Reason.ALERT);
    assertRoute(envelope(false, null, CASE, "femicide", "0101", Minor.YES), "north", Reason.CASE);
    assertThat(new TipRouter(ROUTING, new StaffedUnits(), clock).route(both).reason())
        .isEqualTo(Reason.MINOR);
  }

  @Test
  void route_minor_isTheirOfficeUnlessSomebodyHasTheCase() {
    assertRoute(envelope(false, null, null, "femicide", "0101", Minor.YES), "minors", Reason.MINOR);
  }

  @ParameterizedTest
  @CsvSource({
    "femicide, 0105, femicide, DUTY",
    "femicide, 0101, femicide, DUTY",
    "other, 0101, north, DUTY",
    ", 1602, north, DUTY",
    "femicide, 0201, reception, NO_OTHER",
    "femicide, , reception, NO_OTHER",
    ", , reception, NO_OTHER"
  })
  void route_offenceAndPlace_isTheOfficeOnDuty(
      @Nullable String crime, @Nullable String place, String unit, Reason reason) {
    assertRoute(envelope(false, null, null, crime, place, Minor.NO), unit, reason);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T05:59:59Z, femicide",
    "2026-11-23T06:00:00Z, north",
    "2026-11-30T05:59:59Z, north",
    "2026-11-30T06:00:00Z, femicide",
    "2026-12-07T06:00:00Z, north",
    "1999-01-01T00:00:00Z, north"
  })
  void route_turns_changeAtMidnightThere(Instant now, String unit) {
    clock.set(now);

    assertRoute(envelope(false, null, null, null, "1601", Minor.NO), unit, Reason.DUTY);
  }

  @Test
  void route_directoryAway_isTheFallbackUnitAndSaysSo() {
    directory.away();

    assertRoute(
        envelope(false, ALERT, null, "femicide", "0101", Minor.YES),
        "reception",
        Reason.DIRECTORY_AWAY);
    assertRoute(envelope(false, null, null, "femicide", "0101", Minor.NO), "femicide", Reason.DUTY);
    assertThat(Reason.DIRECTORY_AWAY.isMakeshift()).isTrue();
    assertThat(Reason.CASE.isMakeshift()).isFalse();
  }

  @Test
  void route_caseOfAUnitWithoutTips_isTheFallbackUnitAndSaysSo() {
    directory.hasCase("archive", "ana");

    assertRoute(
        envelope(false, null, CASE, null, null, Minor.NO), "reception", Reason.UNKNOWN_UNIT);
  }

  @ParameterizedTest
  @EnumSource
  void explanation_everyReason_isInWords(Reason reason) {
    assertThat(TipRouter.explanation(reason).texts()).containsKeys("es", "en");
  }

  @Test
  void read_sample_isOfTheSchema() {
    assertThat(
            FileProsecutorDirectoryTest.schema("tip-routing.schema.json")
                .validate(YAMLMapper.builder().build().readTree(StaffedUnits.YAML)))
        .isEmpty();
  }

  @Test
  void read_exampleOfTheReadme_isOfTheSchemaAndUsable() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int from = readme.indexOf("```yaml\nunits:") + "```yaml\n".length();
    String yaml = readme.substring(from, readme.indexOf("```", from));

    assertThat(
            FileProsecutorDirectoryTest.schema("tip-routing.schema.json")
                .validate(YAMLMapper.builder().build().readTree(yaml)))
        .isEmpty();
    assertThat(StaffedUnits.read(yaml).duty()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "fallback: reception | fallback: nowhere | fallback: there is no such unit",
        "minors: minors | minor: minors | unknown entry 'minor'",
        "head: nora | chief: nora | units.north: unknown entry 'chief'",
        "crimes: [femicide] | crimes: [murder] | duty[0]: crimes: there is no code 'murder'",
        "places: [\"01\"] | places: [\"99\"] | duty[0]: places: there is no code '99'",
        "days: 7 | days: 0 | duty[1]: a rule of duty needs a unit and turns of >= 1 day",
        "first: 2026-11-23 | first: Monday | duty[1]: expected a day such as 2026-11-28",
        "units: [femicide]} | units: []} | duty[0]: a rule of duty needs a unit"
      })
  void read_wrongPlace_isNamed(String from, String to, String problem) {
    assertThat(StaffedUnits.YAML).contains(from);

    assertThatExceptionOfType(MappingException.class)
        .isThrownBy(() -> StaffedUnits.read(StaffedUnits.YAML.replace(from, to)))
        .withMessageContaining(problem);
  }
}
