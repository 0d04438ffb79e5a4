// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.atalaya.cases.CaseSchema;
import org.atalaya.cases.CaseTables;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.Deadline;
import org.atalaya.cases.SourceDescription;
import org.atalaya.cases.TallyRequest;
import org.atalaya.cases.UnprotectedTally;

/** Questions to a database that several nodes share. */
final class SharedCaseTables implements CaseTables {

  private final SharedDatabase database;
  private final TallyEngine engine;
  private final StoreCatalog catalog;
  private final SharedVersions versions;

  SharedCaseTables(
      SharedDatabase database, TallyEngine engine, StoreCatalog catalog, SharedVersions versions) {
    this.database = database;
    this.engine = engine;
    this.catalog = catalog;
    this.versions = versions;
  }

  @Override
  public CaseSchema schema() {
    return catalog.schema();
  }

  @Override
  public SourceDescription source() {
    return catalog.source();
  }

  @Override
  public List<DatasetVersion> versions() {
    return versions.all();
  }

  @Override
  public UnprotectedTally tally(TallyRequest request) {
    TallyQuery query = new TallyQuery(engine, request, catalog.schema(), catalog.ordinals());
    OptionalLong left = Deadline.left();
    try {
      versions.confirm(request.version());
      return database.run(connection -> query.run(connection, left));
    } catch (SQLException e) {
      throw new IllegalStateException("the case store did not answer", e);
    }
  }
}
