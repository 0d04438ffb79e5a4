// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.atalaya.operations.OperationalStore.Work;
import org.jspecify.annotations.Nullable;

/**
 * Work that waits for its turn to write. Whoever has the turn does it; its result is read by who
 * brought it.
 */
final class WaitingWork<T> {

  private static final String TRIED = "write";
  private static final String BEGIN = "BEGIN IMMEDIATE";

  private final Work<T> work;
  private final Thread thread;
  private @Nullable T result;
  private @Nullable Throwable failure;

  /** Written after what came of it, and read before it. */
  private volatile boolean done;

  /**
   * Work of a thread.
   *
   * @param thread waits until it is done
   */
  WaitingWork(Work<T> work, Thread thread) {
    this.work = work;
    this.thread = thread;
  }

  /** Lets its thread look again. */
  void wake() {
    LockSupport.unpark(thread);
  }

  private void end() {
    done = true;
    wake();
  }

  boolean isDone() {
    return done;
  }

  /** What came of it; throws what it threw. */
  @SuppressWarnings("NullAway") // Whether a result may be null is said by the type of the work.
  T result() {
    switch (failure) {
      case null -> {
        return result;
      }
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException("work throws nothing else", failure);
    }
  }

  /** Does it in a transaction of its own. */
  void alone(Connection connection) {
    try {
      result = SqliteOperationalStore.run(connection, TRIED, BEGIN, work);
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    end();
  }

  /**
   * Does all in one transaction, each of them whole or not at all. If the transaction as such fails
   * nothing of any was changed, and all of them say so.
   */
  static void together(List<WaitingWork<?>> all, Connection connection) {
    try {
      SqliteOperationalStore.run(
          connection,
          TRIED,
          BEGIN,
          one -> {
            for (WaitingWork<?> next : all) {
              next.within(one);
            }
            return all.size();
          });
    } catch (RuntimeException | Error e) {
      for (WaitingWork<?> lost : all) {
        lost.failWith(e);
      }
    }
    all.forEach(WaitingWork::end);
  }

  /** Keeps a reason of its own. */
  private void failWith(Throwable reason) {
    result = null;
    if (failure == null) {
      failure = reason;
    }
  }

  /**
   * Does it within a transaction, or undoes what it did.
   *
   * @throws SQLException if it cannot be undone by itself: then SQLite has undone everything, as it
   *     does where the disk is full
   */
  private void within(Connection connection) throws SQLException {
    SqliteOperationalStore.execute(connection, "SAVEPOINT work");
    try {
      result = Transactions.attempt(connection, TRIED, work);
    } catch (RuntimeException | Error e) {
      failure = e;
      SqliteOperationalStore.execute(connection, "ROLLBACK TO work");
    }
    SqliteOperationalStore.execute(connection, "RELEASE work");
  }
}
