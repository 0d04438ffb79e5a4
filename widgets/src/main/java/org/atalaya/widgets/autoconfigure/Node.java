// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.autoconfigure;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What a node serves. */
public enum Node {
  /** What anyone may read; it signs nothing. */
  PUBLIC,
  /** What staff work with. */
  STAFF,
  /** Both, in one process: for demonstrations. */
  ALL;

  /** As {@code atalaya.node} says. */
  static Node of(Environment environment) {
    return Binder.get(environment).bind("atalaya.node", Node.class).orElse(PUBLIC);
  }

  boolean servesPublic() {
    return this != STAFF;
  }

  boolean servesStaff() {
    return this != PUBLIC;
  }
}
