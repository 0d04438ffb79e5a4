// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.registrydesk;

import com.vaadin.flow.function.SerializableRunnable;
import java.io.Serializable;
import org.atalaya.registry.Decision;

/**
 * What a host asks before a decision at the desk: whether who is signed in may do it, or a fresh
 * proof that it is she.
 *
 * <pre>{@code
 * desk.setGuard((act, proceed) -> password.ask(proceed));
 * }</pre>
 */
@FunctionalInterface
public interface RegistryDeskGuard extends Serializable {

  /**
   * Called when the decision was confirmed and before it is made.
   *
   * @param proceed makes it; to be run once, now or later, or not at all
   */
  void before(Decision.Act act, SerializableRunnable proceed);
}
