// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.atalaya.operations.AuditChain;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.tips.sealing.RecipientsException;
import org.atalaya.tips.sealing.RootKey;
import org.atalaya.tips.sealing.SignedRecipients;
import org.atalaya.tips.sealing.UnitKeys;

/**
 * The tip line of an authority: where everything in this package is had. Its nodes share a store.
 *
 * <pre>{@code
 * TipLine line = TipLine.openPublic(store, vault, root, recipients, TipLimits.DEFAULT, clock, random);
 * UploadTicket ticket = line.intake().accept(tip, unit);
 * }</pre>
 */
public final class TipLine {

  /**
   * The channel of the outbox by which tips come to the desk; the subject is the id of the tip, the
   * kind {@code tip}, {@code addition}, {@code file} or {@code forward}.
   */
  public static final String DESK = "tip-desk";

  private final TipParts parts;
  private final TipIntake intake;
  private final TipUploads uploads;
  private final TipMailbox mailbox;
  private final TipFlood flood;
  private final Optional<TipInbox> inbox;

  private TipLine(TipParts parts, TipFlood flood, Optional<TipInbox> inbox) {
    this.parts = parts;
    this.flood = flood;
    this.inbox = inbox;
    intake = new TipIntake(parts);
    uploads = new TipUploads(parts);
    mailbox = new TipMailbox(parts);
  }

  /**
   * The tip line on a node that anyone can reach. It can read nothing.
   *
   * @param vault what the nodes share; without any private key
   * @param root the key that the script pins, too
   * @throws IllegalStateException if there is a private key in the vault
   * @throws RecipientsException if the list may not be used
   */
  public static TipLine openPublic(
      OperationalStore store,
      KeyVault vault,
      RootKey root,
      SignedRecipients recipients,
      TipLimits limits,
      InstantSource clock,
      SecureRandom random)
      throws RecipientsException {
    List<String> found = vault.privateKeys();
    if (!found.isEmpty()) {
      throw new IllegalStateException(
          "a public node must not be able to read a private key; in its vault: " + found);
    }
    TipParts parts = parts(store, vault, root, recipients, limits, clock, random);
    TipFlood flood = new TipFlood(parts, new AuditChain(store, vault, clock));
    return new TipLine(parts, flood, Optional.empty());
  }

  /**
   * The tip line on a node for staff.
   *
   * @param desk where the units' private keys lie, which public nodes cannot read
   * @throws RecipientsException if the list may not be used
   */
  public static TipLine open(
      OperationalStore store,
      KeyVault vault,
      KeyVault desk,
      RootKey root,
      SignedRecipients recipients,
      TipLimits limits,
      InstantSource clock,
      SecureRandom random)
      throws RecipientsException {
    TipParts parts = parts(store, vault, root, recipients, limits, clock, random);
    AuditChain audit = new AuditChain(store, vault, clock);
    TipFlood flood = new TipFlood(parts, audit);
    TipInbox inbox = new TipInbox(parts, new UnitKeys(desk), audit, flood);
    return new TipLine(parts, flood, Optional.of(inbox));
  }

  private static TipParts parts(
      OperationalStore store,
      KeyVault vault,
      RootKey root,
      SignedRecipients recipients,
      TipLimits limits,
      InstantSource clock,
      SecureRandom random)
      throws RecipientsException {
    store.migrate("tips");
    RecipientList list = RecipientList.open(store, root, recipients, clock);
    return new TipParts(store, vault, list, limits, clock, random, UploadTicket.key(vault));
  }

  /** Whose keys tips are sealed to. */
  public RecipientList recipients() {
    return parts.recipients();
  }

  /**
   * The salt of this deployment's receipts: public, and never to be changed, as no receipt would
   * lead to its mailbox any more.
   */
  public byte[] receiptSalt() {
    return Arrays.copyOf(parts.vault().findOrCreate("tip", "receipt-salt"), Receipt.SALT_BYTES);
  }

  /**
   * A secret that the nodes share, for what stands before the line.
   *
   * @param purpose small letters and dashes
   */
  public byte[] secret(String purpose) {
    return parts.vault().findOrCreate("tip", purpose);
  }

  /** For those who send a tip. */
  public TipIntake intake() {
    return intake;
  }

  /** For their files. */
  public TipUploads uploads() {
    return uploads;
  }

  /** For those who return. */
  public TipMailbox mailbox() {
    return mailbox;
  }

  /** Whether far more come than usual. */
  public TipFlood flood() {
    return flood;
  }

  /**
   * For staff.
   *
   * @throws IllegalStateException on a public node
   */
  public TipInbox inbox() {
    return inbox.orElseThrow(() -> new IllegalStateException("a public node opens no tips"));
  }
}
