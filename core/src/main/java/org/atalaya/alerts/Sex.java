// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

/** Sex of a missing person, by the codes of the dimension {@code victim-sex}. */
public enum Sex {
  F,
  M,
  X
}
