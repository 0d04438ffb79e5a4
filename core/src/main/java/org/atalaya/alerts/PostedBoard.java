// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.atalaya.alerts.AlertBoard.Posted;
import org.atalaya.alerts.PublicAlert.Announcement;
import org.atalaya.alerts.internal.AlertRow;
import org.atalaya.alerts.internal.AlertRow.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What is posted, kept in memory until the store changes: each asker costs one small question to
 * the store, and no bulletin is opened twice. What has ended leaves memory when this node ends it,
 * or is asked next.
 */
final class PostedBoard {

  private static final Comparator<PublicAlert> NEWEST_FIRST =
      Comparator.<PublicAlert, Instant>comparing(alert -> alert.latest().sent())
          .reversed()
          .thenComparing(PublicAlert::id);

  private final AlertOffice office;
  private volatile @Nullable Snapshot kept;

  PostedBoard(AlertOffice office) {
    this.office = office;
  }

  /**
   * The board at one version of the store.
   *
   * @param ended with the end as their last announcement
   */
  private record Snapshot(long version, List<Bulletin> posted, List<Tombstone> ended, View view) {}

  /**
   * The board at a moment.
   *
   * @param from the first moment at which it is so
   * @param until the first at which it is so no more
   */
  private record View(Instant from, Instant until, Posted posted, Map<UUID, PublicAlert> byId) {}

  /** Nothing of it stays in memory. */
  void forget() {
    kept = null;
  }

  Posted posted() {
    return view().posted();
  }

  Optional<PublicAlert> find(UUID id) {
    return Optional.ofNullable(view().byId().get(id));
  }

  Optional<byte[]> photo(UUID id, PhotoSize size) {
    if (!(view().byId().get(id) instanceof Bulletin)) {
      return Optional.empty();
    }
    return attached(id, size);
  }

  /** That of an alert which has not ended, whether it is posted or not. */
  Optional<byte[]> attached(UUID id, PhotoSize size) {
    Optional<byte[]> sealed =
        office.store.read(connection -> office.photos.find(connection, id, size));
    return sealed.flatMap(jpeg -> office.seals.find(id).map(seal -> seal.open(size.code(), jpeg)));
  }

  private View view() {
    Instant now = office.parts.clock().instant();
    Snapshot known = kept;
    long version = office.store.read(office.board::version);
    if (known == null || known.version() != version) {
      known = office.store.read(connection -> load(connection, now));
      kept = known;
    }
    View view = known.view();
    if (now.isBefore(view.from()) || !now.isBefore(view.until())) {
      view = view(known.posted(), known.ended(), now);
      kept = new Snapshot(known.version(), known.posted(), known.ended(), view);
    }
    return view;
  }

  private Snapshot load(Connection connection, Instant now) {
    long version = office.board.version(connection);
    Map<UUID, List<Announcement>> announced = office.board.announcements(connection);
    Set<UUID> withPhoto = office.photos.alerts(connection);
    List<Bulletin> posted = new ArrayList<>();
    for (AlertRow row : office.alerts.at(connection, Stage.ACTIVE)) {
      // Without a key it has ended since this was read, and the version with it.
      office
          .seals
          .find(row.id())
          .map(seal ->
              bulletin(row, seal, announcements(announced, row), withPhoto.contains(row.id())))
          .ifPresent(posted::add);
    }
    long since = now.minus(Erasure.KEPT).toEpochMilli();
    List<Tombstone> ended =
        office.alerts.endedSince(connection, since).stream()
            .map(row -> new Tombstone(row.id(), announcements(announced, row)))
            .toList();
    return new Snapshot(version, posted, ended, view(posted, ended, now));
  }

  private static List<Announcement> announcements(
      Map<UUID, List<Announcement>> announced, AlertRow row) {
    return announced.getOrDefault(row.id(), List.of());
  }

  private Bulletin bulletin(
      AlertRow row, AlertSeal seal, List<Announcement> announcements, boolean photo) {
    AlertDraft draft = AlertOffice.draft(row, seal);
    Long expires = row.expiresAt();
    if (expires == null) {
      throw new IllegalStateException("a posted alert expires");
    }
    return new Bulletin(
        row.id(),
        office.number(row),
        row.kind(),
        announcements,
        Instant.ofEpochMilli(expires),
        person(draft),
        photo);
  }

  private MissingPerson person(AlertDraft draft) {
    return new MissingPerson(
        draft.withoutName() ? Optional.empty() : draft.name(),
        draft.age().orElseThrow(),
        draft.sex().orElseThrow(),
        draft.lastSeen().orElseThrow(),
        office.codes.place(draft.municipality().orElseThrow()),
        draft.description());
  }

  private static View view(List<Bulletin> posted, List<Tombstone> ended, Instant now) {
    List<Bulletin> bulletins = new ArrayList<>();
    List<Tombstone> tombstones = new ArrayList<>(ended);
    for (Bulletin one : posted) {
      if (now.isBefore(one.expires())) {
        bulletins.add(one);
      } else {
        tombstones.add(expired(one));
      }
    }
    tombstones.removeIf(one -> !now.isBefore(gone(one)));
    bulletins.sort(NEWEST_FIRST);
    tombstones.sort(NEWEST_FIRST);
    Instant from = Instant.MIN;
    Instant until = Instant.MAX;
    for (Instant change : changes(posted, ended)) {
      if (change.isAfter(now)) {
        until = change.isBefore(until) ? change : until;
      } else {
        from = change.isAfter(from) ? change : from;
      }
    }
    Map<UUID, PublicAlert> byId = new LinkedHashMap<>();
    bulletins.forEach(one -> byId.put(one.id(), one));
    tombstones.forEach(one -> byId.put(one.id(), one));
    return new View(from, until, new Posted(bulletins, tombstones), byId);
  }

  /** When time alone changes what is posted. */
  private static List<Instant> changes(List<Bulletin> posted, List<Tombstone> ended) {
    List<Instant> changes = new ArrayList<>();
    for (Bulletin one : posted) {
      changes.add(one.expires());
      changes.add(gone(expired(one)));
    }
    ended.forEach(one -> changes.add(gone(one)));
    return changes;
  }

  /** As if it had been announced: whoever asks for it later is told the same. */
  private static Tombstone expired(Bulletin bulletin) {
    List<Announcement> all = new ArrayList<>(bulletin.announcements());
    all.add(new Announcement(bulletin.latest().revision() + 1, bulletin.expires()));
    return new Tombstone(bulletin.id(), all);
  }

  private static Instant gone(Tombstone tombstone) {
    return tombstone.latest().sent().plus(Erasure.KEPT);
  }
}
