// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.routing;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.atalaya.tips.routing.internal.DirectoryViews;

/**
 * Reads four views in the database of the authority:
 *
 * <ul>
 *   <li>{@code tip_assignment}: {@code case_number} and {@code alert_id} (texts; the second null
 *       where the case has no alert; a row for each alert), {@code unit}, {@code person} (null
 *       where nobody was named)
 *   <li>{@code tip_person}: {@code id}, {@code unit}, {@code superior} (null for none), {@code
 *       mail} (null for none); only who works there now
 *   <li>{@code tip_absence}: {@code person}, {@code first_day}, {@code last_day} (dates, both
 *       included), {@code substitute} (null for none)
 *   <li>{@code tip_duty}: {@code unit}, {@code person}, {@code first_day}, {@code last_day}
 * </ul>
 *
 * <p>Ids of units are those of {@link TipRouting}; a number of a case is written as the form asks
 * for it. If there are several rows where one is expected, the first by unit and person holds. The
 * user of the connections needs the right to read the views and no other.
 *
 * <pre>{@code
 * ProsecutorDirectory directory =
 *     new JdbcProsecutorDirectory(dataSource, "fiscalia.", Duration.ofSeconds(3));
 * }</pre>
 */
public final class JdbcProsecutorDirectory implements ProsecutorDirectory {

  private final DirectoryViews views;

  /**
   * The directory in these views.
   *
   * @param prefix before their names, as SQL: a schema with a full stop, or nothing
   * @param timeout of a query, from one second on; connecting takes what the data source allows
   */
  public JdbcProsecutorDirectory(DataSource database, String prefix, Duration timeout) {
    if (timeout.toSeconds() < 1) {
      throw new IllegalArgumentException("timeout must be >= PT1S. Provided value: " + timeout);
    }
    views = new DirectoryViews(database, prefix, timeout);
  }

  @Override
  public Optional<Assignment> ofCase(String caseNumber) {
    return views.ofCase(caseNumber);
  }

  @Override
  public Optional<Assignment> ofAlert(UUID alert) {
    return views.ofAlert(alert.toString());
  }

  @Override
  public Optional<Prosecutor> find(String person) {
    return views.find(person);
  }

  @Override
  public Optional<String> onDuty(String unit, LocalDate day) {
    return views.onDuty(unit, day);
  }
}
