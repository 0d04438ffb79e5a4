// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.atalaya.registry.OfficeUnderTest.ANA;
import static org.atalaya.registry.OfficeUnderTest.STAFF;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.registry.CertificateApplication.Purpose;
import org.atalaya.registry.ProofOutcome.Proved;
import org.atalaya.testkit.PostgresServer;
import org.atalaya.testkit.SettableClock;
import org.atalaya.testkit.SyntheticRegister;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A public node and one for staff, on one PostgreSQL, of which the first has no key that signs. */
class PublicNodeTest {

  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

  private final SettableClock clock =
      new SettableClock(OfficeUnderTest.NOW, ZoneId.of("America/Guatemala"));

  @TempDir Path folder;
  private OperationalStore publicStore;
  private OperationalStore staffStore;
  private KeyVault shared;
  private RegistryOffice publicNode;
  private RegistryOffice staffNode;

  @BeforeEach
  void open() throws IOException {
    SecureRandom random = new SecureRandom();
    publicStore = OperationalStore.on(SERVER.get().getPostgresDatabase());
    staffStore = OperationalStore.on(SERVER.get().getPostgresDatabase());
    shared = KeyVault.at(folder.resolve("vault"), random);
    RegistrySettings settings =
        new RegistrySettings(
            "Ministerio Público",
            Period.ofMonths(6),
            Duration.ofDays(30),
            Double.MIN_VALUE,
            5,
            Period.ofDays(7),
            Period.ofDays(30),
            Period.ofYears(1));
    staffNode =
        RegistryOffice.open(
            staffStore,
            shared,
            KeyVault.at(folder.resolve("signing"), random),
            new SyntheticRegister(List.of()),
            settings,
            clock,
            random);
    publicNode = RegistryOffice.openPublic(publicStore, shared, settings, clock, random);
  }

  @AfterEach
  void close() throws SQLException {
    publicStore.close();
    staffStore.close();
    try (var connection = SERVER.get().getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(PostgresRegistryTest.EMPTY);
    }
  }

  /** What the holder has after all was done on the public node. */
  private record Held(UUID request, AccessKey key) {}

  private Held proved() {
    Submission submission =
        publicNode
            .requests()
            .submit(
                "key", new CertificateApplication(ANA, "ana@example.org", Purpose.CARE, "2026-01"));
    Proved proved =
        (Proved)
            publicNode
                .requests()
                .prove(
                    submission.request(),
                    submission.key(),
                    new InPersonProof(),
                    ANA.document().number());
    return new Held(submission.request(), proved.key());
  }

  private Held issued() {
    Held held = proved();
    staffNode.lookups().run(10);
    staffNode.signedAhead().run(10);
    return held;
  }

  @Test
  void collect_onThePublicNode_onceStaffHasSigned() throws Exception {
    Held held = proved();
    staffNode.lookups().run(10);
    assertThat(publicNode.requests().collect(held.request(), held.key())).isEmpty();

    assertThat(staffNode.signedAhead().run(10)).isEqualTo(1);

    Certificate certificate =
        publicNode.requests().collect(held.request(), held.key()).orElseThrow();
    assertThat(publicNode.publishedKeys()).isEqualTo(staffNode.publishedKeys()).hasSize(1);
    assertThat(SigningTest.verifies(certificate.statement(), publicNode.publishedKeys().getLast()))
        .isTrue();
    assertThat(
            publicNode
                .verifications()
                .verify(
                    certificate.code(),
                    ANA.name().family(),
                    ANA.birthDate(),
                    new Verifier("x", "")))
        .isInstanceOf(Verification.Valid.class);
    assertThat(shared.privateKeys()).isEmpty();
    assertThat(publicNode.signs()).isFalse();
  }

  @Test
  void revoked_notCollectedAnyMore_andInTheListOnceSigned() throws Exception {
    Held held = issued();
    int index =
        SigningTest.part(
                publicNode.requests().collect(held.request(), held.key()).orElseThrow().statement(),
                1)
            .required("status")
            .required("index")
            .asInt();
    int revision = staffNode.reviews().revision(held.request()).orElseThrow();

    staffNode.reviews().revoke(held.request(), revision, STAFF, "convicted");

    assertThat(publicNode.requests().collect(held.request(), held.key())).isEmpty();
    assertThat(SigningTest.bits(publicNode, 0).stream()).isEmpty();
    staffNode.signedAhead().run(10);
    assertThat(SigningTest.bits(publicNode, 0).stream()).containsExactly(index);
  }

  @Test
  void run_halfOfTheTimeIsOver_signsAnew() {
    Held held = issued();
    long before = expiry(held);
    clock.set(clock.instant().plus(Duration.ofDays(14)));
    assertThat(staffNode.signedAhead().run(10)).isZero();

    clock.set(clock.instant().plus(Duration.ofDays(2)));

    assertThat(staffNode.signedAhead().run(10)).isEqualTo(1);
    assertThat(expiry(held)).isEqualTo(before + Duration.ofDays(16).toSeconds());
  }

  private long expiry(Held held) {
    String statement =
        publicNode.requests().collect(held.request(), held.key()).orElseThrow().statement();
    return SigningTest.part(statement, 1).required("exp").asLong();
  }

  @Test
  void erased_nothingOfTheStatementIsLeft() {
    Held held = issued();
    clock.set(clock.instant().plus(Duration.ofDays(200)));

    staffNode.retention().run();

    assertThat(publicNode.requests().collect(held.request(), held.key())).isEmpty();
    assertThat(statements()).isZero();
  }

  private int statements() {
    return staffStore.read(connection -> {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SELECT count(*) FROM registry_statement")) {
        assertThat(row.next()).isTrue();
        return row.getInt(1);
      }
    });
  }

  @Test
  void publicNode_neitherSignsNorAsksTheRegister() {
    assertThatIllegalStateException().isThrownBy(publicNode::lookups);
    assertThatIllegalStateException().isThrownBy(publicNode::keys);
    assertThatIllegalStateException().isThrownBy(publicNode::signedAhead);
    assertThat(publicNode.statusList().signed(0)).isEmpty();
    assertThat(publicNode.publishedKeys()).isEmpty();
  }
}
