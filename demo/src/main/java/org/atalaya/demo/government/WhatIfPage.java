// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.atalaya.Observatory;
import org.atalaya.demo.DemoClock;
import org.atalaya.demo.InventedAlerts;
import org.atalaya.demo.InventedCaseSystem;
import org.atalaya.demo.PublicOutage;
import org.atalaya.demo.SiteAddresses;
import org.atalaya.widgets.web.PublicAnswers;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * What happens if the case system goes down, complaints are corrected, an alert ends or the
 * observatory cannot be reached: an evaluator causes it and watches.
 */
@Route("que-pasa-si")
public final class WhatIfPage extends PortalPage {

  private static final long serialVersionUID = 1L;
  private static final int POLL_MILLISECONDS = 2000;

  private final transient PublicAnswers answers;
  private final transient Optional<InventedCaseSystem> system;
  private final transient DemoClock clock;
  private final transient InventedAlerts alerts;
  private final transient PublicOutage outage;
  private final transient SiteAddresses sites;
  private final List<Experiment> experiments = new ArrayList<>();
  private @Nullable Registration polling;

  /**
   * The page over this observatory.
   *
   * @param system absent where the records are files of the evaluator's
   */
  public WhatIfPage(
      Observatory observatory,
      PublicAnswers answers,
      ObjectProvider<InventedCaseSystem> system,
      DemoClock clock,
      InventedAlerts alerts,
      PublicOutage outage,
      SiteAddresses sites) {
    super(observatory, PortalSection.WHATIF);
    this.answers = answers;
    this.system = Optional.ofNullable(system.getIfAvailable());
    this.clock = clock;
    this.alerts = alerts;
    this.outage = outage;
    this.sites = sites;
  }

  @Override
  void fill(PageContent content) {
    Visit visit = content.visit();
    experiments.clear();
    content.explanation("whatif.lead");
    if (system.isPresent()) {
      experiments.add(new RecordsExperiment(content, answers, system.get(), clock));
    } else {
      content.explanation("whatif.files");
    }
    experiments.add(new AlertExperiment(visit, alerts, sites));
    experiments.add(new OutageExperiment(visit, outage, sites));
    experiments.forEach(content::add);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    event.getUI().setPollInterval(POLL_MILLISECONDS);
    polling = event.getUI().addPollListener(poll -> experiments.forEach(Experiment::update));
  }

  @Override
  protected void onDetach(DetachEvent event) {
    super.onDetach(event);
    if (polling != null) {
      polling.remove();
      polling = null;
    }
    event.getUI().setPollInterval(-1);
  }
}
