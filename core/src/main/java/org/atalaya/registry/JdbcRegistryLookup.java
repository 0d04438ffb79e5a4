// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.time.Duration;
import javax.sql.DataSource;
import org.atalaya.registry.internal.ListedView;

/**
 * Reads a view in the database of the register, with a row for each person and each name of theirs
 * who is in it now:
 *
 * <ul>
 *   <li>{@code document_kind}: {@code national-number} or {@code passport}; null where none is
 *       known
 *   <li>{@code document_country}: three capital letters; null like the kind
 *   <li>{@code document_number} as {@link IdentityDocument#number} has it, without separators; null
 *       like the kind
 *   <li>{@code birth_date}, a date
 *   <li>{@code given_names}, {@code family_names}: texts
 * </ul>
 *
 * <p>Only the rows with the number asked about or a {@linkplain NearDates near} birth date are
 * read; an index on each makes it fast. A row of these that breaks the above counts as a doubt:
 * staff sees it. The user of the connections needs the right to read the view and no other.
 * <strong>Not checked:</strong> that the view is complete; who is missing in it gets a certificate.
 *
 * <pre>{@code
 * RegistryLookup lookup = new JdbcRegistryLookup(dataSource, "registry_listed", Duration.ofSeconds(3));
 * }</pre>
 */
public final class JdbcRegistryLookup implements RegistryLookup {

  private final ListedView view;

  /**
   * The lookup on a view.
   *
   * @param view its name as SQL
   * @param timeout of a query, from one second on; connecting takes what the data source allows
   */
  public JdbcRegistryLookup(DataSource database, String view, Duration timeout) {
    if (timeout.toSeconds() < 1) {
      throw new IllegalArgumentException("timeout must be >= PT1S. Provided value: " + timeout);
    }
    this.view = new ListedView(database, view, timeout);
  }

  @Override
  public SubjectMatch look(RegistrySubject subject) {
    return view.look(subject);
  }
}
