// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.atalaya.tips.CloseReason;
import org.atalaya.tips.TipEnvelope.Minor;
import org.atalaya.tips.UnprotectedTipFact;
import org.atalaya.tips.UnprotectedTipFact.Subject;

/**
 * Draws tips. As with alerts, to each complaint's number one may come on its day, drawn from
 * numbers of its own, and it belongs to no complaint.
 */
final class TipGenerator {

  private static final long SALT = 0x74697073L;
  private static final int DEPARTMENTS = 22;
  private static final String NONE = "none";

  private final long seed;
  private final Places places;
  private final CaseRandom random = new CaseRandom();
  private final Choice tip;
  private final Choice subject;
  private final Choice place;
  private final Choice crime;
  private final Choice minor;
  private final Choice wait;
  private final Choice closed;

  TipGenerator(Calibration calibration, Places places, long seed) {
    this.seed = seed ^ SALT;
    this.places = places;
    tip = calibration.choice("tip");
    subject = calibration.choice("tip-subject");
    place = calibration.choice("tip-place");
    crime = calibration.choice("tip-crime");
    minor = calibration.choice("tip-minor");
    wait = calibration.choice("tip-wait");
    closed = calibration.choice("tip-closed");
  }

  /** The tip that came beside the complaint {@code number}, if there is one. */
  Optional<UnprotectedTipFact> draw(long number, LocalDate day) {
    random.begin(seed, number);
    if (tip.drawName(random).equals(NONE)) {
      return Optional.empty();
    }
    Subject about = Subject.valueOf(constant(subject.drawName(random)));
    Optional<String> department = department(day);
    Optional<String> group =
        Optional.of(crime.drawName(random)).filter(Predicate.not(NONE::equals));
    Minor concerned = Minor.valueOf(constant(minor.drawName(random)));
    Optional<Duration> waited =
        Optional.of(wait.drawName(random))
            .filter(Predicate.not("never"::equals))
            .map(minutes -> Duration.ofMinutes(Long.parseLong(minutes)));
    Optional<CloseReason> end =
        Optional.of(closed.drawName(random))
            .filter(Predicate.not("open"::equals))
            .map(reason -> CloseReason.valueOf(constant(reason)))
            .filter(reason -> waited.isPresent());
    boolean told = about != Subject.WITHHELD;
    return Optional.of(
        new UnprotectedTipFact(
            Long.toString(number),
            day,
            department.filter(code -> told),
            about,
            group.filter(code -> told),
            told ? concerned : Minor.UNKNOWN,
            waited,
            end));
  }

  private Optional<String> department(LocalDate day) {
    int drawn = places.department(places.draw(random, day));
    return Optional.of("%02d".formatted(drawn))
        .filter(code -> drawn <= DEPARTMENTS && place.first(random));
  }

  private static String constant(String code) {
    return code.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
