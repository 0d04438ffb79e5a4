// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.registry.OfficeUnderTest.ANA;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.SyntheticRegister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example, run; and the README, compared with it. */
class RegistryReadmeTest {

  private static final String BEGIN = "    // README registry begins\n";
  private static final String END = "    // README registry ends";

  @TempDir Path folder;

  @Test
  void example_ofTheReadme_answers() throws IOException {
    SecureRandom random = new SecureRandom();
    KeyVault vault = KeyVault.at(folder.resolve("keys"), random);
    try (OperationalStore store = OperationalStore.at(folder.resolve("operations.sqlite"))) {
      assertThat(example(store, vault, new SyntheticRegister(List.of()), random))
          .isEqualTo(new Verification.NotValid());
    }
  }

  private static Verification example(
      OperationalStore store, KeyVault vault, RegistryLookup lookup, SecureRandom random) {
    Clock clock = Clock.systemUTC();
    CertificateApplication application = OfficeUnderTest.application(ANA);
    IdentityProof proof = new InPersonProof();
    String evidence = ANA.document().number();
    CertificateCode code = new CertificateCode("0123-4567");
    LocalDate birthDate = ANA.birthDate();
    // README registry begins
    RegistryOffice office =
        RegistryOffice.open(
            store, vault, lookup, RegistrySettings.of("Ministerio Público"), clock, random);

    Submission submission = office.requests().submit("chosen by the sender", application);
    ProofOutcome outcome =
        office.requests().prove(submission.request(), submission.key(), proof, evidence);
    office.lookups().run(100);
    if (outcome instanceof ProofOutcome.Proved proved) {
      Optional<Certificate> certificate =
          office.requests().collect(submission.request(), proved.key());
      // README leaves out
      // Unless it was among those drawn for review.
      assertThat(certificate.isPresent()).isEqualTo(office.reviews().waiting(1).isEmpty());
      // README goes on
    }
    Verification answer =
        office.verifications().verify(code, "Muñoz", birthDate, Verifier.named("Colegio Maya"));
    // README registry ends
    return answer;
  }

  @Test
  void readme_example_isTheOneRunHere() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/org/atalaya/registry/RegistryReadmeTest.java"));
    int begin = source.indexOf(BEGIN) + BEGIN.length();
    String run =
        source
            .substring(begin, source.indexOf(END, begin))
            .replaceAll("(?s) *// README leaves out.*// README goes on\n", "")
            .lines()
            .map(line -> line.isEmpty() ? line : line.substring(4))
            .collect(Collectors.joining("\n", "", "\n"));

    assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + run + "```");
  }

  @Test
  void readme_command_isTheOneTested() throws IOException {
    assertThat(Files.readString(Path.of("README.md"))).contains("    " + SigningTest.VERIFY + "\n");
  }
}
