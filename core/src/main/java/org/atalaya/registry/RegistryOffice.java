// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.Ids;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.registry.internal.SignedTable;

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
  private final Optional<SigningKeys> keys;
  private final StatusList statusList;
  private final CertificateRequests requests;
  private final Optional<SignedAhead> ahead;
  private final Optional<RegistryLookups> lookups;
  private final CertificateReviews reviews;
  private final Verifications verifications;
  private final VerificationLists lists;
  private final RegistryRetention retention;

  private RegistryOffice(
      RegistryParts parts, Optional<SigningKeys> keys, Optional<RegistryLookup> lookup) {
    this.parts = parts;
    this.keys = keys;
    statusList = new StatusList(parts, keys);
    ahead = keys.map(signing -> new SignedAhead(parts, signing, statusList));
    requests = new CertificateRequests(parts, keys);
    lookups = lookup.map(register -> new RegistryLookups(parts, register));
    reviews = new CertificateReviews(parts);
    verifications = new Verifications(parts);
    lists = new VerificationLists(parts);
    retention = new RegistryRetention(parts, lists);
  }

  /**
   * The registry checks kept in a store, whose tables are brought up to date, on a node for all:
   * the keys that sign lie in the same vault.
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
    return open(store, vault, vault, lookup, settings, clock, random);
  }

  /**
   * The same on a node for staff.
   *
   * @param signing where the keys lie that sign, which public nodes cannot read
   */
  public static RegistryOffice open(
      OperationalStore store,
      KeyVault vault,
      KeyVault signing,
      RegistryLookup lookup,
      RegistrySettings settings,
      Clock clock,
      SecureRandom random) {
    return new RegistryOffice(
        parts(store, vault, settings, clock, random),
        Optional.of(new SigningKeys(signing)),
        Optional.of(lookup));
  }

  /**
   * The same on a node that anyone can reach: it signs nothing and does not know the register. What
   * people do works there as elsewhere, once a node for staff has {@linkplain SignedAhead signed}.
   */
  public static RegistryOffice openPublic(
      OperationalStore store,
      KeyVault vault,
      RegistrySettings settings,
      Clock clock,
      SecureRandom random) {
    return new RegistryOffice(
        parts(store, vault, settings, clock, random), Optional.empty(), Optional.empty());
  }

  private static RegistryParts parts(
      OperationalStore store,
      KeyVault vault,
      RegistrySettings settings,
      Clock clock,
      SecureRandom random) {
    store.migrate("registry");
    return new RegistryParts(
        store,
        vault,
        new AuditChain(store, vault, clock),
        Ids.of(clock, random),
        clock,
        random,
        settings);
  }

  /** For those who want a certificate of their own. */
  public CertificateRequests requests() {
    return requests;
  }

  /**
   * Whether this node signs, and knows the register; one that {@link #openPublic} gave does not.
   */
  public boolean signs() {
    return keys.isPresent();
  }

  /**
   * Asks the register, by a timer.
   *
   * @throws IllegalStateException on a public node
   */
  public RegistryLookups lookups() {
    return lookups.orElseThrow(RegistryOffice::notHere);
  }

  /**
   * Signs for public nodes, by a timer.
   *
   * @throws IllegalStateException on a public node
   */
  public SignedAhead signedAhead() {
    return ahead.orElseThrow(RegistryOffice::notHere);
  }

  private static IllegalStateException notHere() {
    return new IllegalStateException("a public node neither signs nor asks the register");
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

  /**
   * The keys with which statements are signed.
   *
   * @throws IllegalStateException on a public node
   */
  public SigningKeys keys() {
    return keys.orElseThrow(RegistryOffice::notHere);
  }

  /**
   * All public keys, the oldest first; on a public node those that were published by {@link
   * SignedAhead}.
   */
  public List<PublishedKey> publishedKeys() {
    return keys.map(SigningKeys::published)
        .orElseGet(() -> {
          SignedTable table = new SignedTable(parts.store().engine());
          return parts.store().read(table::keys).stream()
              .map(key -> new PublishedKey(key.id(), key.pem()))
              .toList();
        });
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
