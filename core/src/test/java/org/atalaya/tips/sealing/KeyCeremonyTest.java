// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.atalaya.operations.KeyVault;
import org.atalaya.testkit.Printed;
import org.atalaya.testkit.SettableClock;
import org.atalaya.tips.sealing.RecipientsException.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ceremony from the root to the drill in which the recovery key opens a letter. */
class KeyCeremonyTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
  private static final String UNIT = "mujer-guatemala";

  @TempDir Path folder;

  private final SettableClock clock = new SettableClock(NOW, ZoneOffset.UTC);

  private Printed run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--lang=en");
    all.add("--folder=" + folder);
    return Printed.by(out -> new KeyCeremony(clock, RANDOM).run(all, out));
  }

  @BeforeEach
  void makeKeys() {
    assertThat(run("root").status()).isZero();
    assertThat(run("recovery", "--needed=2", "--shares=3").status()).isZero();
    assertThat(
            run("unit", "--unit=" + UNIT, "--es=Fiscalía de la Mujer", "--en=Women", "--days=400")
                .status())
        .isZero();
    assertThat(run("sign", "--version=3", "--days=365").status()).isZero();
  }

  private RootKey root() throws IOException {
    return RootKey.parse(Files.readString(folder.resolve("root.txt")));
  }

  private SignedRecipients published() throws IOException, RecipientsException {
    return SignedRecipients.parse(Files.readAllBytes(folder.resolve("recipients.json")));
  }

  private static void assertRefused(
      SignedRecipients file, RootKey root, Instant now, int seen, Reason reason) {
    assertThatExceptionOfType(RecipientsException.class)
        .isThrownBy(() -> file.verify(root, now, seen))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  @Test
  void recipients_signed_mayBeUsedUntilTheyRunOut() throws Exception {
    Recipients recipients = published().verify(root(), NOW, 3);

    assertThat(recipients.version()).isEqualTo(3);
    assertThat(recipients.units().getFirst().spanish()).isEqualTo("Fiscalía de la Mujer");
    assertThat(recipients.of(UNIT, NOW)).isPresent();
    assertThat(recipients.of("nobody", NOW)).isEmpty();
    assertThat(recipients.of(UNIT, NOW.plus(Duration.ofDays(400)))).isEmpty();
    assertThat(run("check", "--root=" + root().text()).status()).isZero();
  }

  @Test
  void recipients_olderRunOutOrForeign_areRefused() throws Exception {
    SignedRecipients file = published();
    byte[] changed = file.file();
    // A character of the list, in base64url.
    changed[40] = (byte) (changed[40] == 'A' ? 'B' : 'A');
    RootKey other = new RootKey(new byte[32]);

    assertRefused(file, root(), NOW, 4, Reason.OLDER);
    assertRefused(file, root(), NOW.plus(Duration.ofDays(365)), 0, Reason.TIME);
    assertRefused(file, root(), NOW.minusSeconds(1), 0, Reason.TIME);
    assertRefused(file, other, NOW, 0, Reason.SIGNATURE);
    assertRefused(SignedRecipients.parse(changed), root(), NOW, 0, Reason.SIGNATURE);
    clock.set(NOW.plus(Duration.ofDays(365)));
    Printed late = run("check", "--root=" + root().text());
    assertThat(late.status()).isEqualTo(1);
    assertThat(late.text()).contains("has run out");
  }

  @Test
  void drill_unitKeyLost_sharesOpenTheLetter() throws Exception {
    Recipients recipients = published().verify(root(), NOW, 0);
    TipContext context = TipContext.of(TipId.random(RANDOM), SealingTest.utf8("{}"));
    DataKey key = DataKey.random(RANDOM);
    SealedLetter letter =
        SealedLetter.seal(TipLetter.of(SealingTest.utf8("está viva")), key, context, 0, RANDOM);
    RecipientKey unit = recipients.of(UNIT, NOW).orElseThrow();
    WrappedKey forRecovery = WrappedKey.wrap(key, recipients.recovery(), context);
    KeyVault desk = KeyVault.at(folder.resolve("desk"), RANDOM);
    key.close();
    assertThat(new UnitKeys(desk).destroy(unit.id())).isTrue();

    List<Path> shares = shares();
    assertThat(run("combine", shares.get(2).toString(), shares.get(0).toString()).status())
        .isZero();

    PrivateRecipientKey recovered = new UnitKeys(desk).find(forRecovery.keyId()).orElseThrow();
    try (DataKey opened = forRecovery.open(recovered, context)) {
      assertThat(letter.open(opened, context, 0).plaintext())
          .isEqualTo(SealingTest.utf8("está viva"));
    }
    assertThat(run("combine", shares.get(1).toString()).text()).contains("too few");
  }

  private List<Path> shares() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("offline"))) {
      return files.filter(file -> file.toString().contains("tip-share")).sorted().toList();
    }
  }

  @Test
  void ceremony_printedAndPublished_holdNoSecret() throws IOException {
    String unitKey = "tip-unit-key.";
    KeyVault desk = KeyVault.at(folder.resolve("desk"), RANDOM);

    assertThat(desk.privateKeys())
        .as("a public node knows such a vault")
        .singleElement()
        .asString()
        .startsWith(unitKey);
    assertThat(KeyVault.at(folder.resolve("offline"), RANDOM).privateKeys())
        .contains("tip-root.key");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(Path::getFileName).map(Path::toString))
          .containsOnly(
              "root.txt",
              "recovery.json",
              "recipients.json",
              "unit-" + desk.subjects("tip-unit-key").getFirst() + ".json");
    }
    assertThat(Files.readString(shares().getFirst(), StandardCharsets.US_ASCII)).hasSize(110);
  }

  @Test
  void steps_wrongOrTwice_areRefusedInWords() {
    assertThat(run("root").text()).contains("there is a root here already");
    assertThat(run("recovery", "--needed=2", "--shares=3").text()).contains("already");
    assertThat(run("recovery", "--needed=x", "--shares=3").text()).contains("whole number");
    assertThat(run("unit", "--unit=" + UNIT).text()).contains("--es=… is missing");
    assertThat(run("melt").status()).isEqualTo(2);
    assertThat(run("check", "--root=" + "A".repeat(43)).status()).isEqualTo(1);
  }

  @Test
  void recipients_writtenOtherwise_areRefusedByName() {
    String file = "{\"recipients\":\"e30\",\"signature\":\"AA\",\"more\":1}";

    assertThatExceptionOfType(RecipientsException.class)
        .isThrownBy(() -> SignedRecipients.parse(SealingTest.utf8(file)))
        .withMessageContaining("recipients, signature");
  }
}
