// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.element;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.di.Instantiator;
import java.io.Serializable;
import org.atalaya.Observatory;
import org.jspecify.annotations.Nullable;

/**
 * An observatory as components keep it. It is not stored with a session: after that came back, the
 * bean of this type is looked up.
 */
public final class ObservatoryReference implements Serializable {

  private static final long serialVersionUID = 1L;

  private transient @Nullable Observatory observatory;

  /** A reference to this observatory. */
  public ObservatoryReference(Observatory observatory) {
    this.observatory = observatory;
  }

  /**
   * The observatory.
   *
   * @throws IllegalStateException if the session came back without it and no UI is current in which
   *     it could be looked up
   */
  public Observatory get() {
    Observatory known = observatory;
    if (known == null) {
      UI ui = UI.getCurrent();
      if (ui == null) {
        throw new IllegalStateException(
            "the observatory of a component that was stored with its session can be looked up only"
                + " in a UI; ask within ui.access");
      }
      known = Instantiator.get(ui).getOrCreate(Observatory.class);
      observatory = known;
    }
    return known;
  }
}
