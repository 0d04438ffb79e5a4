// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertcard;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.UUID;
import org.atalaya.widgets.ElementsVersion;
import org.atalaya.widgets.element.ElementComponent;

/**
 * One alert for a missing person, by the element {@code atalaya-alert-card}. Once she was found
 * nothing but a sentence is left of it.
 *
 * <pre>{@code
 * add(new AlertCard(alert.id()));
 * }</pre>
 *
 * <p>The browser asks the observatory every fifteen seconds, not this server: nothing of the alert
 * is kept in the session but its id.
 *
 * <h2>Accessibility</h2>
 *
 * The photo is described by the person's name, the number to call is a link, and nothing moves.
 */
// this-escape: Flow components set themselves up by their own inherited methods.
@SuppressWarnings("this-escape")
@Tag("atalaya-alert-card")
@JsModule("context://" + ElementsVersion.PATH + "/alert-card.js")
public class AlertCard extends ElementComponent<AlertCard> {

  private static final long serialVersionUID = 1L;

  /** The alert with this id. */
  public AlertCard(UUID alert) {
    setAlert(alert);
  }

  /** Sets which alert is shown. */
  public final void setAlert(UUID alert) {
    attribute("alert", requireNonNull(alert, "The id cannot be null").toString());
  }
}
