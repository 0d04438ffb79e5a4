// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What portlets take that count records of their own application. */
class StandaloneBenchmark {

  @Test
  void portlets_besideABarePortlet_ratios(@TempDir Path folder) throws Exception {
    new PortletTimes(PortalProcess.Container.STANDALONE, SampleRecords.in(folder))
        .print(folder, "statistics", "keyfigures", "dashboard", "filter");
  }
}
