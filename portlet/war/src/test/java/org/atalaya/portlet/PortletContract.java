// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What the WAR does in a container: the same in each of them, and in one portal for all tests. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class PortletContract
    implements StatisticsContract,
        EditContract,
        FilterContract,
        AlertsContract,
        OutageContract,
        JourneyContract,
        WarContract {

  private final PortalProcess.Container container;
  private PortalVisit visit;

  PortletContract(PortalProcess.Container container) {
    this.container = container;
  }

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    visit = new PortalVisit(container, folder);
  }

  @AfterAll
  void stop() throws Exception {
    visit.close();
  }

  @Override
  public PortalVisit visit() {
    return visit;
  }
}
