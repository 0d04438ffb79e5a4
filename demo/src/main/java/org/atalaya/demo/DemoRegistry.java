// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import org.atalaya.cases.Label;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.registry.CertificateApplication;
import org.atalaya.registry.CertificateApplication.Purpose;
import org.atalaya.registry.IdentityDocument;
import org.atalaya.registry.IdentityDocument.NationalNumber;
import org.atalaya.registry.IdentityProof;
import org.atalaya.registry.InPersonProof;
import org.atalaya.registry.PersonName;
import org.atalaya.registry.RegistryOffice;
import org.atalaya.registry.RegistrySettings;
import org.atalaya.registry.RegistrySubject;
import org.atalaya.registry.Submission;
import org.atalaya.widgets.web.IdentityQuestion;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Registry checks over an {@link InventedRegister}, in the store that is gone with the demo, with
 * two requests that wait for staff.
 */
@Configuration(proxyBeanMethods = false)
class DemoRegistry {

  /** What proves, in the demo, that somebody is whoever they say. */
  private static final String CODE = "2468";

  @Bean
  RegistryOffice registryOffice(OperationalStore store, KeyVault vault) {
    return RegistryOffice.open(
        store,
        vault,
        new InventedRegister(),
        RegistrySettings.of("Ministerio Público (demostración)"),
        Clock.system(Guatemala.ZONE),
        new SecureRandom());
  }

  /** Proves nothing, and says so: an authority asks its civil registry. */
  private static final class StandIn implements IdentityProof {

    @Override
    public String method() {
      return "demo-stand-in";
    }

    @Override
    public boolean proves(RegistrySubject subject, String evidence) {
      return evidence.strip().equals(CODE);
    }
  }

  @Bean
  IdentityQuestion identityQuestion() {
    return new IdentityQuestion(
        new StandIn(),
        Label.of("Código de prueba", "Code for trying"),
        Label.of(
            "Demostración: escriba %s. De verdad, la institución comprueba aquí la identidad con el registro civil."
                .formatted(CODE),
            "Demonstration: write %s. In earnest the authority has the civil registry prove the identity here."
                .formatted(CODE)));
  }

  /** One who is listed, and one who shares her number by a mistake: both wait for a decision. */
  @Bean
  SmartInitializingSingleton inventedRequests(RegistryOffice office) {
    return () -> {
      IdentityDocument document = new NationalNumber("GTM", "5555555500101");
      request(
          office,
          "demo-1",
          new RegistrySubject(
              document,
              LocalDate.of(1971, 11, 23),
              new PersonName("José Ejemplo", "Inventado Prueba")));
      request(
          office,
          "demo-2",
          new RegistrySubject(
              document,
              LocalDate.of(1990, 2, 14),
              new PersonName("Luisa Muestra", "Ficticia Ejemplo")));
      office.lookups().run(2);
    };
  }

  private static void request(RegistryOffice office, String key, RegistrySubject subject) {
    Submission submission =
        office
            .requests()
            .submit(
                key,
                new CertificateApplication(
                    subject, "contacto inventado", Purpose.EDUCATION, "demo"));
    office
        .requests()
        .prove(
            submission.request(),
            submission.key(),
            new InPersonProof(),
            subject.document().number());
  }
}
