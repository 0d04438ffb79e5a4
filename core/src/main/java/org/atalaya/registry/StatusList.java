// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

/** Which certificates of a list are revoked. */
final class StatusList {

  /** Places in a list, of which half are used. */
  static final int PLACES = 1 << 17;

  private StatusList() {}
}
