// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.router.Route;
import java.util.Map;
import org.atalaya.Observatory;
import org.atalaya.widgets.alertticker.AlertTicker;

/**
 * Who is missing now, what to do when one knows something, and what the monthly figures of alerts
 * say.
 */
@Route("alertas")
public final class AlertsPage extends PortalPage {

  private static final long serialVersionUID = 1L;
  private static final int ROWS = 6;

  /** The page over this observatory. */
  public AlertsPage(Observatory observatory) {
    super(observatory, PortalSection.ALERTS);
  }

  @Override
  void fill(PageContent content) {
    content.explanation("alerts.explanation");
    AlertTicker ticker = new AlertTicker();
    ticker.setRows(ROWS);
    ticker.setLanguage(content.visit().locale());
    content.embedded(
        ticker,
        "atalaya-alert-ticker",
        Map.of("rows", Integer.toString(ROWS)),
        "AlertTicker ticker = new AlertTicker();\nticker.setRows(%d);\nadd(ticker);"
            .formatted(ROWS));
    content.explanation("alerts.ended");
    new AlertStatistics(content).fill();
  }
}
