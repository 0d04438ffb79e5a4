// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.atalaya.operations.IdempotencyKeys;
import org.atalaya.registry.RequestFiles.Opened;
import org.atalaya.registry.internal.CertificateTable;
import org.atalaya.registry.internal.CheckTable;
import org.atalaya.registry.internal.RequestTable.Head;
import org.atalaya.registry.internal.RequestTable.State;
import org.atalaya.registry.internal.SignedTable;

/**
 * What a person does to get a certificate of their own: hand in a request, prove who they are,
 * collect.
 *
 * <p>Here the register is never asked: {@link RegistryLookups} does that afterwards. So nothing
 * that is answered here depends on who is listed, neither in shape nor in time. Whoever is listed,
 * is in doubt, was chosen for a review or was refused finds nothing to collect, and hears more in
 * the authority's own channel only.
 *
 * <pre>{@code
 * Submission submission = requests.submit(idempotencyKey, application);
 * ProofOutcome outcome = requests.prove(submission.request(), submission.key(), proof, evidence);
 * Optional<Certificate> certificate = requests.collect(submission.request(), holderKey);
 * }</pre>
 */
public final class CertificateRequests {

  private static final String SCOPE = "registry-request";

  private final RegistryParts parts;
  private final Optional<SigningKeys> signing;
  private final SignedTable signed;
  private final RequestFiles files;
  private final CertificateTable certificates;
  private final CheckTable checks;
  private final IdempotencyKeys keys;
  private final byte[] digestKey;

  CertificateRequests(RegistryParts parts, Optional<SigningKeys> signing) {
    this.parts = parts;
    this.signing = signing;
    signed = new SignedTable(parts.store().engine());
    files = new RequestFiles(parts);
    certificates = new CertificateTable(parts.store().engine());
    checks = new CheckTable(parts.store().engine());
    keys = new IdempotencyKeys(parts.store(), parts.clock());
    digestKey = parts.vault().findOrCreate("registry", "request-digests");
  }

  /**
   * Takes a request; the same one sent again is the same.
   *
   * @param idempotencyKey chosen by the sender for this request
   * @throws IdempotencyKeys.ReusedKeyException if another request came under this key
   * @throws RequestConflictException if the same one came and is erased meanwhile
   */
  public Submission submit(String idempotencyKey, CertificateApplication application) {
    return submit(idempotencyKey, RequestContent.of(application, false));
  }

  /**
   * Takes a request in the same way that is to be reviewed even if nobody of the kind is listed: a
   * person without script cannot show that they are no program, so a person decides.
   */
  public Submission submitForReview(String idempotencyKey, CertificateApplication application) {
    return submit(idempotencyKey, RequestContent.of(application, true));
  }

  private Submission submit(String idempotencyKey, RequestContent content) {
    // Keyed, as what a request asks for could be found from a plain hash by trying.
    String digest =
        HexFormat.of()
            .formatHex(
                Hashes.keyed(
                    digestKey, new String(ContentJson.write(content), StandardCharsets.UTF_8)));
    byte[] request = digest.getBytes(StandardCharsets.US_ASCII);
    String id =
        parts
            .store()
            .write(connection ->
                keys.once(
                    connection, SCOPE, idempotencyKey, request, same -> create(same, content)));
    UUID known = UUID.fromString(id);
    Opened opened =
        files
            .find(known)
            .orElseThrow(() -> new RequestConflictException(RequestConflictException.Kind.GONE));
    return new Submission(known, opened.key().submission());
  }

  private String create(Connection connection, RequestContent content) {
    String id = files.create(connection, parts.ids().next(), content).row().id().toString();
    parts.audit().append(connection, RegistryParts.APPLICANT, "request", id);
    return id;
  }

  /**
   * Lets an identity be proved for a request. After {@link RegistrySettings#mostProofs} failures
   * nothing proves it any more.
   *
   * @param key of the submission
   * @throws RegistryUnavailableException if what the proof asks gave no answer; no attempt is lost
   */
  public ProofOutcome prove(UUID request, AccessKey key, IdentityProof proof, String evidence) {
    Optional<Opened> claimed =
        parts.store().write(connection -> claimAttempt(connection, request, key));
    if (claimed.isEmpty()) {
      return new ProofOutcome.NotProved();
    }
    boolean proved;
    try {
      proved = proof.proves(claimed.get().content().application().subject(), evidence);
    } catch (RegistryUnavailableException e) {
      parts.store().write(connection -> giveBackAttempt(connection, request));
      throw e;
    }
    return parts.store().write(connection -> conclude(connection, request, proof.method(), proved));
  }

  /** Counted before it is made, so that several at once are no way around the limit. */
  private Optional<Opened> claimAttempt(Connection connection, UUID request, AccessKey key) {
    Optional<Opened> opened =
        files
            .lock(connection, request)
            .filter(one -> RequestKey.same(one.key().submission(), key))
            .filter(one -> one.row().proofsTried() < parts.settings().mostProofs());
    opened.ifPresent(one -> tried(connection, one, one.row().proofsTried() + 1));
    return opened;
  }

