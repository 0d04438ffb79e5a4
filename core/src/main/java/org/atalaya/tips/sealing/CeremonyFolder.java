// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.atalaya.operations.KeyVault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The folder in which a ceremony lays what it makes; see {@link KeyCeremony}. */
final class CeremonyFolder {

  private static final String ROOT = "tip-root";
  private static final String ONLY = "key";
  private static final String RECOVERY_FILE = "recovery.json";
  private static final String RECIPIENTS_FILE = "recipients.json";

  private final Path folder;
  private final Clock clock;
  private final SecureRandom random;
  private final KeyVault offline;
  private final KeyVault desk;

  CeremonyFolder(Path folder, Clock clock, SecureRandom random) throws IOException {
    this.folder = folder;
    this.clock = clock;
    this.random = random;
    offline = KeyVault.at(folder.resolve("offline"), random);
    desk = KeyVault.at(folder.resolve("desk"), random);
  }

  RootKey makeRoot() throws IOException {
    if (offline.find(ROOT, ONLY).isPresent()) {
      throw new IllegalArgumentException("there is a root here already");
    }
    try {
      KeyPair pair = KeyPairGenerator.getInstance(RootKey.ALGORITHM).generateKeyPair();
      byte[] secret = pair.getPrivate().getEncoded();
      offline.findOrStore(ROOT, ONLY, () -> secret);
      Arrays.fill(secret, (byte) 0);
      RootKey root = RootKey.fromX509(pair.getPublic().getEncoded());
      write("root.txt", (root.text() + "\n").getBytes(StandardCharsets.US_ASCII));
      return root;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + RootKey.ALGORITHM, e);
    }
  }

  KeyId makeRecovery(int needed, int shares) throws IOException {
    if (Files.exists(folder.resolve(RECOVERY_FILE))) {
      throw new IllegalArgumentException("there is a recovery key here already");
    }
    try (PrivateRecipientKey key = PrivateRecipientKey.random(random)) {
      for (RecoveryShare share : RecoveryShare.split(key, needed, shares, random)) {
        byte[] text = (share.plaintext() + "\n").getBytes(StandardCharsets.US_ASCII);
        String name = "%s-%d-of-%d".formatted(key.id().text(), share.index(), shares);
        offline.findOrStore("tip-share", name, () -> text);
        Arrays.fill(text, (byte) 0);
      }
      write(RECOVERY_FILE, json(publicPart(key.publicKey())));
      return key.id();
    }
  }

  KeyId makeUnit(String unit, String spanish, String english, int days) throws IOException {
    Instant from = now();
    try (PrivateRecipientKey key = PrivateRecipientKey.random(random)) {
      // Checks what was given before anything is written.
      Recipients.UnitKey checked =
          new Recipients.UnitKey(
              unit, spanish, english, key.publicKey(), from, from.plus(Duration.ofDays(days)));
      new UnitKeys(desk).store(key);
      ObjectNode entry = SealingJson.mapper().createObjectNode().put("id", checked.unit());
      entry.putObject("name").put("es", spanish).put("en", english);
      entry.setAll(publicPart(key.publicKey()));
      entry.put("from", checked.from().toString()).put("until", checked.until().toString());
      write("unit-" + key.id().text() + ".json", json(entry));
      return key.id();
    }
  }

  private static ObjectNode publicPart(RecipientKey key) {
    return SealingJson.mapper()
        .createObjectNode()
        .put("keyId", key.id().text())
        .put("key", Base64.getUrlEncoder().withoutPadding().encodeToString(key.bytes()));
  }

  Recipients sign(int version, int days) throws IOException {
    Instant issued = now();
    ObjectNode list =
        SealingJson.mapper()
            .createObjectNode()
            .put("version", version)
            .put("issued", issued.toString())
            .put("expires", issued.plus(Duration.ofDays(days)).toString());
    ArrayNode units = list.putArray("units");
    for (Path file : unitFiles()) {
      units.add(read(file));
    }
    list.set("recovery", read(folder.resolve(RECOVERY_FILE)));
    byte[] bytes = json(list);
    Recipients recipients = Recipients.parse(bytes);
    Files.write(
        folder.resolve(RECIPIENTS_FILE), SignedRecipients.of(bytes, signature(bytes)).file());
    return recipients;
  }

  private List<Path> unitFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "unit-*.json")) {
      found.forEach(files::add);
    }
    files.sort(null);
    return files;
  }

  private byte[] signature(byte[] bytes) {
    byte[] secret =
        offline
            .find(ROOT, ONLY)
            .orElseThrow(() -> new IllegalArgumentException("there is no root here"));
    try {
      PrivateKey key =
          KeyFactory.getInstance(RootKey.ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(secret));
      Signature signer = Signature.getInstance(RootKey.ALGORITHM);
      signer.initSign(key);
      signer.update(bytes);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the root here does not sign", e);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  Recipients check(RootKey root) throws IOException, RecipientsException {
    return SignedRecipients.parse(Files.readAllBytes(folder.resolve(RECIPIENTS_FILE)))
        .verify(root, clock.instant(), 0);
  }

  /** Puts the recovery key together, for the desk to open with: an emergency, or a drill. */
  KeyId combine(List<RecoveryShare> shares) {
    try (PrivateRecipientKey key = RecoveryShare.combine(shares)) {
      new UnitKeys(desk).store(key);
      return key.id();
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private static JsonNode read(Path file) throws IOException {
    return SealingJson.mapper().readTree(Files.readAllBytes(file));
  }

  private static byte[] json(JsonNode node) {
    return SealingJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes, StandardOpenOption.CREATE_NEW);
  }
}
