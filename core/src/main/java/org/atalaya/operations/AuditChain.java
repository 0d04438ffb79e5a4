// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.atalaya.operations.internal.AuditTable;

/**
 * Who did what to which record, so that it cannot be denied: each entry carries the hash of the one
 * before. Who can write to the database can still write the whole chain anew; that shows as soon as
 * it is compared with a {@link #head} that was exported before, so export it regularly.
 *
 * <p>Entries hold ids and pseudonyms, no content and no names: a pseudonym is a keyed hash of who
 * acted, so {@link #pseudonym} finds a known person's acts, while a copy of the database names no
 * one.
 */
public final class AuditChain {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int PSEUDONYM_BYTES = 16;

  private final OperationalStore store;
  private final InstantSource clock;
  private final SecretKeySpec pseudonyms;
  private final AuditTable table;

  /** The chain of a store; the key of its pseudonyms lies in the vault as {@code audit.actors}. */
  public AuditChain(OperationalStore store, KeyVault vault, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    pseudonyms = new SecretKeySpec(vault.findOrCreate("audit", "actors"), ALGORITHM);
    table = new AuditTable(store.engine());
  }

  /** How {@code actor}, by the id that sign-in gives, is called in the chain. */
  public String pseudonym(String actor) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(pseudonyms);
      byte[] hash = mac.doFinal(actor.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, PSEUDONYM_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }

  /**
   * Adds an entry within the transaction of {@code connection}, which from here to its end keeps
   * others from adding; so do it last.
   *
   * @param actor by the id that sign-in gives
   * @param act what was done, in a word or two
   * @param subject id of what it was done to
   */
  public void append(Connection connection, String actor, String act, String subject) {
    ShortText.check("act", act);
    ShortText.check("subject", subject);
    AuditHead head = table.lockHead(connection);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    table.add(connection, AuditEntry.after(head, now, pseudonym(actor), act, subject));
  }

  /** The entries of a subject, the oldest first. */
  public List<AuditEntry> of(String subject) {
    return store.read(connection -> table.of(connection, subject));
  }

  /** The entries after {@code position}, the oldest first, {@code most} at most. */
  public List<AuditEntry> after(long position, int most) {
    return store.read(connection -> table.after(connection, position, most));
  }

  /** The newest entry, to be kept elsewhere. */
  public AuditHead head() {
    return store.read(table::head);
  }

  /**
   * Reads the whole chain and checks it.
   *
   * @param exported a head that was kept elsewhere; without it nobody notices if the end was cut
   *     off and the store's own head set back with it
   */
  public AuditVerification verify(Optional<AuditHead> exported) {
    return verify(store, exported);
  }

  /** The same of any store, for who has no key of its pseudonyms. */
  static AuditVerification verify(OperationalStore store, Optional<AuditHead> exported) {
    AuditTable table = new AuditTable(store.engine());
    return store.read(connection -> {
      ChainCheck check = new ChainCheck(exported);
      table.forEach(connection, check::accept);
      return check.result(table.head(connection));
    });
  }
}
