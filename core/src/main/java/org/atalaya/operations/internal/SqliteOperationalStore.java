// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.atalaya.operations.OperationalStore;
import org.atalaya.operations.StoreException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * In a file: one connection that writes, and as many that read as there are readers at once. Those
 * who wait to write are committed together, by whoever of them has the turn: the disk is waited for
 * once, and each still has all of its own or nothing (group commit, as in Gawlick and Kinkade
 * 1985).
 */
public final class SqliteOperationalStore implements OperationalStore {

  /** How long another process that writes is waited for. */
  private static final int BUSY_MILLISECONDS = 10_000;

  /** So that nobody waits long for others. */
  private static final int MOST_AT_ONCE = 64;

  private final SQLiteDataSource database;
  private final Connection writer;
  private final ReentrantLock writing = new ReentrantLock();
  private final ConcurrentLinkedQueue<WaitingWork<?>> waiting = new ConcurrentLinkedQueue<>();
  private final SQLiteDataSource readOnly;
  private final ConcurrentLinkedDeque<Connection> idleReaders = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  private SqliteOperationalStore(Path file) throws SQLException {
    database = source(file, TransactionMode.IMMEDIATE, false);
    readOnly = source(file, TransactionMode.DEFERRED, true);
    writer = database.getConnection();
  }

  /** Opens the store in {@code file}. */
  public static SqliteOperationalStore open(Path file) {
    try {
      create(file);
      SqliteOperationalStore store = new SqliteOperationalStore(file);
      store.migrate("operations");
      return store;
    } catch (SQLException e) {
      throw StoreException.of("be opened", e);
    } catch (IOException e) {
      throw StoreException.of("be opened", e);
    }
  }

  /** Before SQLite does, which gives its other files the permissions of this one. */
  private static void create(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
  }

  private static SQLiteDataSource source(Path file, TransactionMode mode, boolean readOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setPragma(Pragma.SECURE_DELETE, "ON");
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLISECONDS);
    config.setTransactionMode(mode);
    config.setPragma(Pragma.TEMP_STORE, "MEMORY");
    SQLiteDataSource source = readOnly ? new ReaderSource(config) : new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }

  /** Its connections refuse to write; opening one read-only would keep it out of the WAL. */
  private static final class ReaderSource extends SQLiteDataSource {
    ReaderSource(SQLiteConfig config) {
      super(config);
    }

    @Override
    public org.sqlite.SQLiteConnection getConnection(
        @Nullable String user, @Nullable String password) throws SQLException {
      org.sqlite.SQLiteConnection connection = super.getConnection(user, password);
      execute(connection, "PRAGMA query_only = ON");
      return connection;
    }
  }

  @Override
  public Engine engine() {
    return Engine.SQLITE;
  }

  @Override
  public void migrate(String feature) {
    writing.lock();
    try {
      Migrations.run(database, engine(), feature);
    } finally {
      endTurn();
    }
  }

  @Override
  public <T> T write(Work<T> work) {
    if (writing.isHeldByCurrentThread()) {
      throw new IllegalStateException("this thread is writing already; use its connection");
    }
    WaitingWork<T> own = new WaitingWork<>(work, Thread.currentThread());
    waiting.add(own);
    boolean interrupted = false;
    while (!own.isDone()) {
      if (writing.tryLock()) {
        try {
          writeWaiting();
        } finally {
          endTurn();
        }
      } else {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return own.result();
  }

  /** Whoever waits first goes on: it may have come while nobody could take it along. */
  private void endTurn() {
    writing.unlock();
    WaitingWork<?> next = waiting.peek();
    if (next != null) {
      next.wake();
    }
  }

  private void writeWaiting() {
    List<WaitingWork<?>> turn = new ArrayList<>();
    for (WaitingWork<?> next = waiting.poll(); next != null; next = waiting.poll()) {
      turn.add(next);
      if (turn.size() == MOST_AT_ONCE) {
        break;
      }
    }
    if (turn.size() == 1) {
      turn.getFirst().alone(writer);
    } else if (!turn.isEmpty()) {
      WaitingWork.together(turn, writer);
    }
  }

  @Override
  public <T> T read(Work<T> work) {
    Connection reader = reader();
    try {
      return run(reader, "read", "BEGIN", work);
    } finally {
      giveBack(reader);
    }
  }

  /**
   * Said in SQL: the driver's own way begins the next transaction as soon as one has ended, and a
   * connection that waits would keep all others from writing.
   */
  static <T> T run(Connection connection, String tried, String begin, Work<T> work) {
    try {
      execute(connection, begin);
    } catch (SQLException e) {
      throw StoreException.of(tried, e);
    }
    return Transactions.run(
        connection, tried, work, (one, commit) -> execute(one, commit ? "COMMIT" : "ROLLBACK"));
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection reader() {
    Connection idle = idleReaders.poll();
    if (idle != null) {
      return idle;
    }
    try {
      return readOnly.getConnection();
    } catch (SQLException e) {
      throw StoreException.of("read", e);
    }
  }

  private void giveBack(Connection reader) {
    idleReaders.push(reader);
    if (closed) {
      closeReaders();
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      closed = true;
      closeReaders();
      writer.close();
    } catch (SQLException e) {
      throw StoreException.of("be closed", e);
    } finally {
      endTurn();
    }
  }

  private void closeReaders() {
    for (Connection one = idleReaders.poll(); one != null; one = idleReaders.poll()) {
      try {
        one.close();
      } catch (SQLException e) {
        throw StoreException.of("be closed", e);
      }
    }
  }
}
