// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips;

/**
 * By whom a tip was set apart. One that is stays with its unit, in its state and with its clock; it
 * is listed in another list, and whoever adds to it or forwards it brings it back.
 */
public enum Quarantine {

  /** It came in a flood, after others like it. */
  FLOOD,

  /** Somebody of the unit. */
  STAFF
}
