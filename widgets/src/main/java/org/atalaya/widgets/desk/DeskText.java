// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.desk;

import java.io.Serializable;

/** How a desk says things in the reader's language. */
@FunctionalInterface
public interface DeskText extends Serializable {

  /** The text of a key, with its arguments. */
  String text(String key, Object... arguments);
}
