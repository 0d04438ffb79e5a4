// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import java.util.Arrays;
import java.util.Optional;
import org.atalaya.operations.KeyVault;

/**
 * The private keys of units, in the vault of staff nodes. They are PKCS#8, so {@link
 * KeyVault#privateKeys} names them and a public node refuses a vault that has one. The vault
 * belongs into a backup of its own: what is lost here is opened by the recovery key alone.
 */
public final class UnitKeys {

  private static final String PURPOSE = "tip-unit-key";

  private final KeyVault vault;

  /** Those in a vault. */
  public UnitKeys(KeyVault vault) {
    this.vault = vault;
  }

  /** Keeps one. */
  public void store(PrivateRecipientKey key) {
    byte[] encoded = key.toPkcs8();
    try {
      vault.findOrStore(PURPOSE, key.id().text(), () -> encoded);
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  /** The key with an id, if it is here; whoever gets it closes it. */
  public Optional<PrivateRecipientKey> find(KeyId id) {
    return vault
        .find(PURPOSE, id.text())
        .map(encoded -> {
          try {
            return PrivateRecipientKey.fromPkcs8(encoded);
          } finally {
            Arrays.fill(encoded, (byte) 0);
          }
        });
  }

  /** Destroys one for good: what was sealed to it is opened by the recovery key alone. */
  public boolean destroy(KeyId id) {
    return vault.destroy(PURPOSE, id.text());
  }
}
