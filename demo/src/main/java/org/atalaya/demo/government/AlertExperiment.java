// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.UUID;
import org.atalaya.alerts.Bulletin;
import org.atalaya.demo.InventedAlerts;
import org.atalaya.demo.SiteAddresses;
import org.atalaya.widgets.alertticker.AlertTicker;

/** Somebody is located: her alert ends, and is withdrawn everywhere. */
final class AlertExperiment extends Experiment {

  private static final long serialVersionUID = 1L;
  private static final int ROWS = 3;

  private final transient InventedAlerts alerts;
  private final NativeButton another;
  private final UnorderedList active = new UnorderedList();
  private List<UUID> shown = List.of();

  AlertExperiment(Visit visit, InventedAlerts alerts, SiteAddresses sites) {
    super(visit, "whatif.alert");
    this.alerts = alerts;
    another = act(visit.text("whatif.alert.activate"), alerts::activateAnother);
    site(sites.media(visit.locale()), "whatif.media");
    active.addClassName("portal-active");
    AlertTicker ticker = new AlertTicker();
    ticker.setRows(ROWS);
    ticker.setLanguage(visit.locale());
    watch(active, ticker);
    update();
  }

  @Override
  void update() {
    List<Bulletin> bulletins = alerts.active();
    another.setEnabled(alerts.canActivate());
    List<UUID> now = bulletins.stream().map(Bulletin::id).toList();
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    active.removeAll();
    bulletins.forEach(bulletin -> active.add(item(bulletin)));
    say(visit().text("whatif.alert.active", bulletins.size()));
  }

  private ListItem item(Bulletin bulletin) {
    String name = bulletin.person().name().orElse(bulletin.number());
    NativeButton located =
        new NativeButton(
            visit().text("whatif.alert.located"),
            click -> {
              alerts.located(bulletin.id());
              update();
            });
    // Each says whom it is about, also out of its place.
    located.getElement().setAttribute("aria-label", located.getText() + ": " + name);
    return new ListItem(new Span(name), located);
  }
}
