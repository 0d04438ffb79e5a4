// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import org.atalaya.widgets.load.EnumerationWatch.Scope;

/** Is told what happens before the registry, for metrics. Never who asked. */
@FunctionalInterface
public interface RegistryObserver {

  /** Of those who measure nothing. */
  RegistryObserver NONE = (what, scope) -> {};

  /**
   * Somebody seems to try codes or people one after the other.
   *
   * @param what is tried, in a word
   * @param scope whether it is one network, one organisation or all that ask this node
   */
  void alarm(String what, Scope scope);
}
