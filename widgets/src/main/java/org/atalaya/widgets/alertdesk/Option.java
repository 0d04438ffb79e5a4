// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import java.io.Serializable;

/** A code to choose, and how it is called. Two are the same by their code, in any language. */
record Option(String code, String label) implements Serializable {

  @Override
  public boolean equals(Object other) {
    return other instanceof Option option && option.code.equals(code);
  }

  @Override
  public int hashCode() {
    return code.hashCode();
  }
}
