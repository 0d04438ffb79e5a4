// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import javax.sql.DataSource;
import org.atalaya.registry.DocumentKind;
import org.atalaya.registry.IdentityDocument;
import org.atalaya.registry.ListedPerson;
import org.atalaya.registry.NearDates;
import org.atalaya.registry.PersonName;
import org.atalaya.registry.RegistrySubject;
import org.atalaya.registry.RegistryUnavailableException;
import org.atalaya.registry.SubjectMatch;
import org.atalaya.registry.SubjectMatch.Difference;
import org.atalaya.registry.SubjectMatch.Doubtful;
import org.atalaya.registry.SubjectMatch.Match;
import org.jspecify.annotations.Nullable;

/** The view of who is listed. Plain JDBC: the authority's database may be any. */
public final class ListedView {

  private final DataSource database;
  private final String query;
  private final int timeoutSeconds;

  public ListedView(DataSource database, String view, Duration timeout) {
    this.database = database;
    timeoutSeconds = (int) timeout.toSeconds();
    query =
        "SELECT document_kind, document_country, document_number, birth_date, given_names,"
            + " family_names FROM "
            + view
            + " WHERE document_number = ? OR birth_date IN ("
            + String.join(", ", Collections.nCopies(NearDates.MOST, "?"))
            + ")";
  }

  public SubjectMatch look(RegistrySubject subject) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setQueryTimeout(timeoutSeconds);
      statement.setString(1, subject.document().number());
      List<LocalDate> dates = new ArrayList<>(NearDates.of(subject.birthDate()));
      for (int place = 0; place < NearDates.MOST; place++) {
        statement.setObject(place + 2, dates.get(Math.min(place, dates.size() - 1)));
      }
      return compare(subject, statement);
    } catch (SQLException e) {
      throw new RegistryUnavailableException("the view of the register gave no answer", e);
    }
  }

  private static SubjectMatch compare(RegistrySubject subject, PreparedStatement statement)
      throws SQLException {
    List<ListedPerson> candidates = new ArrayList<>();
    boolean unreadable = false;
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        ListedPerson person = person(row);
        if (person == null) {
          unreadable = true;
        } else {
          candidates.add(person);
        }
      }
    }
    SubjectMatch match = SubjectMatch.among(subject, candidates);
    return unreadable && !(match instanceof Match)
        ? new Doubtful(EnumSet.allOf(Difference.class))
        : match;
  }

  /** Nobody where the row is not as it has to be. */
  private static @Nullable ListedPerson person(ResultSet row) throws SQLException {
    LocalDate birthDate = row.getObject("birth_date", LocalDate.class);
    String given = row.getString("given_names");
    String family = row.getString("family_names");
    if (birthDate == null || given == null || family == null) {
      return null;
    }
    try {
      return new ListedPerson(document(row), birthDate, new PersonName(given, family));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable IdentityDocument document(ResultSet row) throws SQLException {
    String kind = row.getString("document_kind");
    String country = row.getString("document_country");
    String number = row.getString("document_number");
    if (kind == null && country == null && number == null) {
      return null;
    }
    if (kind == null || country == null || number == null) {
      throw new IllegalArgumentException("half a document");
    }
    return DocumentKind.parse(kind).document(country, number);
  }
}
