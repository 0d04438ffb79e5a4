// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What portlets take that ask an observatory elsewhere. */
class PortletBenchmark {

  @Test
  void portlets_besideABarePortlet_ratios(@TempDir Path folder) throws Exception {
    try (SampleObservatory observatory = new SampleObservatory(folder.resolve("observatory"))) {
      new PortletTimes(
              PortalProcess.Container.JAKARTA, Map.of("ATALAYA_OBSERVATORY", observatory.address()))
          .print(
              folder, "statistics", "keyfigures", "dashboard", "filter", "alertticker", "tipline");
    }
  }
}
