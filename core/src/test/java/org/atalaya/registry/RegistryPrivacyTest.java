// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.atalaya.registry.OfficeUnderTest.STAFF;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.atalaya.operations.OperationalStore;
import org.atalaya.registry.CertificateApplication.Purpose;
import org.atalaya.registry.IdentityDocument.NationalNumber;
import org.atalaya.registry.OfficeUnderTest.Held;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sentinels, planted in everything that names a person and taken through all that there is: nothing
 * of them is in the bytes of the store, in a log, in an exception or in a text of an object.
 */
class RegistryPrivacyTest {

  private static final String NUMBER = "7777333311104";
  private static final String GIVEN = "Zacarías";
  private static final String FAMILY = "Quetzalcóatl";
  private static final String CONTACT = "planted@example.org";
  private static final String REASON = "plantedreason";
  private static final LocalDate BORN = LocalDate.of(1967, 8, 9);
  private static final RegistrySubject SUBJECT =
      new RegistrySubject(
          new NationalNumber("GTM", NUMBER), BORN, new PersonName(GIVEN, FAMILY + " Xocoyotzin"));

  /** What must not be found, as UTF-8 in bytes; also as the names are compared. */
  private static final List<String> SENTINELS =
      List.of(NUMBER, GIVEN, FAMILY, "zacarias", "quetzalcoatl", CONTACT, REASON, BORN.toString());

  @TempDir Path folder;

  private final List<String> logged = Collections.synchronizedList(new ArrayList<>());
  private final List<String> said = new ArrayList<>();
  private final Handler handler = new Recorder();
  private OfficeUnderTest under;

  private final class Recorder extends Handler {
    @Override
    public void publish(LogRecord record) {
      logged.add(new SimpleFormatter().format(record));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void begin() throws IOException {
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    Logger.getLogger("org.apache").setLevel(Level.ALL);
    Logger.getLogger("org.atalaya").setLevel(Level.ALL);
    Logger.getLogger("org.jooq").setLevel(Level.ALL);
    root.setLevel(Level.FINE);
    under = new OfficeUnderTest(OperationalStore.at(folder.resolve("registry.sqlite")), folder);
  }

  @AfterEach
  void end() {
    Logger root = Logger.getLogger("");
    root.removeHandler(handler);
    root.setLevel(Level.INFO);
    for (String name : List.of("org.apache", "org.atalaya", "org.jooq")) {
      Logger.getLogger(name).setLevel(null);
    }
    under.store.close();
  }

  @Test
  void useAndFailure_sentinelsPlanted_areFoundNowhere() throws IOException {
    Certificate certificate = useEverything();
    failInEverything(certificate);

    assertNothingSaid();
    assertNothingStored(certificate);
  }

  private Held proved() {
    Submission submission =
        under
            .office
            .requests()
            .submit(
                "key" + said.size(),
                new CertificateApplication(SUBJECT, CONTACT, Purpose.EDUCATION, "1"));
    said.add(submission.toString());
    ProofOutcome outcome = under.prove(submission, NUMBER);
    said.add(outcome.toString());
    return new Held(submission.request(), ((ProofOutcome.Proved) outcome).key());
  }

  private Certificate useEverything() {
    Held held = proved();
    under.office.lookups().run(10);
    Certificate certificate = under.collect(held).orElseThrow();
    said.add(certificate.toString());
    under.office.requests().share(held.request(), held.key(), "school");
    new CertificatePdf("MP", URI.create("https://mp.example/v")).write(certificate, Locale.ROOT);
    Verifier verifier = new Verifier("Rosa", "school");
    under.office.verifications().verify(certificate.code(), FAMILY, BORN, verifier);
    String csv = "code,family_name,birth_date\n%s,%s,%s\n";
    under
        .office
        .lists()
        .submit(
            verifier,
            csv.formatted(certificate.code().text(), FAMILY, BORN)
                .getBytes(StandardCharsets.UTF_8));
    under.office.lists().run(10);
    RequestFile file = under.open(held);
    said.add(file.toString() + file.application() + file.decisions());
    under.office.reviews().revoke(held.request(), file.revision(), STAFF, REASON);
    RequestFile revoked = under.open(held);
    said.add(revoked.toString() + revoked.decisions() + revoked.state());
    under.register.list(new ListedPerson(SUBJECT.document(), BORN, SUBJECT.name()));
    under.register.list(new ListedPerson(null, BORN, SUBJECT.name()));
    proved();
    under.office.lookups().run(10);
    said.add(under.office.reviews().waiting(10).toString());
    return certificate;
  }

  private void failInEverything(Certificate certificate) {
    Held held = proved();
    under.register.fail(true);
    failing(() -> under.office.lookups().run(10));
    failing(() -> under.office.requests().submit("key0", OfficeUnderTest.application(SUBJECT)));
    failing(() -> new NationalNumber("GTM", NUMBER + " "));
    failing(() -> IdentityDocument.Passport.parse("GTM", NUMBER + "*"));
    failing(() -> new PersonName(FAMILY.repeat(20), GIVEN));
    failing(() -> new CertificateApplication(SUBJECT, CONTACT.repeat(20), Purpose.OTHER, "1"));
    failing(() -> under.office.reviews().refuse(held.request(), 99, STAFF, REASON));
    failing(() ->
        under
            .office
            .lists()
            .submit(new Verifier("a", "b"), FAMILY.getBytes(StandardCharsets.UTF_8)));
    failing(() -> new RequestKey(held.request(), new byte[32]).open(new byte[2048]));
    under.store.write(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.execute("DROP TABLE registry_check");
      }
    });
    failing(() ->
        under
            .office
            .verifications()
            .verify(certificate.code(), FAMILY, BORN, Verifier.named("Rosa")));
  }

  private void failing(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isNotNull();
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    said.add(text.toString());
  }

  private void assertNothingSaid() {
    assertThat(logged)
        .as("what is bound to a statement is logged, so that the handler is known to see it")
        .anyMatch(text -> text.contains("bind values") && text.contains("school"));
    for (String text : Stream.concat(logged.stream(), said.stream()).toList()) {
      assertThat(text).doesNotContain(SENTINELS);
    }
  }

  private void assertNothingStored(Certificate certificate) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> store = files.filter(Files::isRegularFile).toList();
      assertThat(store).isNotEmpty();
      for (Path file : store) {
        // One character for each byte, so that any byte sequence can be looked for.
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain(certificate.code().text());
        for (String sentinel : SENTINELS) {
          assertThat(bytes)
              .doesNotContain(
                  new String(
                      sentinel.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
      }
      assertThat(store)
          .anyMatch(file -> contains(file, "Rosa"), "what may be stored is found by this search");
    }
  }

  private static boolean contains(Path file, String text) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