  private void tried(Connection connection, Opened opened, int proofs) {
    files.table().tried(connection, opened.row().id(), proofs);
  }

  private boolean giveBackAttempt(Connection connection, UUID request) {
    Optional<Opened> opened = files.lock(connection, request);
    opened.ifPresent(one -> tried(connection, one, Math.max(0, one.row().proofsTried() - 1)));
    return opened.isPresent();
  }

  private ProofOutcome conclude(
      Connection connection, UUID request, String method, boolean proved) {
    Optional<Opened> opened = files.lock(connection, request);
    if (opened.isEmpty() || !proved) {
      parts.audit().append(connection, RegistryParts.APPLICANT, "proof failed", request.toString());
      return new ProofOutcome.NotProved();
    }
    Opened one = opened.get();
    tried(connection, one, 0);
    if (one.row().state() == State.UNPROVED) {
      files.write(connection, files.put(one, State.PROVED, one.content().proved(method)));
    }
    parts.audit().append(connection, RegistryParts.APPLICANT, "proof", request.toString());
    return new ProofOutcome.Proved(one.key().holder());
  }

  /**
   * The certificate of a request, for the proved holder. Empty while it is looked at or, on a node
   * that does not sign, not yet {@linkplain SignedAhead signed}; if there is none, none any more or
   * none that is valid, for another key and for no request.
   *
   * @param key that proving gave
   */
  public Optional<Certificate> collect(UUID request, AccessKey key) {
    Optional<Certificate> certificate = valid(request, key);
    certificate.ifPresent(one ->
        parts
            .store()
            .write(connection -> {
              parts
                  .audit()
                  .append(connection, RegistryParts.HOLDER, "collect", one.id().toString());
              return one;
            }));
    return certificate;
  }

  private Optional<Certificate> valid(UUID request, AccessKey key) {
    LocalDate today = LocalDate.now(parts.clock());
    return files
        .held(request, key)
        .filter(head -> head.state() == State.ISSUED)
        .flatMap(this::row)
        .filter(row -> !row.revoked() && !row.validUntil().isBefore(today))
        .flatMap(row -> files.find(request).flatMap(opened -> certificate(opened, row)));
  }

  private Optional<CertificateTable.Row> row(Head head) {
    UUID id = head.certificate();
    return id == null
        ? Optional.empty()
        : parts.store().read(connection -> certificates.find(connection, id));
  }

  private Optional<Certificate> certificate(Opened opened, CertificateTable.Row row) {
    RegistrySubject subject = opened.content().application().subject();
    return statement(opened, row)
        .map(statement ->
            new Certificate(
                row.id(),
                opened.key().certificate(row.id()),
                subject,
                row.issuedOn(),
                row.validUntil(),
                statement));
  }

  /** Signed now where this node signs; otherwise as another has signed it. */
  private Optional<String> statement(Opened opened, CertificateTable.Row row) {
    if (signing.isPresent()) {
      RegistrySubject subject = opened.content().application().subject();
      return Optional.of(CertificateStatement.sign(parts, signing.get(), subject, row));
    }
    return parts
        .store()
        .read(connection -> signed.statement(connection, row.id()))
        .map(sealed -> new String(opened.key().open(sealed), StandardCharsets.UTF_8));
  }

  /** Who checked the certificate when, the oldest first; nothing where there is none to collect. */
  public List<PastCheck> checks(UUID request, AccessKey key) {
    return valid(request, key)
        .map(one -> parts.store().read(connection -> checks.of(connection, one.id())))
        .orElse(List.of());
  }

  /**
   * Allows an organisation to check the certificate in its lists; without that its lists say "not
   * valid".
   *
   * @param organisation by its id, of 1 to 64 characters
   * @return whether there is a certificate to share
   */
  public boolean share(UUID request, AccessKey key, String organisation) {
    String known = checked(organisation);
    return change(request, key, "share", (connection, id) -> checks.share(connection, id, known));
  }

  /** Takes that back. */
  public boolean unshare(UUID request, AccessKey key, String organisation) {
    String known = checked(organisation);
    return change(
        request, key, "unshare", (connection, id) -> checks.unshare(connection, id, known));
  }

  private static String checked(String organisation) {
    String id = new Verifier("", organisation).organisation();
    if (id.isEmpty()) {
      throw new IllegalArgumentException("organisation: allowed: 1 to 64 characters");
    }
    return id;
  }

  /** Something done with a certificate. */
  private interface Change {
    void make(Connection connection, UUID certificate);
  }

  private boolean change(UUID request, AccessKey key, String act, Change change) {
    Optional<Certificate> certificate = valid(request, key);
    certificate.ifPresent(one ->
        parts
            .store()
            .write(connection -> {
              change.make(connection, one.id());
              parts.audit().append(connection, RegistryParts.HOLDER, act, one.id().toString());
              return one;
            }));
    return certificate.isPresent();
  }
}
