// SPDX-License-Identifier: Apache-2.0
package org.atalaya.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.atalaya.alerts.AlertBoard;
import org.atalaya.alerts.AlertKind;
import org.atalaya.alerts.Bulletin;
import org.atalaya.alerts.MissingPerson;
import org.atalaya.alerts.PhotoSize;
import org.atalaya.alerts.Place;
import org.atalaya.alerts.PublicAlert;
import org.atalaya.alerts.PublicAlert.Announcement;
import org.atalaya.alerts.Sex;
import org.atalaya.alerts.Tombstone;
import org.atalaya.cases.Label;

/** A board on which a test posts invented alerts. Its photos are the words "photo" and the size. */
public final class PostedAlerts implements AlertBoard {

  private static final Place MIXCO =
      new Place("0108", Label.same("Mixco"), Label.same("Guatemala"));
  private static final Place COBAN =
      new Place("1601", Label.same("Cobán"), Label.same("Alta Verapaz"));

  private final Instant now;
  private volatile Posted posted = new Posted(List.of(), List.of());

  /** An empty board. */
  public PostedAlerts(Instant now) {
    this.now = now;
  }

  /** Posts a woman of this name, missing in Mixco, or without one. */
  public Bulletin woman(String name) {
    return post(AlertKind.WOMAN, "IC", 24, Optional.of(name).filter(n -> !n.isEmpty()), MIXCO);
  }

  /** Posts a girl of this name, missing in Cobán. */
  public Bulletin child(String name) {
    return post(AlertKind.CHILD, "AK", 9, Optional.of(name), COBAN);
  }

  private Bulletin post(
      AlertKind kind, String prefix, int age, Optional<String> name, Place place) {
    int number = posted.bulletins().size() + posted.tombstones().size() + 1;
    MissingPerson person =
        new MissingPerson(
            name,
            age,
            Sex.F,
            LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(3),
            place,
            Optional.of(Label.of("Blusa roja.", "Red blouse.")));
    Bulletin bulletin =
        new Bulletin(
            new UUID(0x0192_f000_0000_7000L, 0x8000_0000_0000_0000L + number),
            "%s-2026-%06d".formatted(prefix, number),
            kind,
            List.of(new Announcement(1, now.minusSeconds(3600L * 24 * 2))),
            now.plusSeconds(3600L * 24 * 30),
            person,
            name.isPresent());
    posted =
        new Posted(
            Stream.concat(Stream.of(bulletin), posted.bulletins().stream()).toList(),
            posted.tombstones());
    return bulletin;
  }

  /** Ends an alert. */
  public void end(Bulletin bulletin) {
    List<Announcement> announcements = new ArrayList<>(bulletin.announcements());
    announcements.add(new Announcement(announcements.size() + 1, now));
    posted =
        new Posted(
            posted.bulletins().stream().filter(each -> !each.equals(bulletin)).toList(),
            Stream.concat(
                    Stream.of(new Tombstone(bulletin.id(), announcements)),
                    posted.tombstones().stream())
                .toList());
  }

  @Override
  public Posted posted() {
    return posted;
  }

  @Override
  public Optional<PublicAlert> find(UUID id) {
    return Stream.<PublicAlert>concat(posted.bulletins().stream(), posted.tombstones().stream())
        .filter(alert -> alert.id().equals(id))
        .findFirst();
  }

  @Override
  public Optional<byte[]> photo(UUID id, PhotoSize size) {
    return find(id)
        .filter(alert -> alert instanceof Bulletin bulletin && bulletin.photo())
        .map(alert -> ("photo " + size.code()).getBytes(StandardCharsets.UTF_8));
  }
}
