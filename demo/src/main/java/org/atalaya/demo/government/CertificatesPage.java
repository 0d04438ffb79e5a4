// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.atalaya.Observatory;
import org.atalaya.widgets.registrycheck.RegistryCheck;

/** Certificates of absence from the register: for who needs one, and for who is shown one. */
@Route("constancias")
public final class CertificatesPage extends PortalPage {

  private static final long serialVersionUID = 1L;

  /** The page over this observatory. */
  public CertificatesPage(Observatory observatory) {
    super(observatory, PortalSection.CERTIFICATES);
  }

  @Override
  void fill(PageContent content) {
    content.explanation("certificates.explanation");
    for (RegistryCheck.Way way :
        List.of(RegistryCheck.Way.REQUEST, RegistryCheck.Way.COLLECT, RegistryCheck.Way.VERIFY)) {
      RegistryCheck check = new RegistryCheck();
      check.setWay(way);
      check.setLanguage(content.visit().locale());
      content.explanation("certificates." + way.name().toLowerCase(Locale.ROOT));
      content.embedded(
          check,
          "atalaya-registry-check",
          Map.of("way", way.name().toLowerCase(Locale.ROOT)),
          "RegistryCheck check = new RegistryCheck();\ncheck.setWay(Way.%s);\nadd(check);"
              .formatted(way));
    }
    content.heading("certificates.try");
    content.explanation("certificates.demo");
  }
}
