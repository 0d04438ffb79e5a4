// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.di.Instantiator;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A source as components keep it: not stored with a session, but looked up after that came back.
 */
final class AlertDeskReference implements Serializable {

  private static final long serialVersionUID = 1L;

  private transient @Nullable AlertDeskSource source;

  AlertDeskReference(AlertDeskSource source) {
    this.source = source;
  }

  /**
   * The source.
   *
   * @throws IllegalStateException if the session came back without it and no UI is current in which
   *     it could be looked up
   */
  AlertDeskSource get() {
    AlertDeskSource known = source;
    if (known == null) {
      UI ui = UI.getCurrent();
      if (ui == null) {
        throw new IllegalStateException(
            "the alerts of a desk that was stored with its session can be looked up only in a UI;"
                + " ask within ui.access");
      }
      known = Instantiator.get(ui).getOrCreate(AlertDeskSource.class);
      source = known;
    }
    return known;
  }
}
