// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.partner;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.operations.KeyVault;
import org.atalaya.operations.OperationalStore;
import org.atalaya.testkit.TipSetUp;
import org.atalaya.tips.TipCodes;
import org.atalaya.tips.TipLimits;
import org.atalaya.tips.TipLine;
import org.atalaya.tips.routing.FileProsecutorDirectory;
import org.atalaya.tips.routing.TipRouter;
import org.atalaya.tips.routing.TipRouting;
import org.atalaya.tips.sealing.RecipientsException;
import org.atalaya.tips.sealing.RootKey;
import org.atalaya.tips.sealing.SignedRecipients;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.load.LoadSettings;
import org.atalaya.widgets.web.ElementsServlet;
import org.atalaya.widgets.web.TipServlet;
import org.atalaya.widgets.web.TipVoices;
import org.atalaya.widgets.web.TipWeb;

/**
 * An observatory on {@code localhost} that has a tip line: a public node over HTTP, and the desk
 * beside it, with a vault of its own.
 */
final class TipSite implements AutoCloseable {

  /** Nobody answers there: a test has no need of another site. */
  static final String EXIT = "https://127.0.0.1:9/";

  private static final String BASE = "/atalaya";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Tomcat tomcat = new Tomcat();
  private final OperationalStore store;
  private final TipSetUp setUp;

  /** Opens what was sent. */
  final TipLine desk;

  TipSite(Path folder, String... partners)
      throws IOException, LifecycleException, RecipientsException {
    Files.createDirectories(folder);
    setUp = TipSetUp.in(folder);
    store = OperationalStore.at(folder.resolve("operations.sqlite"));
    KeyVault vault = KeyVault.at(folder.resolve("keys"), RANDOM);
    Clock clock = Clock.system(Guatemala.ZONE);
    RootKey root = RootKey.parse(setUp.root());
    SignedRecipients signed =
        SignedRecipients.parse(Files.readAllBytes(setUp.file("recipients.json")));
    TipLine open = TipLine.openPublic(store, vault, root, signed, TipLimits.DEFAULT, clock, RANDOM);
    desk =
        TipLine.open(
            store,
            vault,
            KeyVault.at(setUp.file("desk"), RANDOM),
            root,
            signed,
            TipLimits.DEFAULT,
            clock,
            RANDOM);
    TipServlet servlet =
        new TipServlet(
            open,
            Guatemala.CODE_LISTS,
            new TipRouter(
                routing(), FileProsecutorDirectory.at(setUp.file("prosecutors.yaml")), clock),
            new TipWeb(
                "Ministerio Público",
                root,
                List.of(partners),
                URI.create(EXIT),
                2_000,
                2_000,
                TipVoices.none(),
                LoadSettings.DEFAULT,
                Identity.NEUTRAL),
            Optional.empty(),
            clock);
    start(folder, servlet);
  }

  private TipRouting routing() throws IOException {
    try (InputStream yaml = Files.newInputStream(setUp.file("routing.yaml"))) {
      return TipRouting.read(
          "routing.yaml", yaml, TipCodes.of(Guatemala.CODE_LISTS), Guatemala.ZONE);
    }
  }

  private void start(Path folder, TipServlet servlet) throws LifecycleException {
    tomcat.setBaseDir(folder.resolve("tomcat").toString());
    tomcat.setHostname("localhost");
    tomcat.setPort(0);
    tomcat.getConnector();
    Context context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "elements", new ElementsServlet());
    context.addServletMappingDecoded("/atalaya/elements/*", "elements");
    context.addServletMappingDecoded(BASE + "/embed.js", "elements");
    Tomcat.addServlet(context, "tips", servlet).setMultipartConfigElement(TipServlet.inMemory());
    TipServlet.patterns(BASE).forEach(p -> context.addServletMappingDecoded(p, "tips"));
    tomcat.start();
  }

  /** Where people tell what they know. */
  String page() {
    return address() + "/embed/tip-form";
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
