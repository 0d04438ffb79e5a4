// SPDX-License-Identifier: Apache-2.0
package org.atalaya.operations;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.atalaya.operations.internal.BreakGlassTable;

/**
 * For when who should act is not there and waiting would harm somebody: a person takes a role that
 * she does not have, for a limited time and with a written reason. The audit chain notes it, all
 * the others can read it, and it ends by itself. It holds on every node of the store.
 *
 * <p>Reasons may name people: they lie sealed, under a key of the vault, and are gone after {@value
 * #KEPT_DAYS} days; the entry in the audit chain stays.
 */
public final class BreakGlass {

  /** How long a reason can be read. */
  public static final int KEPT_DAYS = 90;

  private static final int SHORTEST_REASON = 10;
  private static final int LONGEST_REASON = 1000;
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final OperationalStore store;
  private final AuditChain audit;
  private final Ids ids;
  private final InstantSource clock;
  private final SecureRandom random;
  private final SecretKeySpec key;
  private final BreakGlassTable table;

  /** Of a store; the key of its reasons lies in the vault as {@code break-glass.reasons}. */
  public BreakGlass(
      OperationalStore store,
      KeyVault vault,
      AuditChain audit,
      InstantSource clock,
      SecureRandom random) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
    this.random = random;
    ids = Ids.of(clock, random);
    key = new SecretKeySpec(vault.findOrCreate("break-glass", "reasons"), "AES");
    table = new BreakGlassTable(store.engine());
  }

  /**
   * A role taken.
   *
   * @param actor pseudonym of who took it
   * @param role by its code
   * @param until when it ends, or has ended
   */
  public record Taken(
      UUID id, String actor, String role, String reason, Instant since, Instant until) {

    /** Without the reason, which may name somebody. */
    @Override
    public String toString() {
      return "Taken[id=%s, role=%s]".formatted(id, role);
    }
  }

  /**
   * Takes a role.
   *
   * @param actor by the id that sign-in gives
   * @param reason of 10 to 1,000 characters
   * @param lasts for how long
   * @throws IllegalArgumentException if the reason is shorter or longer
   */
  public Taken take(String actor, String role, String reason, Duration lasts) {
    ShortText.check("role", role);
    String written = reason.strip();
    if (!isReason(written)) {
      throw new IllegalArgumentException(
          "a reason has %d to %d characters, given: %d"
              .formatted(SHORTEST_REASON, LONGEST_REASON, written.length()));
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Taken taken =
        new Taken(ids.next(), audit.pseudonym(actor), role, written, now, now.plus(lasts));
    store.write(connection -> {
      table.forget(connection, now.minus(Duration.ofDays(KEPT_DAYS)).toEpochMilli());
      table.add(connection, taken, seal(taken.id(), written));
      audit.append(connection, actor, "break-glass " + role, taken.id().toString());
      return taken;
    });
    return taken;
  }

  /** Whether a reason is long enough to be one, and not too long. */
  public static boolean isReason(String reason) {
    int length = reason.strip().length();
    return length >= SHORTEST_REASON && length <= LONGEST_REASON;
  }

  /** The roles that {@code actor} holds so now, by their codes. */
  public List<String> roles(String actor) {
    String pseudonym = audit.pseudonym(actor);
    long now = clock.millis();
    return store.read(connection -> table.roles(connection, pseudonym, now));
  }

  /** What was taken in the last 90 days, the newest first. */
  public List<Taken> taken() {
    long from = clock.instant().minus(Duration.ofDays(KEPT_DAYS)).toEpochMilli();
    return store.read(connection -> table.since(connection, from, this::open));
  }

  private byte[] seal(UUID id, String reason) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, id, nonce, reason.getBytes(StandardCharsets.UTF_8));
    byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
    return whole;
  }

  private String open(UUID id, byte[] whole) {
    byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
    byte[] sealed = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
    return new String(cipher(Cipher.DECRYPT_MODE, id, nonce, sealed), StandardCharsets.UTF_8);
  }

  /** Bound to the id, so that no reason passes for that of another. */
  private byte[] cipher(int mode, UUID id, byte[] nonce, byte[] content) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(id.toString().getBytes(StandardCharsets.US_ASCII));
      return cipher.doFinal(content);
    } catch (GeneralSecurityException e) {
      // Without the cause: it tells nothing that may be told.
      throw new IllegalStateException("a reason was sealed under another key, or was changed");
    }
  }
}
