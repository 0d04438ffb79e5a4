// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.atalaya.cases.Label;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.registry.IdentityDocument.NationalNumber;
import org.atalaya.registry.IdentityProof;
import org.atalaya.registry.ListedPerson;
import org.atalaya.registry.PersonName;
import org.atalaya.registry.RegistryOffice;
import org.atalaya.registry.RegistrySettings;
import org.atalaya.registry.RegistrySubject;
import org.atalaya.registry.Verifier;
import org.atalaya.testkit.SyntheticRegister;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An office with one listed person, to be asked over HTTP. */
@Configuration(proxyBeanMethods = false)
public class RegistryOnTheWeb {

  /** Who is listed. */
  static final ListedPerson LISTED =
      new ListedPerson(
          new NationalNumber("GTM", "5555555500101"),
          LocalDate.of(1971, 11, 23),
          new PersonName("José Luis", "Soto Paz"));

  /** What proves that somebody is whoever they say. */
  static final String EVIDENCE = "planted-evidence-7";

  /** What an organisation sends in {@code Authorization}. */
  static final String ORGANISATION = "Bearer colegio-maya";

  @Bean(destroyMethod = "close")
  OperationalStore operationalStore() throws IOException {
    return OperationalStore.at(folder().resolve("operations.sqlite"));
  }

  /** Where everything lies. */
  static Path folder() throws IOException {
    return Files.createDirectories(FOLDER);
  }

  private static final Path FOLDER = newFolder();

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("registry");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Bean
  RegistryOffice registryOffice(OperationalStore store) throws IOException {
    RegistrySettings usual = RegistrySettings.of("Ministerio Público");
    RegistrySettings settings =
        new RegistrySettings(
            usual.issuer(),
            usual.validity(),
            usual.statementValidity(),
            Double.MIN_VALUE,
            usual.mostProofs(),
            usual.unprovedKept(),
            usual.appealPeriod(),
            usual.checksKept());
    return RegistryOffice.open(
        store,
        KeyVault.at(folder().resolve("keys"), new SecureRandom()),
        new SyntheticRegister(List.of(LISTED)),
        settings,
        Clock.system(Guatemala.ZONE),
        new SecureRandom());
  }

  @Bean
  IdentityQuestion identityQuestion() {
    IdentityProof proof =
        new IdentityProof() {
          @Override
          public String method() {
            return "stand-in";
          }

          @Override
          public boolean proves(RegistrySubject subject, String evidence) {
            return evidence.equals(EVIDENCE);
          }
        };
    return new IdentityQuestion(
        proof,
        Label.of(
            "¿Qué código recibió del registro civil?", "Which code did the civil registry send?"),
        Label.of("Solo una prueba: no comprueba nada.", "A stand-in: it checks nothing."));
  }

  @Bean
  VerifierAccess verifierAccess() {
    return (HttpServletRequest request) ->
        Optional.ofNullable(request.getHeader("Authorization"))
            .filter(ORGANISATION::equals)
            .map(known -> new Verifier("Marta Ruiz", "colegio-maya"));
  }
}
