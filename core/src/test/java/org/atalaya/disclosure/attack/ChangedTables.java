// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.atalaya.cases.CaseTables;
import org.atalaya.cases.TallyRequest;
import org.atalaya.cases.UnprotectedTally;
import org.atalaya.testkit.TablesAround;

/**
 * The tables of a store with other counts or other keys: to break the protection, or to plant what
 * can be looked for.
 *
 * @param tables the tables
 * @param count the count that is told instead of a count
 * @param keySum the sum of keys that is told instead of a sum of keys
 */
record ChangedTables(CaseTables tables, LongUnaryOperator count, LongUnaryOperator keySum)
    implements TablesAround {

  @Override
  public UnprotectedTally tally(TallyRequest request) {
    return changed(tables.tally(request));
  }

  private UnprotectedTally changed(UnprotectedTally tally) {
    return new UnprotectedTally(
        IntStream.range(0, tally.size()).mapToLong(tally::count).map(count).toArray(),
        IntStream.range(0, tally.size()).mapToLong(tally::keySum).map(keySum).toArray(),
        tally.margin().map(this::changed));
  }
}
