// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

/**
 * Who reports a person missing, for staff only.
 *
 * @param name in full
 * @param document by which the registers know the reporter, for example the CUI; empty if none was
 *     shown
 * @param relationship to the person who is missing, in words
 * @param contact how to reach the reporter
 */
public record Reporter(String name, String document, String relationship, String contact) {

  /** Nothing of the reporter. */
  @Override
  public String toString() {
    return "Reporter[…]";
  }
}
