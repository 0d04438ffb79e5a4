// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.tipdesk;

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
public interface TipDeskGuard extends Serializable {

  /** What is done with a tip. */
  enum Act {
    /** Reading it, and looking into its files. */
    OPEN,
    ACKNOWLEDGE,
    /** Setting it apart, or putting it back. */
    SET_APART,
    REPLY,
    FORWARD,
    CLOSE,
    /** Taking a file as it came out of the desk. */
    ORIGINAL,
    /** Taking all of it out of the desk. */
    EXPORT
  }

  /**
   * Called when the act was confirmed and before it is done.
   *
   * @param proceed does it; to be run once, now or later, or not at all
   */
  void before(Act act, SerializableRunnable proceed);
}
