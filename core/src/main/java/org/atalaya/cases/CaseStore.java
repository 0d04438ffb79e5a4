// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.nio.file.Path;
import java.time.Clock;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.atalaya.cases.internal.DuckDbCaseStore;
import org.atalaya.cases.internal.PostgresCaseStore;
import org.atalaya.cases.internal.TrinoCaseStore;

/**
 * The records of one source, with history: in an embedded DuckDB database, or in PostgreSQL where
 * several nodes share them, and may read them through Trino.
 *
 * <pre>{@code
 * try (CaseStore store = CaseStore.inMemory(mapping, secret, Clock.system(zone))) {
 *   ImportReport report = store.loader().load(mapping, files, CaseLoader.Progress.NONE);
 * }
 * }</pre>
 */
public interface CaseStore extends AutoCloseable {

  /**
   * A store that is gone when it is closed.
   *
   * @param clock the time; its zone says which day is today
   */
  static CaseStore inMemory(CsvMapping mapping, RecordKeySecret secret, Clock clock) {
    return DuckDbCaseStore.open("", mapping, secret, clock);
  }

  /**
   * The store kept in {@code file}, which is made if it does not exist.
   *
   * @throws IllegalStateException if the file was begun with another secret or another schema, or
   *     follows a feed and the mapping declares public microdata
   */
  static CaseStore at(Path file, CsvMapping mapping, RecordKeySecret secret, Clock clock) {
    return DuckDbCaseStore.open(file.toAbsolutePath().toString(), mapping, secret, clock);
  }

  /**
   * The store kept in a PostgreSQL database, which several nodes with the same mapping and secret
   * may have open; what another node loads is seen after a second at most. Its tables are made, if
   * they do not exist, in the first schema of the search path.
   *
   * @param database keeps connections ready; stays open when the store is closed. Its driver is
   *     {@code org.postgresql:postgresql}
   * @throws IllegalStateException if the store was begun with another secret or another schema,
   *     follows a feed and the mapping declares public microdata, or the database does not answer
   * @throws IllegalArgumentException if it is another product
   */
  static CaseStore on(
      DataSource database, CsvMapping mapping, RecordKeySecret secret, Clock clock) {
    return PostgresCaseStore.open(database, mapping, secret, clock);
  }

  /**
   * The store in PostgreSQL or elsewhere that {@link #on} made and other nodes change, read through
   * Trino. Nothing is written: {@link #loader} tells of the feed that is followed, and throws
   * {@link UnsupportedOperationException} for all else. What the others load is seen after a second
   * at most.
   *
   * @param trino gives connections to the catalog and schema in which the tables lie
   * @throws IllegalStateException if there is no store, it was begun with another secret or another
   *     schema, lacks a category of the mapping, or does not answer; if the mapping declares public
   *     microdata, and that with which it was opened there did not
   * @throws IllegalArgumentException if it is another product
   */
  static CaseStore readingThrough(
      DataSource trino, CsvMapping mapping, RecordKeySecret secret, Clock clock) {
    return TrinoCaseStore.open(trino, mapping, secret, clock);
  }

  /** Where the records come from. */
  SourceDescription source();

  /** Changes to this store. */
  CaseLoader loader();

  /** Questions to this store; for the core only. */
  CaseTables tables();

  /**
   * Random numbers that follow from this store's secret and {@code purpose} alone: see {@link
   * RecordKeySecret#random}.
   */
  RandomGenerator random(String purpose);

  /**
   * Asks the store for what costs nothing, to know whether it answers.
   *
   * @throws IllegalStateException if it does not
   */
  void check();

  @Override
  void close();
}
