// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.routing;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Who in the authority has which case, who stands in for whom and who is on duty: an extension
 * point. Extend {@code ProsecutorDirectoryContract} of the testkit to check an implementation.
 *
 * <p>An implementation may be asked by several threads at once and answers within seconds. Its
 * answers are those of now: it keeps none for longer than a minute. It writes no log that says what
 * was asked, since that is what a tip is about. Persons may name each other in circles; whoever
 * asks sees to that.
 *
 * <p>All methods throw {@link DirectoryUnavailableException} where there is no answer, and never
 * give another answer instead: "nobody" sends a tip elsewhere.
 */
public interface ProsecutorDirectory {

  /** Who has the case of this number; empty if there is no such case or nobody has it. */
  Optional<Assignment> ofCase(String caseNumber);

  /** Who has the case of this alert; empty likewise. */
  Optional<Assignment> ofAlert(UUID alert);

  /** The person of this id; empty if nobody of that id works there now. */
  Optional<Prosecutor> find(String person);

  /** Who of a unit is on duty on a day; empty if nobody was named. */
  Optional<String> onDuty(String unit, LocalDate day);
}
