// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.html.NativeButton;
import java.time.Duration;
import java.util.Optional;
import org.atalaya.demo.PublicOutage;
import org.atalaya.demo.SiteAddresses;

/** The public answers are away for a minute. */
final class OutageExperiment extends Experiment {

  private static final long serialVersionUID = 1L;

  private final transient PublicOutage outage;
  private final NativeButton begin;
  private final NativeButton end;

  OutageExperiment(Visit visit, PublicOutage outage, SiteAddresses sites) {
    super(visit, "whatif.outage");
    this.outage = outage;
    begin = act(visit.text("whatif.outage.begin"), outage::begin);
    end = act(visit.text("whatif.outage.end"), outage::end);
    site(sites.partner(visit.locale()), "whatif.partner");
    site(sites.media(visit.locale()), "whatif.media");
    update();
  }

  @Override
  void update() {
    Optional<Duration> left = outage.left();
    begin.setEnabled(left.isEmpty());
    end.setEnabled(left.isPresent());
    say(
        left.map(time -> visit().text("whatif.outage.away", time.toSeconds() + 1))
            .orElse(visit().text("whatif.outage.there")));
  }
}
