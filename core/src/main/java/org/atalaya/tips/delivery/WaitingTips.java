// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.delivery;

import java.util.List;
import java.util.Optional;

/** The tips at the desk, as {@link DeskTips} has them. */
public interface WaitingTips {

  /** One of them; empty once it is closed or erased. */
  Optional<WaitingTip> find(String id);

  /** All that nobody has acknowledged, the oldest first. */
  List<WaitingTip> unacknowledged();
}
