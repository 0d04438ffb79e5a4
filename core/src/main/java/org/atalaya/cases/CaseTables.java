// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.util.List;
import java.util.Optional;

/**
 * Questions to a store. The answers are exact and therefore never leave the core: see {@link
 * UnprotectedTally}.
 */
public interface CaseTables {

  /** What the store keeps. */
  CaseSchema schema();

  /** Where the records come from. */
  SourceDescription source();

  /**
   * The retained dataset versions, the newest last. There may be many; {@link
   * DatasetVersion#countFirst} finds one of them by number or time.
   */
  List<DatasetVersion> versions();

  /** The newest dataset version; {@link DatasetVersion#EMPTY} of an empty store. */
  default DatasetVersion latest() {
    List<DatasetVersion> versions = versions();
    return versions.isEmpty() ? DatasetVersion.EMPTY : versions.getLast();
  }

  /** The dataset version with this number, if it is retained. */
  default Optional<DatasetVersion> version(int number) {
    List<DatasetVersion> versions = versions();
    int before = DatasetVersion.countFirst(versions, version -> version.number() < number);
    return before < versions.size() && versions.get(before).number() == number
        ? Optional.of(versions.get(before))
        : Optional.empty();
  }

  /**
   * Counts records and adds up their keys, for no longer than {@link Deadline#left} says.
   *
   * @throws IllegalArgumentException if the schema lacks the unit or a dimension of it
   * @throws DeadlineExceededException if the time of the question is over; the store then no longer
   *     counts
   */
  UnprotectedTally tally(TallyRequest request);
}
