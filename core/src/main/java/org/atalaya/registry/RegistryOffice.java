// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.security.SecureRandom;
import java.time.Clock;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.Ids;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;

/**
 * The registry checks of an authority: where everything in this package is had.
 *
 * <pre>{@code
 * RegistryOffice office =
 *     RegistryOffice.open(store, vault, lookup, RegistrySettings.of("Ministerio Público"), clock, random);
 * Submission submission = office.requests().submit(idempotencyKey, application);
 * }</pre>
 */
public final class RegistryOffice {

  private final RegistryParts parts;
  private final SigningKeys keys;
  private final StatusList statusList;
  private final CertificateRequests requests;
  private final RegistryLookups lookups;
  private final CertificateReviews reviews;
  private final Verifications verifications;
  private final VerificationLists lists;
  private final RegistryRetention retention;

  private RegistryOffice(RegistryParts parts, RegistryLookup lookup) {
    this.parts = parts;
    keys = new SigningKeys(parts.vault());
    statusList = new StatusList(parts, keys);
    requests = new CertificateRequests(parts, keys);
    lookups = new RegistryLookups(parts, lookup);
    reviews = new CertificateReviews(parts);
    verifications = new Verifications(parts);
    lists = new VerificationLists(parts);
    retention = new RegistryRetention(parts, lists);
  }

  /**
   * The registry checks kept in a store, whose tables are brought up to date.
   *
   * @param vault outside the backups of the store: the keys of requests are destroyed in it
   * @param clock in the zone of the authority, as certificates are valid by days
   */
  public static RegistryOffice open(
      OperationalStore store,
      KeyVault vault,
      RegistryLookup lookup,
      RegistrySettings settings,
      Clock clock,
      SecureRandom random) {
    store.migrate("registry");
    RegistryParts parts =
        new RegistryParts(
            store,
            vault,
            new AuditChain(store, vault, clock),
            Ids.of(clock, random),
            clock,
            random,
            settings);
    return new RegistryOffice(parts, lookup);
  }

  /** For those who want a certificate of their own. */
  public CertificateRequests requests() {
    return requests;
  }

  /** Asks the register, by a timer. */
  public RegistryLookups lookups() {
    return lookups;
  }

  /** For staff. */
  public CertificateReviews reviews() {
    return reviews;
  }

  /** For those who are shown a certificate. */
  public Verifications verifications() {
    return verifications;
  }

  /** For organisations with many. */
  public VerificationLists lists() {
    return lists;
  }

  /** The keys with which statements are signed. */
  public SigningKeys keys() {
    return keys;
  }

  /** Which statements are revoked. */
  public StatusList statusList() {
    return statusList;
  }

  /** Erases, by a timer. */
  public RegistryRetention retention() {
    return retention;
  }

  /** What the authority decided. */
  public RegistrySettings settings() {
    return parts.settings();
  }

  /**
   * A secret of this office, the same on each of its nodes; for what they seal for one another.
   *
   * @param purpose small letters, digits and dashes, at most 56 characters
   */
  public byte[] secret(String purpose) {
    return parts.vault().findOrCreate("registry", "secret-" + purpose);
  }

  /**
   * Adds to the audit chain that somebody seems to try codes or people one after the other.
   *
   * @param what is tried too often, in a word or two; never by whom
   */
  public void alarm(String what) {
    parts
        .store()
        .write(connection -> {
          parts.audit().append(connection, RegistryParts.SYSTEM, "alarm", what);
          return what;
        });
  }

  /** Who did what. */
  public AuditChain audit() {
    return parts.audit();
  }
}
