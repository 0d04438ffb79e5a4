// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.atalaya.operations.OutboxMessage;

/**
 * Media and partners that show alerts, have registered, and are told of every announcement from
 * then on. When an alert ends, each has to confirm that it is gone from wherever it was shown;
 * staff see who has not, and remind them.
 */
public final class Republishers {

  private final AlertOffice office;

  Republishers(AlertOffice office) {
    this.office = office;
  }

  /** Registers one, or changes the webhook and note of the one with this channel. */
  public void register(String actor, Republisher republisher) {
    long now = office.parts.clock().millis();
    office.store.write(connection -> {
      office.republishers.put(connection, republisher, now);
      office.parts.audit().append(connection, actor, "register", republisher.channel());
      return now;
    });
  }

  /**
   * Removes one, with what it has yet to confirm.
   *
   * @return whether there was one
   */
  public boolean remove(String actor, String channel) {
    return office.store.write(connection -> {
      boolean removed = office.republishers.remove(connection, channel) > 0;
      if (removed) {
        office.parts.audit().append(connection, actor, "unregister", channel);
      }
      return removed;
    });
  }

  /** Those who are registered, by channel. */
  public List<Republisher> all() {
    return office.store.read(office.republishers::all);
  }

  /** The one with this channel. */
  public Optional<Republisher> find(String channel) {
    return office.store.read(connection -> office.republishers.find(connection, channel));
  }

  /**
   * Notes that an alert is gone from all that a re-publisher shows. That it says so itself is for
   * the caller to make sure.
   *
   * @return whether that was awaited; false if it was noted before
   */
  public boolean confirm(String channel, UUID alert) {
    long now = office.parts.clock().millis();
    return office.store.write(
        connection -> office.republishers.confirm(connection, alert, channel, now));
  }

  /** Who has yet to confirm which end, who waits longest first. */
  public List<Unconfirmed> unconfirmed() {
    return office.store.read(office.republishers::unconfirmed);
  }

  /**
   * Reminds those who have not confirmed and were told, or reminded, {@code silence} ago or
   * earlier.
   *
   * @return how many
   */
  public int remind(Duration silence) {
    long now = office.parts.clock().millis();
    return office.store.write(connection -> {
      List<Unconfirmed> due = office.republishers.due(connection, now - silence.toMillis());
      for (Unconfirmed one : due) {
        String kind = AnnouncementKind.REMINDER.code();
        office
            .parts
            .outbox()
            .add(connection, new OutboxMessage(one.channel(), one.alert().toString(), kind));
        office.republishers.reminded(connection, one, now);
      }
      return due.size();
    });
  }
}
