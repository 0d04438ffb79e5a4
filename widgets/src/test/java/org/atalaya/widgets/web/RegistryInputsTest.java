// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.atalaya.guatemala.Cui;
import org.atalaya.guatemala.InvalidCuiException;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.registry.IdentityDocument.Passport;
import org.atalaya.registry.InvalidListException;
import org.atalaya.registry.InvalidPassportException;
import org.atalaya.registry.RegistryOffice;
import org.atalaya.registry.RegistrySettings;
import org.atalaya.registry.Verifier;
import org.atalaya.testkit.SyntheticRegister;
import org.atalaya.widgets.load.ProofOfWork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;

/**
 * Whatever people and programs send to the registry is taken or refused in words: changed at random
 * from what is right, always alike.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistryInputsTest {

  private static final int ROUNDS = 20_000;
  private static final long SEED = 20261128;
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);
  private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "AES");

  /** What is right, and what others found to be hard. */
  private static final List<String> SEEDS =
      List.of(
          "1587 56444 0904",
          "SLV A0123-4567",
          "1980-05-04",
          "Ana María|Muñoz de la Cruz|ana@example.org|education|2026-11",
          "{\"code\":\"ABCD-0123\",\"familyName\":\"Muñoz\",\"birthDate\":\"1980-05-04\"}",
          "{\"code\":{\"a\":[1,2,{\"b\":null}]},\"x\":1e999}",
          "state=abc&go=next&birthDate-day=4&birthDate-month=5&birthDate-year=1980&x=%F0%9F%99%82%zz",
          "code,family_name,birth_date\nABCD0123,\"Mu\"\"ñoz\",1980-05-04\n,,\n",
          "{\"algorithm\":\"SHA-256\",\"challenge\":\"00\",\"number\":7,\"salt\":\"a?expires=9\",\"signature\":\"b\"}",
          RegistryState.begin(RegistryFlow.REQUEST, CLOCK.instant(), new SecureRandom())
              .seal(KEY, new SecureRandom()),
          "\u0000\ud800\u202e\uff11\u0661\u00ad\ufeff");

  @TempDir Path folder;

  private OperationalStore store;
  private RegistryOffice office;
  private final ProofOfWork work = new ProofOfWork(new byte[32], 10, CLOCK);

  @BeforeAll
  void begin() throws IOException {
    store = OperationalStore.at(folder.resolve("operations.sqlite"));
    office =
        RegistryOffice.open(
            store,
            KeyVault.at(folder.resolve("keys"), new SecureRandom()),
            new SyntheticRegister(List.of()),
            RegistrySettings.of("Ministerio Público"),
            CLOCK,
            new SecureRandom());
  }

  @AfterAll
  void end() {
    store.close();
  }

  @Test
  void inputs_changedAtRandom_areTakenOrRefused() throws Exception {
    Random random = new Random(SEED);
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] input = changed(random);
      refused += each(input);
    }
    assertThat(refused).as("most are refused, and not all").isBetween(ROUNDS, 8 * ROUNDS);
  }

  private static byte[] changed(Random random) {
    byte[] input = SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.UTF_8);
    int changes = random.nextInt(6);
    for (int change = 0; change < changes && input.length > 0; change++) {
      int at = random.nextInt(input.length);
      switch (random.nextInt(4)) {
        case 0 -> input[at] = (byte) random.nextInt();
        case 1 -> input = Arrays.copyOf(input, at);
        case 2 -> input[at] ^= (byte) (1 << random.nextInt(8));
        default -> {
          byte[] longer = Arrays.copyOf(input, input.length + at + 1);
          System.arraycopy(input, 0, longer, input.length, at + 1);
          input = longer;
        }
      }
    }
    return input;
  }

  /** How many of the readers refuse it; any other exception is a fault. */
  int each(byte[] input) throws Exception {
    String text = new String(input, StandardCharsets.UTF_8);
    int refused = 0;
    refused += refuses(() -> Cui.parse(text));
    refused += refuses(() -> Passport.parse(text.substring(0, Math.min(3, text.length())), text));
    refused += refuses(() -> fields(text).application());
    refused += refuses(() -> verification(text));
    refused += refuses(() -> RequestBody.json(request("application/json", input), List.of("code")));
    refused += refuses(() -> RequestBody.form(request("application/x-www-form-urlencoded", input)));
    refused += refuses(() -> office.lists().submit(new Verifier("Marta", "colegio"), input));
    refused += work.accept(text) ? 0 : 1;
    refused += RegistryState.open(text, KEY, CLOCK.instant()).isPresent() ? 0 : 1;
    return refused;
  }

  private static RegistryFields fields(String text) {
    Map<String, String> values = new HashMap<>();
    String[] parts = text.split("\\|", -1);
    List<String> names = RegistryApi.APPLICATION;
    for (int part = 0; part < names.size(); part++) {
      values.put(names.get(part), parts[part % parts.length]);
    }
    values.put(RegistryFields.DOCUMENT, text.length() % 2 == 0 ? "passport" : "national-number");
    return new RegistryFields(values, CLOCK);
  }

  private static void verification(String text) {
    RegistryFields fields =
        new RegistryFields(
            Map.of(
                "code",
                text,
                "familyName",
                text,
                "birthDate",
                text,
                "verifier",
                text,
                "key",
                text,
                "request",
                text,
                "evidence",
                text,
                "organisation",
                text,
                "shared",
                text),
            CLOCK);
    fields.certificateCode();
    fields.familyName();
    fields.birthDate();
    fields.verifier();
    fields.request();
    fields.key();
    fields.evidence();
    fields.organisation();
    fields.shared();
    fields.done();
  }

  private static MockHttpServletRequest request(String type, byte[] body) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");
    request.setContentType(type);
    request.setContent(body);
    return request;
  }

  /** Something that reads. */
  private interface Reading {
    void read() throws Exception;
  }

  private static int refuses(Reading reading) throws Exception {
    try {
      reading.read();
      return 0;
    } catch (InvalidCuiException
        | InvalidPassportException
        | FieldException
        | ProblemException
        | InvalidListException e) {
      return 1;
    }
  }
}
