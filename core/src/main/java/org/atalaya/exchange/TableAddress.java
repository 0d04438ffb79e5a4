// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where a table lies in the public API, and what else is made from the same question.
 *
 * <pre>{@code
 * TableAddress.of("https://observatorio.example/atalaya", "victims", Map.of("by", List.of("year")))
 *     .file("csv")   // https://observatorio.example/atalaya/v1/statistics/victims.csv?by=year
 * }</pre>
 *
 * @param api address below which the API lies, without a slash at its end; a path where the
 *     observatory does not know its own host
 * @param indicator id of the indicator
 * @param parameters the question: equal ones give equal addresses, in whatever order they were
 *     asked
 */
public record TableAddress(String api, String indicator, Map<String, List<String>> parameters) {

  /** Most characters of an address that one would type. */
  private static final int MOST_PRINTED = 72;

  public TableAddress {
    parameters = Map.copyOf(parameters);
  }

  /** The table as a file of this format. */
  public String file(String format) {
    return address("statistics", format);
  }

  /** The picture or page of the table. */
  public String chart(String format) {
    return address("charts", format);
  }

  /** The same table of exactly this state of the records, whatever is loaded later. */
  public TableAddress version(int number) {
    Map<String, List<String>> fixed = new TreeMap<>(parameters);
    fixed.put("version", List.of(Integer.toString(number)));
    return new TableAddress(api, indicator, fixed);
  }

  /**
   * Where the chart is found, as it can be printed and typed: host and path of its page, with the
   * question where that is short; absent where the host is not known.
   */
  public Optional<String> printed() {
    if (!isAbsolute()) {
      return Optional.empty();
    }
    String whole = chart("html").replaceFirst("^[a-z]+://", "");
    int query = whole.indexOf('?');
    return Optional.of(
        whole.length() <= MOST_PRINTED || query < 0 ? whole : whole.substring(0, query));
  }

  /** Whether it can be followed from anywhere. */
  public boolean isAbsolute() {
    return !api.startsWith("/");
  }

  private String address(String kind, String format) {
    String query = query(parameters);
    String path = api + "/v1/" + kind + "/" + encoded(indicator) + "." + format;
    return query.isEmpty() ? path : path + "?" + query;
  }

  /** Parameters as the query of an address, without a question mark: equal ones give equal text. */
  public static String query(Map<String, List<String>> parameters) {
    return new TreeMap<>(parameters)
        .entrySet().stream()
            .map(entry ->
                encoded(entry.getKey()) + "=" + encoded(String.join(",", entry.getValue())))
            .collect(Collectors.joining("&"));
  }

  /** Percent-encoded as in RFC 3986; commas, which part codes, stay readable. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%2C", ",");
  }
}
