// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

import java.sql.Connection;
import java.time.InstantSource;
import org.atalaya.operations.OperationalStore;
import org.atalaya.tips.internal.TipTable;
import org.atalaya.tips.sealing.Recipients;
import org.atalaya.tips.sealing.RecipientsException;
import org.atalaya.tips.sealing.RootKey;
import org.atalaya.tips.sealing.SignedRecipients;

/** The list of recipients that is in use, never an older one than was in use on any node before. */
public final class RecipientList {

  private final OperationalStore store;
  private final TipTable table;
  private final RootKey root;
  private final InstantSource clock;
  private volatile Used used;

  /** What it says, and as it was signed. */
  private record Used(Recipients list, SignedRecipients signed) {}

  private RecipientList(OperationalStore store, RootKey root, InstantSource clock, Used used) {
    this.store = store;
    this.root = root;
    this.clock = clock;
    table = new TipTable(store.engine());
    this.used = used;
  }

  static RecipientList open(
      OperationalStore store, RootKey root, SignedRecipients first, InstantSource clock)
      throws RecipientsException {
    return new RecipientList(store, root, clock, checked(store, root, first, clock));
  }

  private static Used checked(
      OperationalStore store, RootKey root, SignedRecipients file, InstantSource clock)
      throws RecipientsException {
    TipTable table = new TipTable(store.engine());
    Recipients read = file.verify(root, clock.instant(), store.read(table::recipientsSeen));
    store.write(connection -> table.recipientsUsed(connection, read.version()));
    return new Used(read, file);
  }

  /**
   * Uses a list from now on.
   *
   * @throws RecipientsException if it may not be used; the one before stays in use
   */
  public void use(SignedRecipients file) throws RecipientsException {
    used = checked(store, root, file, clock);
  }

  /** The list in use; it may have run out meanwhile. */
  public Recipients current() {
    return used.list();
  }

  /** The same as it was published, for those who check the signature themselves. */
  public byte[] file() {
    return used.signed().file();
  }

  /**
   * The list, if letters may be sealed by it now.
   *
   * @throws TipRefusedException if it has run out, or another node uses a newer one
   */
  Recipients usable() {
    return store.read(this::usable);
  }

  /** The same within a transaction. */
  Recipients usable(Connection connection) {
    Recipients list = used.list();
    boolean isNewest = list.version() >= table.recipientsSeen(connection);
    if (!isNewest || !clock.instant().isBefore(list.expires())) {
      throw new TipRefusedException(TipRefusedException.Kind.RECIPIENTS);
    }
    return list;
  }

  /**
   * Checks that a letter is sealed to a unit and to recovery, as a list wants it.
   *
   * @throws TipRefusedException if it is not
   */
  void check(Recipients list, SealedPart part, String unit) {
    if (!list.mayBeSealedTo(unit, part.forUnit().keyId(), clock.instant())) {
      throw new TipRefusedException(TipRefusedException.Kind.UNIT_KEY);
    }
    if (!part.forRecovery().keyId().equals(list.recovery().id())) {
      throw new TipRefusedException(TipRefusedException.Kind.RECOVERY_KEY);
    }
  }
}
