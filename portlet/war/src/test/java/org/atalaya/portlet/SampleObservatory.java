// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.PostedAlerts;
import org.atalaya.testkit.SampleCases;
import org.atalaya.widgets.web.AlertServlet;
import org.atalaya.widgets.web.PublicApiServlet;

/** A real observatory over the sample records, with its public API and alerts. */
final class SampleObservatory implements AutoCloseable {

  private final CaseStore store = SampleCases.store();
  private final PostedAlerts alerts = new PostedAlerts(Instant.now());
  private final Tomcat tomcat = new Tomcat();

  SampleObservatory(Path folder) throws LifecycleException, IOException {
    Observatory observatory =
        Observatory.inProcess(store, Guatemala.indicators(), SampleCases.PROFILE);
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(0);
    Context context = tomcat.addContext("", Files.createDirectories(folder).toString());
    Tomcat.addServlet(context, "api", new PublicApiServlet(observatory, "/atalaya"));
    context.addServletMappingDecoded("/atalaya/v1/*", "api");
    tomcat.start();
    Tomcat.addServlet(
        context,
        "alerts",
        new AlertServlet(alerts, Guatemala.alertAuthority(), Optional.empty(), address()));
    AlertServlet.patterns("/atalaya")
        .forEach(pattern -> context.addServletMappingDecoded(pattern, "alerts"));
  }

  /** Where alerts are posted. */
  PostedAlerts alerts() {
    return alerts;
  }

  String address() {
    return "http://localhost:" + tomcat.getConnector().getLocalPort() + "/atalaya";
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
    store.close();
  }
}
