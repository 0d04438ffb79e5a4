// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Questions written as in an address, for tests: {@code victims?by=year&department=01}. */
public final class Addresses {

  private Addresses() {}

  /** The question at this address. */
  public static StatisticsQuery query(String address) {
    String[] parts = address.split("\\?", 2);
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (parts.length > 1) {
      Arrays.stream(parts[1].split("&"))
          .map(pair -> pair.split("=", 2))
          .forEach(pair -> parameters.put(pair[0], List.of(pair[1])));
    }
    return StatisticsQuery.parse(parts[0], parameters);
  }
}
