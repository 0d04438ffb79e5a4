// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.desk;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.di.Instantiator;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a desk works on, as its components keep it: not stored with a session, but looked up as a
 * bean after that came back.
 *
 * @param <S> its type
 */
public final class DeskReference<S> implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Class<S> type;
  private transient @Nullable S source;

  /** A reference to {@code source}, of which there is one bean where sessions are stored. */
  public DeskReference(Class<S> type, S source) {
    this.type = type;
    this.source = source;
  }

  /**
   * The source.
   *
   * @throws IllegalStateException if the session came back without it and no UI is current in which
   *     it could be looked up
   */
  public S get() {
    S known = source;
    if (known == null) {
      UI ui = UI.getCurrent();
      if (ui == null) {
        throw new IllegalStateException(
            "what a desk works on that was stored with its session can be looked up only in a UI;"
                + " ask within ui.access");
      }
      known = Instantiator.get(ui).getOrCreate(type);
      source = known;
    }
    return known;
  }
}
