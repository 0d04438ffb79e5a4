// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The widgets that have a page for frames, {@code {base}/embed/{widget}}. */
enum Widget {
  CHART,
  FIGURE,
  TABLE,
  /** Several of the others, and what steers them. */
  DASHBOARD;

  /** The widget with this name in addresses, if there is one. */
  static Optional<Widget> byId(String id) {
    return Arrays.stream(values()).filter(widget -> widget.id().equals(id)).findFirst();
  }

  /** The names in addresses. */
  static List<String> ids() {
    return Arrays.stream(values()).map(Widget::id).toList();
  }

  /** The names of those that show one table each. */
  static List<String> idsOfParts() {
    return ids().stream().filter(id -> !id.equals(DASHBOARD.id())).toList();
  }

  /** The name in addresses. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The custom element. */
  String element() {
    return "atalaya-" + id();
  }
}
