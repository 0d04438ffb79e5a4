// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.desk;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.atalaya.alerts.Alerts;

/** The desk for alerts. */
@Route("")
@RolesAllowed("ALERTS")
public final class DeskPage extends Div {

  private static final long serialVersionUID = 1L;

  /** The page over these alerts. */
  public DeskPage(Alerts alerts) {
    add(new H1("Alertas " + alerts.current().size()));
  }
}
