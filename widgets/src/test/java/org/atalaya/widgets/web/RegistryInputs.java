// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletRequest;

/**
 * All that reads what people and programs send to the registry, given the same bytes: what is none
 * of the known refusals is a fault. Also where Jazzer begins, by the profile {@code fuzz}.
 */
public final class RegistryInputs implements AutoCloseable {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);
  static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "AES");

  private static @Nullable RegistryInputs fuzzed;

  private final OperationalStore store;
  private final RegistryOffice office;
  private final ProofOfWork work = new ProofOfWork(new byte[32], 10, CLOCK);

  RegistryInputs(Path folder) throws IOException {
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

  /** Called by Jazzer for each input. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    RegistryInputs known = fuzzed;
    if (known == null) {
      known = new RegistryInputs(Files.createTempDirectory("registry-fuzz"));
      fuzzed = known;
    }
    known.each(input);
  }

  @Override
  public void close() {
    store.close();
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
