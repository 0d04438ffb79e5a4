// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.tips.routing.StaffedUnits.ALERT;
import static org.atalaya.tips.routing.StaffedUnits.CASE;
import static org.atalaya.tips.routing.StaffedUnits.ROUTING;
import static org.atalaya.tips.routing.StaffedUnits.envelope;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.tips.TipEnvelope;
import org.atalaya.tips.TipEnvelope.Minor;
import org.atalaya.tips.routing.InCharge.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChargeFinderTest {

  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-28T18:00:00Z"));
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final TipEnvelope OF_CASE = envelope(false, null, CASE, null, null, Minor.UNKNOWN);

  private final StaffedUnits directory = new StaffedUnits();
  private final ChargeFinder finder = new ChargeFinder(ROUTING, directory, NOON);

  private static Absence today(@Nullable String substitute) {
    return new Absence(TODAY, TODAY, Optional.ofNullable(substitute));
  }

  private void assertCharge(TipEnvelope envelope, String unit, String person, Reason reason) {
    InCharge charge = finder.find(envelope, unit);

    assertThat(charge.person()).isEqualTo(person);
    assertThat(charge.reason()).isEqualTo(reason);
    assertThat(charge.explanation().in(Locale.of("es"))).startsWith("A su cargo porque");
    assertThat(charge.explanation().in(Locale.ENGLISH)).startsWith("In your charge because");
  }

  @Test
  void find_whoHasTheCase_isInCharge() {
    directory.person("rosa", "femicide", "flor").person("lucia", "femicide", "flor");
    directory.hasCase("femicide", "rosa").hasAlert("femicide", "lucia").onDuty("femicide", "flor");

    assertCharge(OF_CASE, "femicide", "rosa", Reason.CASE);
    assertCharge(
        envelope(false, ALERT, CASE, null, null, Minor.NO), "femicide", "lucia", Reason.CASE);
  }

  @Test
  void find_forwardedToAnotherUnit_isWhoIsOnDutyThere() {
    directory.person("rosa", "femicide", null).hasCase("femicide", "rosa");
    directory.person("nilda", "north", null).onDuty("north", "nilda");

    assertCharge(OF_CASE, "north", "nilda", Reason.DUTY);
  }

  @Test
  void find_absent_isTheSubstituteWhoIsThere() {
    directory.hasCase("femicide", "rosa");
    directory.person("rosa", "femicide", "flor", today("lucia"));
    directory.person("lucia", "femicide", "flor", today("irma"));
    directory.person("irma", "femicide", "flor");

    assertCharge(OF_CASE, "femicide", "irma", Reason.SUBSTITUTE);
  }

  @Test
  void find_absentOnAnotherDay_isInCharge() {
    directory.hasCase("femicide", "rosa");
    directory.person(
        "rosa",
        "femicide",
        null,
        new Absence(TODAY.minusDays(3), TODAY.minusDays(1), Optional.empty()),
        new Absence(TODAY.plusDays(1), TODAY.plusDays(3), Optional.empty()));

    assertCharge(OF_CASE, "femicide", "rosa", Reason.CASE);
  }

  @Test
  void find_substitutesInACircle_isTheSuperiorWhoIsThere() {
    directory.hasCase("femicide", "rosa");
    directory.person("rosa", "femicide", "marta", today("lucia"));
    directory.person("lucia", "femicide", "marta", today("rosa"));
    directory.person("marta", "femicide", "flor", today(null));
    directory.person("flor", "femicide", "rosa");

    assertCharge(OF_CASE, "femicide", "flor", Reason.SUPERIOR);
  }

  @Test
  void find_everybodyAbsentInCircles_isTheHead() {
    directory.hasCase("femicide", "rosa");
    directory.person("rosa", "femicide", "lucia", today("lucia"));
    directory.person("lucia", "femicide", "rosa", today("rosa"));

    assertCharge(OF_CASE, "femicide", "flor", Reason.HEAD);
  }

  @Test
  void find_substituteOfAnotherUnit_isPassedOver() {
    directory.hasCase("femicide", "rosa");
    directory.person("rosa", "femicide", "flor", today("nilda"));
    directory.person("nilda", "north", null).person("flor", "femicide", null);

    assertCharge(OF_CASE, "femicide", "flor", Reason.SUPERIOR);
  }

  @Test
  void find_nobodyKnown_isTheHead() {
    directory.hasCase("femicide", "gone").onDuty("femicide", "gone-too");

    assertCharge(OF_CASE, "femicide", "flor", Reason.HEAD);
    assertCharge(envelope(false), "reception", "rita", Reason.HEAD);
  }

  @Test
  void find_directoryAway_isTheHeadAndSaysSo() {
    directory.away();

    assertCharge(OF_CASE, "femicide", "flor", Reason.DIRECTORY_AWAY);
  }

  @Test
  void find_aboutAnOffice_isNeverWhoHasTheCase() {
    directory.person("rosa", "inspectorate", null).person("ivan", "inspectorate", null);
    directory.hasCase("inspectorate", "rosa").onDuty("inspectorate", "ivan");

    assertCharge(
        envelope(true, null, CASE, null, null, Minor.NO), "inspectorate", "ivan", Reason.DUTY);
  }

  @Test
  void find_unitThatIsNoLonger_isTheHeadOfTheFallbackUnitOrInspectorate() {
    assertCharge(OF_CASE, "nowhere", "rita", Reason.HEAD);
    assertCharge(envelope(true), "nowhere", "ines", Reason.HEAD);
    assertThat(finder.superiors(OF_CASE, "nowhere")).containsExactly("rita");
  }

  @Test
  void superiors_inACircle_areEachToldOnceAndTheHeadAtTheEnd() {
    directory.hasCase("femicide", "rosa").person("rosa", "femicide", "marta");
    directory.person("marta", "femicide", "sonia").person("sonia", "direction", "marta");

    assertThat(finder.superiors(OF_CASE, "femicide")).containsExactly("marta", "sonia", "flor");
  }

  @Test
  void superiors_aboutAnOffice_areWithinTheUnit() {
    directory.onDuty("inspectorate", "ivan").person("ivan", "inspectorate", "sonia");
    directory.person("sonia", "direction", "ilse").person("ilse", "inspectorate", null);

    assertThat(finder.superiors(envelope(true), "inspectorate")).containsExactly("ilse", "ines");
  }

  @Test
  void superiors_ofTheHead_isTheHeadAgain() {
    assertThat(finder.superiors(OF_CASE, "femicide")).containsExactly("flor");
    directory.away();
    assertThat(finder.superiors(OF_CASE, "femicide")).containsExactly("flor");
  }
}
