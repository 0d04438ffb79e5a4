// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.atalaya.alerts.AlertBoard.Posted;
import org.atalaya.alerts.AlertKind;
import org.atalaya.alerts.Bulletin;
import org.atalaya.charts.ChartSettings.Theme;
import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.QueryProblem.Kind;

/**
 * A widget for alerts that another site shows, as it is asked for by a frame's address. What nobody
 * here knows is passed over, as sites add parameters of their own.
 *
 * @param element the custom element
 * @param settings its attributes by name, those given
 */
record AlertFrame(String element, Map<String, String> settings) {

  /** The widgets, by their name in addresses. */
  static final List<String> WIDGETS = List.of("alert-ticker", "alert-card");

  private static final String ALERT = "alert";
  private static final String KIND = "kind";
  private static final String DEPARTMENT = "department";
  private static final String ROWS = "rows";
  private static final String MOVING = "moving";
  private static final String THEME = "theme";
  private static final int MOST_ROWS = 20;
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]{1,8}");

  AlertFrame {
    settings = Map.copyOf(settings);
  }

  /**
   * Reads a frame's parameters.
   *
   * @param widget one of {@link #WIDGETS}
   * @throws org.atalaya.statistics.QueryException if one has a value that it cannot have
   */
  static AlertFrame of(String widget, PublicQuery query) {
    Map<String, String> settings = new LinkedHashMap<>();
    boolean card = widget.equals("alert-card");
    for (String name :
        card ? List.of(ALERT, THEME) : List.of(KIND, DEPARTMENT, ROWS, MOVING, THEME)) {
      List<String> values = query.parameters().getOrDefault(name, List.of());
      if (values.size() > 1) {
        throw QueryProblem.of(Kind.REPEATED_PARAMETER, name, String.join(" & ", values));
      }
      for (String value : values) {
        check(name, value);
        settings.put(name, value);
      }
    }
    if (card && !settings.containsKey(ALERT)) {
      check(ALERT, "");
    }
    return new AlertFrame("atalaya-" + widget, settings);
  }

  private static void check(String name, String value) {
    List<String> allowed = allowed(name);
    boolean fits =
        switch (name) {
          case ALERT -> isId(value);
          case DEPARTMENT -> CODE.matcher(value).matches();
          case ROWS -> value.matches("[0-9]{1,2}") && isRows(Integer.parseInt(value));
          default -> allowed.contains(value);
        };
    if (!fits) {
      throw QueryProblem.of(Kind.INVALID_VALUE, name, value, allowed);
    }
  }

  private static List<String> allowed(String name) {
    return switch (name) {
      case ALERT -> List.of("00000000-0000-7000-8000-000000000000");
      case KIND -> Arrays.stream(AlertKind.values()).map(AlertKind::code).toList();
      case DEPARTMENT -> List.of("01", "02", "…");
      case ROWS -> List.of("1", "2", "…", Integer.toString(MOST_ROWS));
      case MOVING -> List.of("true");
      default -> Arrays.stream(Theme.values()).map(Theme::id).toList();
    };
  }

  private static boolean isRows(int rows) {
    return rows >= 1 && rows <= MOST_ROWS;
  }

  /** Whether a text is the id of an alert, which there need not be. */
  static boolean isId(String text) {
    try {
      return UUID.fromString(text).toString().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  String theme() {
    return settings.getOrDefault(THEME, Theme.LIGHT.id());
  }

  /** The bulletins that it shows where no script chooses a few of them. */
  List<Bulletin> of(Posted posted) {
    return posted.bulletins().stream()
        .filter(bulletin -> matches(ALERT, bulletin.id().toString()))
        .filter(bulletin -> matches(KIND, bulletin.kind().code()))
        .filter(bulletin ->
            bulletin
                .person()
                .place()
                .municipality()
                .startsWith(settings.getOrDefault(DEPARTMENT, "")))
        .toList();
  }

  private boolean matches(String name, String value) {
    return settings.getOrDefault(name, value).equals(value);
  }

  /** The attributes of the element, as names and values in turn. */
  String[] attributes(String api, Locale locale) {
    return Stream.concat(
            Stream.of("observatory", api, "lang", locale.getLanguage()),
            settings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(setting -> Stream.of(setting.getKey(), setting.getValue())))
        .toArray(String[]::new);
  }
}
