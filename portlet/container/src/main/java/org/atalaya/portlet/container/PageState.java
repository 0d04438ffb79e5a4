// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.container;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * What an address says of a page: which windows stand on it, in which mode each is, its private
 * parameters, and the public ones of all.
 */
final class PageState {

  /** What a request wants of one window; of the page where absent. */
  enum Call {
    PAGE,
    ACTION,
    RESOURCE,
    /** An event as portlets of others would send it: its name, and as its value a text. */
    EVENT
  }

  final List<String> windows;
  final Map<String, String> modes = new TreeMap<>();
  final Map<String, String> states = new TreeMap<>();
  final Map<String, Map<String, String[]>> privates = new TreeMap<>();
  final Map<QName, String[]> publics = new LinkedHashMap<>();

  /** Parameters of the action or of the resource. */
  final Map<String, String[]> arguments = new LinkedHashMap<>();

  Call call = Call.PAGE;
  String target = "";
  @Nullable String resource;
  String cacheability = "cacheLevelPage";

  PageState(List<String> windows) {
    this.windows = List.copyOf(windows);
  }

  /** Reads an address; parameters of no known kind are those of a form or a resource. */
  static PageState parse(@Nullable String path, Map<String, String[]> parameters) {
    String layout = path == null ? "" : path.substring(1);
    PageState state = new PageState(layout.isEmpty() ? List.of() : List.of(layout.split("\\+")));
    parameters.forEach(state::read);
    return state;
  }

  private void read(String name, String[] values) {
    String[] parts = name.split(":", 3);
    switch (parts[0]) {
      case "m" -> modes.put(parts[1], values[0]);
      case "s" -> states.put(parts[1], values[0]);
      case "p" ->
          privates.computeIfAbsent(parts[1], key -> new LinkedHashMap<>()).put(parts[2], values);
      case "g" -> publics.put(QName.valueOf(name.substring(2)), values);
      case "t" -> {
        call = Call.valueOf(parts[1]);
        target = values[0];
      }
      case "i" -> resource = values[0];
      case "c" -> cacheability = values[0];
      case "a" -> arguments.put(name.substring(2), values);
      default -> arguments.put(name, values);
    }
  }

  /** The same state, without the call that it carried. */
  PageState copy() {
    PageState copy = new PageState(windows);
    copy.modes.putAll(modes);
    copy.states.putAll(states);
    privates.forEach((window, values) -> copy.privates.put(window, new LinkedHashMap<>(values)));
    copy.publics.putAll(publics);
    return copy;
  }

  Map<String, String[]> privates(String window) {
    return privates.computeIfAbsent(window, key -> new LinkedHashMap<>());
  }

  /** The address below {@code base} that says the same. */
  String address(String base) {
    List<String> query = new ArrayList<>();
    modes.forEach((window, mode) -> add(query, "m:" + window, mode));
    states.forEach((window, state) -> add(query, "s:" + window, state));
    privates.forEach((window, values) ->
        values.forEach((name, value) -> add(query, "p:" + window + ":" + name, value)));
    publics.forEach((name, values) -> add(query, "g:" + name, values));
    if (call != Call.PAGE) {
      add(query, "t:" + call, target);
      add(query, "c:", cacheability);
      arguments.forEach((name, values) -> add(query, "a:" + name, values));
    }
    if (resource != null) {
      add(query, "i:", resource);
    }
    String address = base + "/" + String.join("+", windows);
    return query.isEmpty() ? address : address + "?" + String.join("&", query);
  }

  private static void add(List<String> query, String name, String... values) {
    for (String value : values) {
      query.add(
          URLEncoder.encode(name, StandardCharsets.UTF_8)
              + "="
              + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
