// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipform;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.UUID;
import org.atalaya.widgets.ElementsVersion;
import org.atalaya.widgets.element.ElementComponent;

/**
 * The way to the form for tips, by the element {@code atalaya-tip-form}: a link to the
 * observatory's own page.
 *
 * <pre>{@code
 * TipForm form = new TipForm();
 * form.setAlert(alert);
 * add(form);
 * }</pre>
 *
 * <p>What people write there comes to this application neither in the browser nor on the server.
 *
 * <h2>Accessibility</h2>
 *
 * A link that says where it leads; the page has a quick exit and works without script.
 */
@Tag("atalaya-tip-form")
@JsModule("context://" + ElementsVersion.PATH + "/tip-form.js")
public class TipForm extends ElementComponent<TipForm> {

  private static final long serialVersionUID = 1L;

  /** A link to the form, about nothing in particular. */
  public TipForm() {}

  /** Sets the alert that tips are about; none by default. */
  public void setAlert(UUID alert) {
    attribute("alert", requireNonNull(alert, "The alert cannot be null").toString());
  }

  /**
   * Sets whether the page can be opened within this one, too, on a click; off by default. The
   * observatory has to allow that to this site ({@code atalaya.tips.partners}).
   */
  public void setFramed(boolean framed) {
    attribute("frame", framed ? "click" : "");
  }
}
