// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What one row of a table stands for. Every table says its unit and units are never mixed: 470
 * victims in 448 files is normal.
 */
public enum CountingUnit {
  CASE,
  VICTIM,
  SUSPECT,
  OFFENCE,
  /** One victim together with one suspect of the same case. */
  PAIR,
  PROCEEDING,
  ALERT,
  TIP;

  /** The identifier used in mappings, file formats and addresses: the name in lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The unit with this identifier, if there is one. */
  public static Optional<CountingUnit> byId(String id) {
    return Arrays.stream(values()).filter(unit -> unit.id().equals(id)).findFirst();
  }
}
