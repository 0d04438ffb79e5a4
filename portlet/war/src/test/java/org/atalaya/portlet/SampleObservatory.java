// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseStore;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.testkit.SampleCases;
import org.atalaya.widgets.web.PublicApiServlet;

/** A real observatory over the sample records, with its public API. */
final class SampleObservatory implements AutoCloseable {

  private final CaseStore store = SampleCases.store();
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
