// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.feeds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.atalaya.alerts.AlertBoard.Posted;
import org.atalaya.alerts.AlertKind;
import org.atalaya.alerts.Bulletin;
import org.atalaya.alerts.MissingPerson;
import org.atalaya.alerts.Place;
import org.atalaya.alerts.PublicAlert.Announcement;
import org.atalaya.alerts.Sex;
import org.atalaya.alerts.Tombstone;
import org.atalaya.cases.Label;

/** Invented alerts. */
final class SampleAlerts {

  static final String BASE = "https://observatorio.example/atalaya";
  static final UUID WOMAN_ID = UUID.fromString("0192f000-0000-7000-8000-000000000001");
  static final UUID ENDED_ID = UUID.fromString("0192f000-0000-7000-8000-000000000002");
  static final String NAME = "María Xquic Ejemplo";

  private static final Instant FIRST = Instant.parse("2026-11-27T18:05:00Z");

  private SampleAlerts() {}

  static MissingPerson person(String name) {
    return new MissingPerson(
        Optional.of(name),
        23,
        Sex.F,
        LocalDate.of(2026, 11, 26),
        new Place("0108", Label.same("Mixco"), Label.same("Guatemala")),
        Optional.of(Label.of("Blusa roja.\nPelo largo.", "Red blouse.\nLong hair.")));
  }

  static Bulletin woman() {
    return woman(NAME, 1);
  }

  /** A woman of this name whose bulletin was told of so often, an hour apart. */
  static Bulletin woman(String name, int revisions) {
    return new Bulletin(
        WOMAN_ID,
        "IC-2026-0451",
        AlertKind.WOMAN,
        announcements(revisions),
        Instant.parse("2026-12-04T18:05:00.9Z"),
        person(name),
        true);
  }

  static Bulletin childWithoutName(int age) {
    MissingPerson known = person(NAME);
    MissingPerson unnamed =
        new MissingPerson(
            Optional.empty(), age, Sex.F, known.lastSeen(), known.place(), Optional.empty());
    return new Bulletin(
        WOMAN_ID,
        "AK-2026-0007",
        AlertKind.CHILD,
        announcements(1),
        Instant.parse("2026-12-04T18:05:00Z"),
        unnamed,
        false);
  }

  static Tombstone ended(int revisions) {
    return new Tombstone(ENDED_ID, announcements(revisions));
  }

  static Posted posted() {
    return new Posted(List.of(woman()), List.of(ended(2)));
  }

  private static List<Announcement> announcements(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(revision -> new Announcement(revision, FIRST.plusSeconds(3600L * (revision - 1))))
        .toList();
  }
}
