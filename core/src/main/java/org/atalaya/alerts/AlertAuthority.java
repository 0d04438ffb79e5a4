// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import org.atalaya.cases.Label;

/**
 * Who issues the alerts, from the country pack.
 *
 * @param sender by which the Common Alerting Protocol knows it, a host name as a rule
 * @param name of the authority
 * @param zone whose dates it writes
 * @param kinds what it issues
 * @param emergency number of the police
 */
public record AlertAuthority(
    String sender, Label name, ZoneId zone, Map<AlertKind, KindOfAlert> kinds, String emergency) {

  public AlertAuthority {
    kinds = Map.copyOf(kinds);
    if (!kinds.keySet().containsAll(EnumSet.allOf(AlertKind.class))) {
      throw new IllegalArgumentException("the authority names every kind of alert");
    }
  }

  /**
   * A kind of alert, as a country calls it.
   *
   * @param name of the alert, for example "Alerta Isabel-Claudina"
   * @param prefix of the numbers of its bulletins, for example "IC"
   * @param line the number to call with what one knows
   */
  public record KindOfAlert(Label name, String prefix, String line) {}

  /** What it calls a kind. */
  public KindOfAlert of(AlertKind kind) {
    KindOfAlert found = kinds.get(kind);
    if (found == null) {
      throw new IllegalStateException("the authority names every kind of alert");
    }
    return found;
  }
}
