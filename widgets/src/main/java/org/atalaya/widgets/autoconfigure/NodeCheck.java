// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.atalaya.alerts.feeds.FeedSignature;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.PrivateKeyForm;
import org.atalaya.registry.RegistryOffice;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Refuses what a node must not be: a public one that can read a private key that signs, and one for
 * all that others than this machine can reach. The key of a TLS connector is not looked at: it is
 * the server's and signs no document.
 */
final class NodeCheck implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(NodeCheck.class);

  /** Files larger than this are records. */
  private static final int MOST_BYTES = 65_536;

  private final WidgetsProperties properties;
  private final ListableBeanFactory beans;
  private final Environment environment;

  NodeCheck(WidgetsProperties properties, ListableBeanFactory beans, Environment environment) {
    this.properties = properties;
    this.beans = beans;
    this.environment = environment;
  }

  /** Before anything is served: all beans are there, and no connector is open. */
  @Override
  public void afterSingletonsInstantiated() {
    switch (properties.node()) {
      case PUBLIC -> checkNoPrivateKey();
      case STAFF -> {}
      case ALL -> checkLoopback();
    }
  }

  private void checkNoPrivateKey() {
    List<String> found = new ArrayList<>();
    Stream.of(FeedSignature.class, PrivateKey.class, KeyPair.class)
        .flatMap(type ->
            Stream.of(beans.getBeanNamesForType(type, true, false))
                .map(name -> "the bean '%s' (%s)".formatted(name, type.getSimpleName())))
        .forEach(found::add);
    beans
        .getBeansOfType(RegistryOffice.class)
        .forEach((name, office) -> {
          if (office.signs()) {
            found.add("the bean '%s' (a RegistryOffice that signs)".formatted(name));
          }
        });
    beans
        .getBeansOfType(KeyVault.class)
        .forEach((name, vault) ->
            vault
                .privateKeys()
                .forEach(key -> found.add("'%s' in %s".formatted(key, whereIs(name)))));
    settings()
        .forEach((setting, value) -> {
          if (isPrivateKey(value)) {
            found.add("the file of atalaya.%s (given: %s)".formatted(setting, value));
          }
        });
    String signing = properties.operations().signingVault();
    if (signing != null) {
      found.add("atalaya.operations.signing-vault (given: %s)".formatted(signing));
    }
    String desk = environment.getProperty("atalaya.tips.desk-vault");
    if (desk != null) {
      found.add("atalaya.tips.desk-vault (given: %s)".formatted(desk));
    }
    if (!found.isEmpty()) {
      throw new SettingException(
          "This is a public node (atalaya.node=public), and it can read private keys: %s."
              .formatted(String.join(", ", found)),
          "Keep keys that sign where only staff nodes read them (atalaya.operations.signing-vault"
              + " there; RegistryOffice.openPublic here), or set atalaya.node=staff if this node is"
              + " not for the public.");
    }
  }

  private String whereIs(String vault) {
    String folder = properties.operations().vault();
    return vault.equals("atalayaKeyVault") && folder != null
        ? "atalaya.operations.vault (given: %s)".formatted(folder)
        : "the key vault of the bean '%s'".formatted(vault);
  }

  private Map<String, String> settings() {
    return Binder.get(environment)
        .bind("atalaya", Bindable.mapOf(String.class, String.class))
        .orElse(Map.of());
  }

  private static boolean isPrivateKey(String value) {
    try {
      Path file = Path.of(value);
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return false;
      }
      try (InputStream bytes = Files.newInputStream(file)) {
        return PrivateKeyForm.isIn(bytes.readNBytes(MOST_BYTES));
      }
    } catch (InvalidPathException | IOException e) {
      // No file, or none that this node can read.
      return false;
    }
  }

  private void checkLoopback() {
    String address = environment.getProperty("server.address");
    if (!isLoopback(address) && !properties.insecureAllNode()) {
      throw new SettingException(
          "atalaya.node=all serves the public and staff from one process, and it listens on other"
              + " addresses than this machine's own (server.address: %s)."
                  .formatted(address == null ? "all" : address),
          "Set atalaya.node=public and run staff on a node of their own (atalaya.node=staff). To"
              + " try it out, set server.address=127.0.0.1, or atalaya.insecure-all-node=true.");
    }
    LOG.warn(
        "DEMONSTRATION: atalaya.node=all serves the public and staff from one process, which can"
            + " read all keys. Do not use it with real alerts.");
  }

  static boolean isLoopback(@Nullable String address) {
    try {
      return address != null && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
