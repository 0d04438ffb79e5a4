// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.atalaya.cases.CaseSchema;
import org.atalaya.cases.CaseTables;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.SourceDescription;
import org.atalaya.cases.TallyRequest;
import org.atalaya.cases.UnprotectedTally;

/**
 * A store that says how often it was asked to count.
 *
 * @param tables what answers
 * @param tallies how often it counted
 */
record CountingTables(CaseTables tables, AtomicInteger tallies) implements CaseTables {

  @Override
  public CaseSchema schema() {
    return tables.schema();
  }

  @Override
  public SourceDescription source() {
    return tables.source();
  }

  @Override
  public List<DatasetVersion> versions() {
    return tables.versions();
  }

  @Override
  public UnprotectedTally tally(TallyRequest request) {
    tallies.incrementAndGet();
    return tables.tally(request);
  }
}
