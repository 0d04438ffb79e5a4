// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.atalaya.registry.RequestFiles.Opened;
import org.atalaya.registry.SubjectMatch.NoMatch;
import org.atalaya.registry.internal.RequestTable.Row;
import org.atalaya.registry.internal.RequestTable.State;

/**
 * Asks the register for the requests that are proved, apart from those who wait. Who is not listed
 * gets a certificate; who is, who may be, some who are not, chosen at random, and all who were
 * {@linkplain CertificateRequests#submitForReview submitted for review} go to review.
 *
 * <p>To be run by a timer, every minute for example; several nodes may run it.
 */
public final class RegistryLookups {

  private final RegistryParts parts;
  private final RegistryLookup lookup;
  private final RequestFiles files;
  private final CertificateIssue certificates;

  RegistryLookups(RegistryParts parts, RegistryLookup lookup) {
    this.parts = parts;
    this.lookup = lookup;
    files = new RequestFiles(parts);
    certificates = new CertificateIssue(parts);
  }

  /**
   * Asks for those that wait, the longest waiting first.
   *
   * @param most how many at the most, from 1 on
   * @return how many the register was asked for
   * @throws RegistryUnavailableException if it gave no answer; those done before stay done, the
   *     others wait on
   */
  public int run(int most) {
    List<Row> proved =
        parts.store().read(connection -> files.table().in(connection, State.PROVED, most));
    int done = 0;
    for (Row row : proved) {
      Optional<Opened> opened = files.find(row.id());
      if (opened.isPresent()) {
        SubjectMatch match = lookup.look(opened.get().content().application().subject());
        parts.store().write(connection -> conclude(connection, row.id(), match));
        done++;
      }
    }
    return done;
  }

  /** Unless another node was first. */
  private boolean conclude(Connection connection, UUID request, SubjectMatch match) {
    Optional<Opened> opened =
        files.lock(connection, request).filter(one -> one.row().state() == State.PROVED);
    opened.ifPresent(one -> {
      // Drawn for everybody, so that a listed one takes no other way up to here.
      boolean chosen = parts.random().nextDouble() < parts.settings().reviewShare();
      RequestContent content = one.content().lookedUp(match);
      boolean free = match instanceof NoMatch && !chosen && !one.content().unworked();
      Row row = files.put(one, free ? State.ISSUED : State.REVIEW, content);
      files.write(connection, free ? row.with(certificates.issue(connection, one)) : row);
      String id = request.toString();
      parts.audit().append(connection, RegistryParts.SYSTEM, "look up", id);
      parts.audit().append(connection, RegistryParts.SYSTEM, free ? "issue" : "review", id);
    });
    return opened.isPresent();
  }
}
