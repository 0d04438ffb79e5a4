// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.alertdesk;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atalaya.alerts.AlertAuthority;
import org.atalaya.alerts.AlertParts;
import org.atalaya.alerts.Alerts;
import org.atalaya.cases.Category;
import org.atalaya.cases.CodeLists;

/**
 * What an {@link AlertDesk} works on. A host that stores sessions has one as a bean: a desk that
 * came back looks it up.
 *
 * @param alerts the alerts
 * @param authority who issues them
 * @param codes the lists {@code department}, {@code municipality}, {@code ethnic-people} and {@code
 *     marital-status} to choose from
 * @param clock the same as that of the alerts
 */
public record AlertDeskSource(
    Alerts alerts, AlertAuthority authority, CodeLists codes, InstantSource clock) {

  private static final List<String> LISTS =
      List.of("department", "municipality", "ethnic-people", "marital-status");

  /**
   * A source, with the lists read once.
   *
   * @throws IllegalArgumentException if a list is missing
   */
  public AlertDeskSource {
    Map<String, List<Category>> read = new HashMap<>();
    for (String list : LISTS) {
      read.put(list, codes.find(list).orElseThrow(() -> missing(list)));
    }
    codes = name -> Optional.ofNullable(read.get(name));
  }

  private static IllegalArgumentException missing(String list) {
    return new IllegalArgumentException("the alert desk needs the code list '%s'".formatted(list));
  }

  /** The alerts with what they are made of. */
  public static AlertDeskSource of(Alerts alerts, AlertParts parts) {
    return new AlertDeskSource(alerts, parts.authority(), parts.codes(), parts.clock());
  }
}
