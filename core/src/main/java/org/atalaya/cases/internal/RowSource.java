// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

/** Where rows come from, for what has to be said about it. */
interface RowSource {

  /** How its columns lie, for whoever has to find a missing one. */
  String layout(int columns);

  /**
   * That something is wrong with it as a whole.
   *
   * @param what goes on after the name of the source
   */
  RuntimeException problem(String what);
}
