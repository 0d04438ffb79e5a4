// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.Supplier;
import org.atalaya.alerts.feeds.FeedSignature;
import org.atalaya.operations.KeyVault;

/** Where the private keys lie that sign what goes out: apart from what public nodes read. */
final class SigningVault {

  private static final String SETTING = "atalaya.operations.signing-vault";

  private SigningVault() {}

  /**
   * What signs here.
   *
   * @param shared the vault of a node for all, which needs no other
   */
  static FeedSignature signature(WidgetsProperties properties, Supplier<KeyVault> shared) {
    String folder = properties.operations().signingVault();
    if (folder != null) {
      return FeedSignature.from(at(folder));
    }
    if (properties.node() == Node.STAFF) {
      throw new SettingException(
          SETTING
              + " is missing: the folder of the private keys that sign what goes out. In the vault"
              + " that public nodes read, no public node would start.",
          "Set it to a folder that staff nodes share and public nodes cannot read.");
    }
    return FeedSignature.from(shared.get());
  }

  private static KeyVault at(String folder) {
    try {
      return KeyVault.at(Path.of(folder), new SecureRandom());
    } catch (IOException e) {
      throw SettingException.of(
          "%s (given: %s)".formatted(SETTING, folder),
          e,
          "Name a folder that only this user can read and write.");
    }
  }
}
