// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
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
import org.atalaya.testkit.SyntheticRegister;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.load.EnumerationWatch;
import org.atalaya.widgets.load.LoadSettings;
import org.atalaya.widgets.web.ElementsServlet;
import org.atalaya.widgets.web.IdentityQuestion;
import org.atalaya.widgets.web.RegistryObserver;
import org.atalaya.widgets.web.RegistryServlet;
import org.atalaya.widgets.web.RegistryWeb;

/** An observatory on {@code localhost} that has a registry, with an office of its own. */
final class RegistrySite implements AutoCloseable {

  static final String EVIDENCE = "AB12";

  /** Nobody answers there: a test has no need of another site. */
  static final String EXIT = "https://127.0.0.1:9/";

  private static final String BASE = "/atalaya";

  private final Tomcat tomcat = new Tomcat();
  private final OperationalStore store;
  final RegistryOffice office;

  RegistrySite(Path folder, String... partners) throws IOException, LifecycleException {
    store = OperationalStore.at(folder.resolve("operations.sqlite"));
    office =
        RegistryOffice.open(
            store,
            KeyVault.at(folder.resolve("keys"), new SecureRandom()),
            new SyntheticRegister(
                List.of(
                    new ListedPerson(
                        new NationalNumber("GTM", "5555555500101"),
                        LocalDate.of(1971, 11, 23),
                        new PersonName("José Luis", "Soto Paz")))),
            settings(),
            Clock.system(Guatemala.ZONE),
            new SecureRandom());
    tomcat.setBaseDir(folder.resolve("tomcat").toString());
    tomcat.setHostname("localhost");
    tomcat.setPort(0);
    tomcat.getConnector();
    Context context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "elements", new ElementsServlet());
    context.addServletMappingDecoded("/atalaya/elements/*", "elements");
    context.addServletMappingDecoded(BASE + "/embed.js", "elements");
    tomcat.start();
    // Only now its address is known, which certificates name.
    Tomcat.addServlet(context, "registry", servlet(address(), List.of(partners)));
    RegistryServlet.patterns(BASE)
        .forEach(pattern -> context.addServletMappingDecoded(pattern, "registry"));
  }

  /** In which nobody unlisted is reviewed. */
  private static RegistrySettings settings() {
    return new RegistrySettings(
        "Ministerio Público",
        Period.ofMonths(6),
        Duration.ofDays(30),
        Double.MIN_VALUE,
        5,
        Period.ofDays(7),
        Period.ofDays(30),
        Period.ofYears(1));
  }

  private RegistryServlet servlet(String api, List<String> partners) {
    RegistryWeb web =
        new RegistryWeb(
            api,
            partners,
            URI.create(EXIT),
            2_000,
            LoadSettings.DEFAULT,
            new EnumerationWatch.Settings(Duration.ofMinutes(10), 100, 100, 100),
            Identity.NEUTRAL);
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
    IdentityQuestion question =
        new IdentityQuestion(
            proof,
            Label.of("¿Qué código recibió?", "Which code did you receive?"),
            Label.of("Solo una prueba: escriba AB12.", "A stand-in: write AB12."));
    return new RegistryServlet(
        office,
        web,
        Optional.of(question),
        Optional.empty(),
        RegistryObserver.NONE,
        Clock.system(Guatemala.ZONE));
  }

  /** Where people ask and verify. */
  String page() {
    return address() + "/embed/registry-check";
  }

  /** Where its API lies. */
  String address() {
    return "http://localhost:" + tomcat.getConnector().getLocalPort() + BASE;
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
    store.close();
  }
}
