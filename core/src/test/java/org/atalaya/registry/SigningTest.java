// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.registry.OfficeUnderTest.ANA;
import static org.atalaya.registry.OfficeUnderTest.NOW;
import static org.atalaya.registry.OfficeUnderTest.STAFF;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.InflaterInputStream;
import org.atalaya.operations.OperationalStore;
import org.atalaya.registry.OfficeUnderTest.Held;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Statements as those who verify without asking find them. */
class SigningTest {

  /** The command of the README. */
  static final String VERIFY =
      "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in signed -sigfile signature";

  @TempDir Path folder;

  private OfficeUnderTest under;

  @BeforeEach
  void begin() throws IOException {
    under = new OfficeUnderTest(OperationalStore.at(folder.resolve("registry.sqlite")), folder);
  }

  @AfterEach
  void end() {
    under.store.close();
  }

  static JsonNode part(String jws, int index) {
    return JsonMapper.shared()
        .readTree(Base64.getUrlDecoder().decode(List.of(jws.split("\\.")).get(index)));
  }

  static boolean verifies(String jws, PublishedKey key) throws GeneralSecurityException {
    int end = jws.lastIndexOf('.');
    String base64 = key.pem().replaceAll("-----[A-Z ]+-----|\\s", "");
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(
        KeyFactory.getInstance("Ed25519")
            .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64))));
    signature.update(jws.substring(0, end).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(jws.substring(end + 1)));
  }

  @Test
  void statement_collected_saysWhatItSaysAndNoMore() {
    JsonNode statement = part(under.certificate(ANA).statement(), 1);

    assertThat(statement.required("asOf").asString()).isEqualTo("2026-03-02");
    assertThat(statement.required("validUntil").asString()).isEqualTo("2026-09-02");
    assertThat(statement.required("iat").asLong()).isEqualTo(NOW.getEpochSecond());
    assertThat(statement.required("exp").asLong())
        .isEqualTo(NOW.plus(Duration.ofDays(30)).getEpochSecond());
    assertThat(statement.required("says").required("es").asString())
        .isEqualTo(
            "Al 2 de marzo de 2026 no consta en este registro condena firme de esta persona.");
    assertThat(statement.required("says").required("en").asString())
        .isEqualTo(
            "On March 2, 2026 there is no final conviction of this person in this register.");
    assertThat(statement.required("holder").required("familyNames").asString())
        .isEqualTo(ANA.name().family());
    assertThat(statement.toString()).doesNotContain(under.certificate(ANA).code().text());
  }

  @Test
  void statement_lateInTheValidity_endsWithIt() {
    Held held = under.lookedUp(ANA);
    under.pass(Period.ofMonths(6));

    JsonNode statement = part(under.collect(held).orElseThrow().statement(), 1);

    // The end of the last day in Guatemala.
    assertThat(statement.required("exp").asLong())
        .isEqualTo(Instant.parse("2026-09-03T06:00:00Z").getEpochSecond());
  }

  @Test
  void statement_signature_verifiesWithThePublishedKeyOnly() throws Exception {
    String before = under.certificate(ANA).statement();
    PublishedKey first = under.office.keys().published().getLast();
    PublishedKey second = under.office.keys().rotate();
    String after = under.certificate(ANA).statement();

    assertThat(under.office.keys().published()).containsExactly(first, second);
    assertThat(part(before, 0).required("kid").asString()).isEqualTo(first.id());
    assertThat(part(after, 0).required("kid").asString()).isEqualTo(second.id());
    assertThat(verifies(before, first)).isTrue();
    assertThat(verifies(after, second)).isTrue();
    assertThat(verifies(after, first)).isFalse();
    assertThat(verifies(before.replace(before.substring(50, 60), after.substring(60, 70)), first))
        .isFalse();
  }

  /** The command of the README; without openssl the same is tested above. */
  @Test
  void statement_signature_verifiesByOpenssl() throws Exception {
    String jws = under.certificate(ANA).statement();
    int end = jws.lastIndexOf('.');
    Files.writeString(folder.resolve("key.pem"), under.office.keys().published().getLast().pem());
    Path signed = Files.writeString(folder.resolve("signed"), jws.substring(0, end));
    Files.write(folder.resolve("signature"), Base64.getUrlDecoder().decode(jws.substring(end + 1)));
    assumeTrue(isOnPath("openssl"), "there is no openssl");

    assertThat(openssl()).isZero();

    Files.writeString(signed, jws.substring(0, end - 1));
    assertThat(openssl()).isNotZero();
  }

  private static boolean isOnPath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  private int openssl() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(VERIFY.split(" "))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("printed").toFile())
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @Test
  void statusList_revoked_hasItsBitAlone() throws Exception {
    Held kept = under.lookedUp(ANA);
    Held revoked = under.lookedUp(ANA);
    JsonNode status = part(under.collect(revoked).orElseThrow().statement(), 1).required("status");
    assertThat(bits(0).cardinality()).isZero();

    under.office.reviews().revoke(revoked.request(), under.revision(revoked), STAFF, "convicted");

    assertThat(status.required("list").asInt()).isZero();
    assertThat(bits(0).stream()).containsExactly(status.required("index").asInt());
    assertThat(under.collect(kept)).isPresent();
    assertThat(under.office.statusList().signed(1)).isEmpty();
    assertThat(under.office.statusList().signed(-1)).isEmpty();
  }

  private BitSet bits(int list) throws Exception {
    return bits(under.office, list);
  }

  /** The bits of a list, as an office shows it. */
  static BitSet bits(RegistryOffice office, int list) throws Exception {
    String jws = office.statusList().signed(list).orElseThrow();
    assertThat(verifies(jws, office.publishedKeys().getLast())).isTrue();
    byte[] compressed =
        Base64.getUrlDecoder()
            .decode(part(jws, 1).required("status_list").required("lst").asString());
    byte[] bytes = new InflaterInputStream(new ByteArrayInputStream(compressed)).readAllBytes();
    assertThat(bytes).hasSize(1 << 14);
    return BitSet.valueOf(bytes);
  }
}
