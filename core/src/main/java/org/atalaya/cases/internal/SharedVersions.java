// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.DatasetVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dataset versions of a database into which other nodes load, too. What they load is seen after
 * a second at most.
 *
 * <p>While the database does not answer, the versions are those that were known, so that answers
 * which are kept can still be given; what has to be counted fails by itself.
 */
final class SharedVersions {

  private static final Logger LOG = LoggerFactory.getLogger(CaseStore.class);
  private static final long KEPT = Duration.ofSeconds(1).toNanos();

  /** Much less than the rows of a version stay that another node has forgotten. */
  private static final long TRUSTED = Duration.ofMinutes(1).toNanos();

  private final SharedDatabase database;
  private final VersionHistory history;
  private final VersionWriter versions;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile long asked = System.nanoTime();
  private volatile long confirmed = System.nanoTime();
  private boolean answers = true;

  SharedVersions(SharedDatabase database, VersionHistory history) {
    this.database = database;
    this.history = history;
    this.versions = new VersionWriter(history);
  }

  /** All versions; one thread at a time asks for new ones, and the others do not wait for it. */
  List<DatasetVersion> all() {
    if (System.nanoTime() - asked > KEPT && asking.compareAndSet(false, true)) {
      try {
        ask();
      } finally {
        asked = System.nanoTime();
        asking.set(false);
      }
    }
    return history.all();
  }

  private void ask() {
    try {
      database.run(connection -> {
        read(connection);
        return true;
      });
      if (!answers) {
        LOG.info("The database of the case store answers again.");
      }
      answers = true;
    } catch (SQLException e) {
      // Once, not each second.
      if (answers) {
        LOG.warn(
            "The database of the case store does not answer ({}); no newer versions are seen.",
            e.getClass().getSimpleName());
      }
      answers = false;
    }
  }

  /**
   * Makes sure that the rows of a version are there for as long as anyone waits for an answer.
   *
   * @throws SQLException if the database does not answer
   * @throws IllegalStateException if the version was forgotten, by whatever node
   */
  void confirm(int number) throws SQLException {
    if (System.nanoTime() - confirmed > TRUSTED) {
      database.run(connection -> {
        read(connection);
        return true;
      });
    }
    List<DatasetVersion> known = history.all();
    int before = DatasetVersion.countFirst(known, version -> version.number() < number);
    // One that never was has no rows that could be missing.
    boolean was = number > 0 && before < known.size();
    if (was && known.get(before).number() != number) {
      throw new IllegalStateException("version " + number + " of the records is forgotten");
    }
  }

  /** Reads the versions that are not known yet, and forgets those that are gone. */
  synchronized void read(Connection connection) throws SQLException {
    long begun = System.nanoTime();
    versions.read(connection);
    confirmed = begun;
  }

  /** Adds a version that this node has made, unless it was read already. */
  synchronized void add(DatasetVersion made) {
    if (history.latest().number() < made.number()) {
      history.add(made);
    }
  }
}
