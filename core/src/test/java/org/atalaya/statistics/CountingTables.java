// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.util.concurrent.atomic.AtomicInteger;
import org.atalaya.cases.CaseTables;
import org.atalaya.cases.TallyRequest;
import org.atalaya.cases.UnprotectedTally;
import org.atalaya.testkit.TablesAround;

/**
 * A store that says how often it was asked to count.
 *
 * @param tables what answers
 * @param tallies how often it counted
 */
record CountingTables(CaseTables tables, AtomicInteger tallies) implements TablesAround {

  @Override
  public UnprotectedTally tally(TallyRequest request) {
    tallies.incrementAndGet();
    return tables.tally(request);
  }
}
