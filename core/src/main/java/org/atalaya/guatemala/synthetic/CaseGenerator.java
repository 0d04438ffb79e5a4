// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.atalaya.guatemala.synthetic.SyntheticCase.Kind;
import org.atalaya.guatemala.synthetic.Vocabulary.CodeChoice;

/** Draws whole cases: a case follows from the seed, its number and its day alone. */
final class CaseGenerator {

  private final long seed;
  private final CaseRandom random = new CaseRandom();
  private final Places places;
  private final Offences offences;
  private final Persons persons;
  private final Response response;
  private final boolean[] onlyWomen;
  private final List<Delay> delayOfWeekday = new ArrayList<>();
  private final Choice toldLate;
  private final Delay lateDelay;
  private final Choice eventKnown;
  private final Choice hour;
  private final Choice hourKnown;
  private final CodeChoice source;
  private final Delay entry;
  private final Choice placeCorrected;
  private final Delay placeCorrectedDelay;

  CaseGenerator(Calibration calibration, Vocabularies words, Places places, long seed) {
    this.seed = seed;
    this.places = places;
    offences = new Offences(calibration, words.crime);
    persons = new Persons(calibration, words);
    response = new Response(calibration, words);
    onlyWomen = new boolean[words.crime.size()];
    for (int i = 0; i < onlyWomen.length; i++) {
      String crime = words.crime.code(i);
      onlyWomen[i] = crime.startsWith("violence-women") || crime.endsWith("femicide");
    }
    for (int weekday = 1; weekday <= 7; weekday++) {
      delayOfWeekday.add(calibration.bands("delay-" + weekday));
    }
    toldLate = calibration.choice("told-late");
    lateDelay = calibration.bands("delay-late");
    eventKnown = calibration.choice("event-date");
    hour = calibration.choice("hour");
    hourKnown = calibration.choice("hour-known");
    source = words.source.choice(calibration, "source");
    entry = calibration.bands("entry-delay");
    placeCorrected = calibration.choice("place-corrected");
    placeCorrectedDelay = calibration.delay("place-corrected-delay");
  }

  /** Draws the case {@code number}, registered on {@code day}. */
  void draw(long number, LocalDate day, SyntheticCase into) {
    random.begin(seed, number);
    into.number = number;
    into.registered = (int) day.toEpochDay();
    into.entered = into.registered + entry.draw(random);
    into.source = source.draw(random);
    offences.draw(random, day.getYear(), into);
    drawEvent(day, into);
    drawPlace(day, into);
    persons.draw(random, places.department(into.municipality), onlyWomen[into.offence[0]], into);
    response.draw(random, into.reportingDepartment, day.getYear(), into);
  }

  private void drawEvent(LocalDate day, SyntheticCase into) {
    boolean late = toldLate.first(random);
    int usual = delayOfWeekday.get(day.getDayOfWeek().getValue() - 1).draw(random);
    int muchLater = lateDelay.draw(random);
    boolean oftenLate = into.kind == Kind.SEXUAL_VIOLENCE || into.kind == Kind.MINORS;
    int delay = late && oftenLate ? muchLater : usual;
    into.event = eventKnown.first(random) ? into.registered - delay : SyntheticCase.NEVER;
    int drawnHour = hour.draw(random);
    into.hour = hourKnown.first(random) ? drawnHour : -1;
  }

  private void drawPlace(LocalDate day, SyntheticCase into) {
    into.municipality = places.draw(random, day);
    into.reportingDepartment = places.reporting(random, into.municipality);
    boolean corrected = placeCorrected.first(random);
    int other = places.draw(random, day);
    int correction = into.registered + placeCorrectedDelay.draw(random);
    into.earlierMunicipality = corrected ? other : into.municipality;
    into.placeCorrected = corrected ? correction : into.registered;
  }
}
