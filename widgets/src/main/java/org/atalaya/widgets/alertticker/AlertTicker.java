// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertticker;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import org.atalaya.alerts.AlertKind;
import org.atalaya.widgets.ElementsVersion;
import org.atalaya.widgets.element.ElementComponent;

/**
 * The alerts for missing women and children that are active now, by the element {@code
 * atalaya-alert-ticker}.
 *
 * <pre>{@code
 * AlertTicker ticker = new AlertTicker();
 * ticker.setKind(AlertKind.WOMAN);
 * ticker.setDepartment("01");
 * add(ticker);
 * }</pre>
 *
 * <p>The browser asks the observatory every fifteen seconds, not this server: nothing of an alert
 * is kept in the session, and who was found is gone with the next answer.
 *
 * <h2>Accessibility</h2>
 *
 * It stands still unless {@link #setMoving} asks for motion; then a button stops it, and it never
 * begins by itself where the reader wants reduced motion. It is not read out by itself.
 */
@Tag("atalaya-alert-ticker")
@JsModule("context://" + ElementsVersion.PATH + "/alert-ticker.js")
public class AlertTicker extends ElementComponent<AlertTicker> {

  private static final long serialVersionUID = 1L;

  /** All active alerts, three at a time. */
  public AlertTicker() {}

  /** Shows alerts of one kind only. */
  public void setKind(AlertKind kind) {
    attribute("kind", requireNonNull(kind, "The kind cannot be null").code());
  }

  /** Shows alerts of one department only; of all for an empty code. */
  public void setDepartment(String code) {
    attribute("department", requireNonNull(code, "The code cannot be null"));
  }

  /**
   * Sets how many alerts are shown at a time; 3 by default.
   *
   * @param rows 1 or above
   */
  public void setRows(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("rows must be >= 1. Provided value: " + rows);
    }
    attribute("rows", Integer.toString(rows));
  }

  /** Sets whether it goes on by itself every ten seconds; off by default. */
  public void setMoving(boolean moving) {
    attribute("moving", moving ? "true" : "");
  }
}
