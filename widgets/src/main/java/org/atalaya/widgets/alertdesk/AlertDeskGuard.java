// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import com.vaadin.flow.function.SerializableRunnable;
import java.io.Serializable;

/**
 * What a host asks before an act at the desk: whether who is signed in may do it, or a fresh proof
 * that it is she.
 *
 * <pre>{@code
 * desk.setGuard((act, proceed) -> password.ask(proceed));
 * }</pre>
 */
@FunctionalInterface
public interface AlertDeskGuard extends Serializable {

  /** What is done with an alert. */
  enum Act {
    /** Writing a draft, with its photo and assessment, or discarding it. */
    DRAFT,
    /** Deciding that a draft may be activated although there is a danger. */
    OVERRIDE,
    ACTIVATE,
    UPDATE,
    END,
    WITHDRAW
  }

  /**
   * Called when the act was confirmed and before it is done.
   *
   * @param proceed does it; to be run once, now or later, or not at all
   */
  void before(Act act, SerializableRunnable proceed);
}
