// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.atalaya.registry.Decision.Act;
import org.atalaya.registry.RequestConflictException.Kind;
import org.atalaya.registry.RequestFiles.Opened;
import org.atalaya.registry.internal.CertificateTable;
import org.atalaya.registry.internal.RequestTable.Row;
import org.atalaya.registry.internal.RequestTable.State;

/**
 * What staff does: look at requests in review, issue or refuse with a reason, revoke, take appeals.
 * Who may do so is the host's to check. Each decision names the revision that was looked at and is
 * refused with {@link Kind#STALE} if the request was changed since.
 */
public final class CertificateReviews {

  private final RegistryParts parts;
  private final RequestFiles files;
  private final CertificateIssue issue;
  private final CertificateTable certificates;

  CertificateReviews(RegistryParts parts) {
    this.parts = parts;
    files = new RequestFiles(parts);
    issue = new CertificateIssue(parts);
    certificates = new CertificateTable(parts.store().engine());
  }

  /**
   * A request in review, without whom it is about.
   *
   * @param since when it came to review
   */
  public record Waiting(UUID request, Instant since) {}

  /** Those in review, the longest waiting first. */
  public List<Waiting> waiting(int most) {
    return parts
        .store()
        .read(connection ->
            files.table().in(connection, State.REVIEW, most).stream()
                .map(row -> new Waiting(row.id(), Instant.ofEpochMilli(row.changedAt())))
                .toList());
  }

  /**
   * The request on which a certificate was issued, for a holder or verifier who brings the paper.
   * Empty if the code is of none, or its request was erased.
   */
  public Optional<UUID> find(CertificateCode code) {
    return parts
        .store()
        .read(connection ->
            certificates
                .findByCode(connection, Hashes.plain(code.text()))
                .flatMap(row -> files.table().ofCertificate(connection, row.id())))
        .filter(request -> revision(request).isPresent());
  }

  /**
   * The revision of a request, by which staff who have it open learn that it was changed; nothing
   * of it is opened. Empty if there is none, or it was erased.
   */
  public OptionalInt revision(UUID request) {
    return parts.store().read(connection -> files.table().revision(connection, request));
  }

  /**
   * Opens a request, which the audit chain keeps.
   *
   * @param staff who looks at it, by the id that sign-in gives
   * @throws RequestConflictException if there is none, or it was erased
   */
  public RequestFile open(UUID request, String staff) {
    return parts
        .store()
        .write(connection -> {
          Opened opened = lock(connection, request);
          parts.audit().append(connection, staff, "read", request.toString());
          return file(opened);
        });
  }

  private Opened lock(Connection connection, UUID request) {
    return files
        .lock(connection, request)
        .orElseThrow(() -> new RequestConflictException(Kind.GONE));
  }

  private RequestFile file(Opened opened) {
    Row row = opened.row();
    return new RequestFile(
        row.id(),
        row.revision(),
        state(opened),
        Instant.ofEpochMilli(row.changedAt()),
        opened.content().application(),
        Optional.ofNullable(opened.content().proof()),
        opened.content().decisions());
  }

  private RequestState state(Opened opened) {
    RequestContent content = opened.content();
    UUID certificate = opened.row().certificate();
    return switch (opened.row().state()) {
      case UNPROVED -> new RequestState.Unproved();
      case PROVED -> new RequestState.Proved();
      case REVIEW -> {
        SubjectMatch match = content.match();
        if (match == null) {
          throw new IllegalStateException("a request in review was never looked up");
        }
        yield new RequestState.InReview(match, !content.decisions().isEmpty());
      }
      case ISSUED -> {
        if (certificate == null) {
          throw new IllegalStateException("a request was issued without a certificate");
        }
        yield new RequestState.Issued(certificate);
      }
      case REFUSED -> new RequestState.Refused(appealUntil(opened.row()));
      case REVOKED -> new RequestState.Revoked(appealUntil(opened.row()));
    };
  }

  private LocalDate appealUntil(Row row) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(row.changedAt()), parts.clock().getZone())
        .plus(parts.settings().appealPeriod());
  }

  /**
   * Issues the certificate of a request in review.
   *
   * @param revision that was looked at
   * @param reason of 1 to 2000 characters, for staff only
   * @throws RequestConflictException if that does not fit the request as it is now
   */
  public RequestFile issue(UUID request, int revision, String staff, String reason) {
    return decide(new Command(request, revision, staff, Act.ISSUE, reason));
  }

  /** Refuses one, in the same way. To be told in the authority's own channel only. */
  public RequestFile refuse(UUID request, int revision, String staff, String reason) {
    return decide(new Command(request, revision, staff, Act.REFUSE, reason));
  }

  /** Revokes one that was issued, in the same way. To be told in that channel only. */
  public RequestFile revoke(UUID request, int revision, String staff, String reason) {
    return decide(new Command(request, revision, staff, Act.REVOKE, reason));
  }

  /**
   * Takes the appeal of the holder against a refusal or a revocation, lodged in that channel; the
   * request is in review again.
   *
   * @param reason what the holder says
   * @throws RequestConflictException also if the last day for it is over
   */
  public RequestFile appeal(UUID request, int revision, String staff, String reason) {
    return decide(new Command(request, revision, staff, Act.APPEAL, reason));
  }

  private record Command(UUID request, int revision, String staff, Act act, String reason) {}

  private RequestFile decide(Command command) {
    Decision decision =
        new Decision(
            command.act(),
            parts.clock().instant(),
            parts.audit().pseudonym(command.staff()),
            command.reason());
    parts
        .store()
        .write(connection -> {
          Opened opened = lock(connection, command.request());
          check(opened.row(), command);
          RequestContent content = opened.content().decided(decision);
          files.write(connection, decided(connection, opened, content, command.act()));
          parts
              .audit()
              .append(
                  connection,
                  command.staff(),
                  command.act().name().toLowerCase(Locale.ROOT),
                  command.request().toString());
          return content;
        });
    return files
        .find(command.request())
        .map(this::file)
        .orElseThrow(() -> new RequestConflictException(Kind.GONE));
  }

  private void check(Row row, Command command) {
    if (row.revision() != command.revision()) {
      throw new RequestConflictException(Kind.STALE);
    }
    if (!from(command.act()).contains(row.state())) {
      throw new RequestConflictException(Kind.STATE);
    }
    if (command.act() == Act.APPEAL && LocalDate.now(parts.clock()).isAfter(appealUntil(row))) {
      throw new RequestConflictException(Kind.APPEAL_PERIOD);
    }
  }

  private static Set<State> from(Act act) {
    return switch (act) {
      case ISSUE, REFUSE -> Set.of(State.REVIEW);
      case REVOKE -> Set.of(State.ISSUED);
      case APPEAL -> Set.of(State.REFUSED, State.REVOKED);
    };
  }

  private Row decided(Connection connection, Opened opened, RequestContent content, Act act) {
    return switch (act) {
      case ISSUE -> files.put(opened, State.ISSUED, content).with(issue.issue(connection, opened));
      case REFUSE -> files.put(opened, State.REFUSED, content);
      case REVOKE -> {
        UUID certificate = opened.row().certificate();
        if (certificate == null) {
          throw new IllegalStateException("a request was issued without a certificate");
        }
        certificates.revoke(connection, certificate);
        yield files.put(opened, State.REVOKED, content);
      }
      case APPEAL -> files.put(opened, State.REVIEW, content);
    };
  }
}
