// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.registrycheck;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.Locale;
import org.atalaya.widgets.ElementsVersion;
import org.atalaya.widgets.element.ElementComponent;

/**
 * The way to certificates of absence from the register of sexual aggressors, by the element {@code
 * atalaya-registry-check}: a link to the observatory's own page.
 *
 * <pre>{@code
 * RegistryCheck check = new RegistryCheck();
 * check.setWay(RegistryCheck.Way.VERIFY);
 * add(check);
 * }</pre>
 *
 * <p>What people write there comes to this application neither in the browser nor on the server.
 *
 * <h2>Accessibility</h2>
 *
 * A link that says where it leads; the page has a quick exit and works without script.
 */
@Tag("atalaya-registry-check")
@JsModule("context://" + ElementsVersion.PATH + "/registry-check.js")
public class RegistryCheck extends ElementComponent<RegistryCheck> {

  private static final long serialVersionUID = 1L;

  /** Where the page begins. */
  public enum Way {
    START,
    REQUEST,
    COLLECT,
    VERIFY
  }

  /** A link to the start of the page. */
  public RegistryCheck() {}

  /** Sets where the page begins; at its start by default. */
  public void setWay(Way way) {
    requireNonNull(way, "The way cannot be null");
    attribute("way", way == Way.START ? "" : way.name().toLowerCase(Locale.ROOT));
  }

  /**
   * Sets whether the page can be opened within this one, too, on a click; off by default. The
   * observatory has to allow that to this site ({@code atalaya.registry.partners}).
   */
  public void setFramed(boolean framed) {
    attribute("frame", framed ? "click" : "");
  }
}
