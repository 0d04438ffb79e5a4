// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.atalaya.operations.KeyVault;

/** The seals of all alerts, whose keys lie in the vault. */
final class AlertSeals {

  private static final String PURPOSE = "alert";

  private final KeyVault vault;
  private final SecureRandom random;

  AlertSeals(KeyVault vault, SecureRandom random) {
    this.vault = vault;
    this.random = random;
  }

  AlertSeal create(UUID alert) {
    return new AlertSeal(alert, vault.create(PURPOSE, alert.toString()), random);
  }

  /** Empty once the key is destroyed. */
  Optional<AlertSeal> find(UUID alert) {
    return vault.find(PURPOSE, alert.toString()).map(key -> new AlertSeal(alert, key, random));
  }

  boolean destroy(UUID alert) {
    return vault.destroy(PURPOSE, alert.toString());
  }

  /** The alerts that have a key. */
  Set<UUID> alerts() {
    return vault.subjects(PURPOSE).stream().map(UUID::fromString).collect(Collectors.toSet());
  }
}
