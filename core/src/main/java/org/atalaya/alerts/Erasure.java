// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.atalaya.alerts.internal.AlertRow;
import org.atalaya.alerts.internal.AlertRow.Stage;
import org.atalaya.operations.KeyVault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Destroys keys, and makes good what a node that died, or a backup, has left. */
final class Erasure {

  static final Duration KEPT = Duration.ofDays(90);

  /** More than any host lets pass. */
  private static final int DAYS_BETWEEN_SWEEPS = 30;

  private static final String NOBODY = "atalaya";
  private static final String UNKNOWN = "unknown";
  private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

  private final AlertOffice office;
  private final Publishing publishing;

  Erasure(AlertOffice office, Publishing publishing) {
    this.office = office;
    this.publishing = publishing;
  }

  /**
   * Ties the store to its vault: with another, empty one every alert would seem to have lost its
   * key, and with another store's every key of that one would seem to belong to nobody.
   */
  void tie() {
    KeyVault vault = office.parts.vault();
    office.store.write(connection -> {
      office.alerts.lockAll(connection);
      String known = office.board.vault(connection);
      if (known.isEmpty()) {
        if (!vault.subjects("alert").isEmpty()) {
          throw new IllegalStateException(
              "the key vault belongs to another store of alerts; give this one a vault of its own");
        }
        return office.board.setVault(connection, digest(vault.findOrCreate("alerts", "store")));
      }
      boolean same =
          vault.find("alerts", "store").map(Erasure::digest).filter(known::equals).isPresent();
      if (!same) {
        throw new IllegalStateException(
            "the key vault is not the one that this store of alerts began with; without that one no"
                + " alert can be read");
      }
      return 0;
    });
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** After the end was committed. */
  void erase(UUID id) {
    office.seals.destroy(id);
    office.store.write(connection -> {
      office
          .alerts
          .lock(connection, id)
          .filter(row -> row.stage() == Stage.ENDED)
          .ifPresent(row -> office.alerts.replace(connection, row.erased()));
      return id;
    });
  }

  void sweep() {
    List<AlertRow> ended =
        office.store.read(connection -> office.alerts.at(connection, Stage.ENDED));
    ended.forEach(row -> erase(row.id()));
    office.store.write(connection -> {
      office.alerts.lockAll(connection);
      sweepKeys(connection);
      return 0;
    });
    office.store.write(this::forget);
    office.store.write(connection ->
        office.facts.disguise(connection, office.today().minusDays(DAYS_BETWEEN_SWEEPS)));
  }

  private void sweepKeys(Connection connection) {
    List<AlertRow> rows = office.alerts.at(connection, Stage.DRAFT, Stage.ACTIVE);
    Set<UUID> withKey = office.seals.alerts();
    Set<UUID> alive = rows.stream().map(AlertRow::id).collect(Collectors.toSet());
    Set<UUID> orphans = new HashSet<>(withKey);
    orphans.removeAll(alive);
    orphans.forEach(office.seals::destroy);
    List<AlertRow> lost = rows.stream().filter(row -> !withKey.contains(row.id())).toList();
    if (!orphans.isEmpty() || !lost.isEmpty()) {
      LOG.warn(
          "swept {} keys without an alert; ended {} alerts whose key was destroyed before, as in a"
              + " restored backup",
          orphans.size(),
          lost.size());
    }
    Set<String> facts =
        rows.stream()
            .filter(row -> row.stage() == Stage.ACTIVE)
            .flatMap(row -> office.seals.find(row.id()).stream())
            .map(AlertSeal::factId)
            .collect(Collectors.toSet());
    office.facts.endOthers(connection, facts, office.today(), UNKNOWN);
    lost.forEach(row -> endLost(connection, row));
  }

  /** Its key is gone, so it has ended; the store, restored from a backup, does not know yet. */
  private void endLost(Connection connection, AlertRow row) {
    switch (row.stage()) {
      case DRAFT -> {
        office.photos.remove(connection, row.id());
        office.alerts.remove(connection, row.id());
      }
      case ACTIVE -> {
        office.photos.remove(connection, row.id());
        office.alerts.replace(connection, row.ended(office.now().toEpochMilli(), null).erased());
        publishing.announceEnd(connection, row);
      }
      case ENDED, ERASED -> throw new IllegalStateException("it has ended");
    }
    office.audit(connection, NOBODY, "end-without-key", row.id());
  }

  /** Of what is over for long, the audit chain and the facts remain. */
  private int forget(Connection connection) {
    long before = office.now().minus(KEPT).toEpochMilli();
    List<AlertRow> old = office.alerts.endedBefore(connection, before);
    for (AlertRow row : old) {
      office.board.forget(connection, row.id());
      office.alerts.remove(connection, row.id());
    }
    office.republishers.forgetConfirmed(connection, before);
    return old.size();
  }
}
