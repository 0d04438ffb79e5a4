// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atalaya.alerts.feeds.AlertFeeds;
import org.atalaya.exchange.TableAddress;

/**
 * What may be asked of the observatory through the portal: its catalogue, tables, pictures and
 * alerts, and nothing else that lies there or anywhere. What is asked is taken apart and put
 * together anew, so nothing of a request reaches another address.
 *
 * @param file below {@code /v1}
 * @param type media type of the answer
 * @param attachment whether it is a file to keep rather than to show
 * @param brief whether it tells of persons, and may be shown for no longer than the observatory
 *     says
 */
record PublicPath(String file, String query, String type, boolean attachment, boolean brief) {

  private static final String ALERTS = "/alerts.json";

  private static final int MOST_CHARACTERS = 4000;
  private static final int MOST_PARAMETERS = 24;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+){0,12}");
  private static final Pattern FILE =
      Pattern.compile("/(statistics|charts)/(" + NAME.pattern() + ")\\.([a-z]{3,4})");
  private static final Pattern PHOTO =
      Pattern.compile("/alerts/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/photo");
  private static final Map<String, String> TYPES =
      Map.of(
          "statistics.json", "application/json",
          "statistics.csv", "text/csv",
          "statistics.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "charts.json", "application/json",
          "charts.svg", "image/svg+xml",
          "charts.png", "image/png");

  /** The feed of alerts in a language. */
  static PublicPath alerts(String language) {
    return new PublicPath(ALERTS, "lang=" + language, AlertFeeds.JSON, false, true);
  }

  /** Reads a path below {@code /v1} with its query; absent where it is none that is let through. */
  static Optional<PublicPath> parse(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    String[] parts = text.split("\\?", 2);
    Optional<String> query = query(parts.length == 2 ? parts[1] : "");
    if (parts[0].equals("/statistics")) {
      return query.map(known -> new PublicPath(parts[0], known, "application/json", false, false));
    }
    if (parts[0].equals(ALERTS)) {
      return query.map(known -> new PublicPath(ALERTS, known, AlertFeeds.JSON, false, true));
    }
    if (PHOTO.matcher(parts[0]).matches()) {
      return query.map(known -> new PublicPath(parts[0], known, "image/jpeg", false, true));
    }
    Matcher file = FILE.matcher(parts[0]);
    if (!file.matches() || !TYPES.containsKey(file.group(1) + "." + file.group(3))) {
      return Optional.empty();
    }
    String type = TYPES.getOrDefault(file.group(1) + "." + file.group(3), "");
    boolean attachment = type.equals("text/csv") || type.startsWith("application/vnd");
    return query.map(known -> new PublicPath(parts[0], known, type, attachment, false));
  }

  private static Optional<String> query(String text) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split("&")) {
      String[] parts = pair.split("=", 2);
      if (parts.length != 2 || !NAME.matcher(parts[0]).matches()) {
        return Optional.empty();
      }
      try {
        String value = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
        if (parameters.put(parts[0], List.of(value)) != null) {
          return Optional.empty();
        }
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return parameters.size() > MOST_PARAMETERS
        ? Optional.empty()
        : Optional.of(TableAddress.query(parameters));
  }

  /** What follows {@code /v1} in its address. */
  String address() {
    return file + (query.isEmpty() ? "" : "?" + query);
  }

  /** Where it lies. */
  URI at(URI api) {
    return URI.create(api + "/v1" + address());
  }

  /** The last part of the path. */
  String name() {
    return file.substring(file.lastIndexOf('/') + 1);
  }
}
