// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.atalaya.cases.Wording;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.QueryProblem.Kind;

/**
 * How a reader wants a chart: nothing here changes a figure.
 *
 * <pre>{@code
 * ChartSettings.parse(Map.of("width", List.of("480"), "theme", List.of("dark")))
 * }</pre>
 *
 * @param form the kind of chart, or whichever suits the table
 * @param theme colours for a light or a dark page
 * @param width width in CSS pixels, 240 (of a figure 200) to 1600
 * @param height height in CSS pixels, 120 (of a figure 100) to 2400; as much as the chart needs
 *     where absent
 * @param locale language of the words and format of the numbers; Spanish without a country is that
 *     of Guatemala
 * @param title what stands above the picture
 */
public record ChartSettings(
    Form form, Theme theme, int width, OptionalInt height, Locale locale, Title title) {

  /** Parameters of an address that are settings of a chart. */
  public static final List<String> PARAMETERS =
      List.of("form", "theme", "width", "height", "lang", "title");

  /** Least width of a chart, in CSS pixels. */
  public static final int MIN_WIDTH = 240;

  /** Least width of a figure, which has room in a margin, in CSS pixels. */
  public static final int MIN_FIGURE_WIDTH = 200;

  /** Greatest width of a chart, in CSS pixels. */
  public static final int MAX_WIDTH = 1600;

  /** Least height of a chart, in CSS pixels. */
  public static final int MIN_HEIGHT = 120;

  /** Least height of a figure, in CSS pixels. */
  public static final int MIN_FIGURE_HEIGHT = 100;

  /** Greatest height of a chart, in CSS pixels. */
  public static final int MAX_HEIGHT = 2400;

  private static final int DEFAULT_WIDTH = 720;

  /** The kind of chart asked for. */
  public enum Form {
    /**
     * What suits cohorts for them, a pyramid for age and sex, a heat map for two long dimensions, a
     * line for more than two periods, bars for everything else.
     */
    AUTO,
    BAR,
    /** A line for two or more periods; bars where there are none, since a line means time. */
    LINE,
    /**
     * Bars whose parts lie behind one another, for counts and shares of two dimensions; side by
     * side where the parts do not add up.
     */
    STACKED,
    /** The same, all bars equally long. */
    FULL,
    /** A grid of two dimensions in the colours of classes; bars where it has no room. */
    HEATMAP,
    /** A line with the area below it, for one series of counts; a line where there are more. */
    AREA,
    /** Ages back to back for women and men; bars for other dimensions. */
    PYRAMID,
    /** Two periods of up to twelve series side by side; bars for other tables. */
    SLOPE,
    /** A map: areas for rates, circles for counts; bars where there is no map of the places. */
    MAP,
    /** A map of tiles of one size; bars where there is none of the places. */
    TILES,
    /** One large figure, with the periods before it; refused for other tables. */
    FIGURE,
    /** Which part of a cohort has reached each outcome within one time; refused for others. */
    FUNNEL,
    /** Curves of which part of a cohort has left by when; refused for others. */
    INCIDENCE;

    /** The value in addresses. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is refused for tables that it does not suit, rather than give way to bars. */
    public boolean isOfItsOwn() {
      return this == FIGURE || this == FUNNEL || this == INCIDENCE;
    }

    /** The form with this identifier, if there is one. */
    public static Optional<Form> byId(String id) {
      return Arrays.stream(values()).filter(form -> form.id().equals(id)).findFirst();
    }
  }

  /** The page on which the chart stands. */
  public enum Theme {
    LIGHT,
    DARK;

    /** The value in addresses. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The theme with this identifier, if there is one. */
    public static Optional<Theme> byId(String id) {
      return Arrays.stream(values()).filter(theme -> theme.id().equals(id)).findFirst();
    }
  }

  /**
   * What stands above a picture. Never words of whoever asks for it: a picture that bears the
   * observatory's name says what the observatory says.
   */
  public enum Title {
    /** What the figures show, where they show it beyond chance; else as {@link #PLAIN}. */
    FINDING,
    /** What is counted, where and when. */
    PLAIN;

    /** The value in addresses. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The title with this identifier, if there is one. */
    public static Optional<Title> byId(String id) {
      return Arrays.stream(values()).filter(title -> title.id().equals(id)).findFirst();
    }
  }

  /** Settings of a chart that says its finding. */
  public ChartSettings(Form form, Theme theme, int width, OptionalInt height, Locale locale) {
    this(form, theme, width, height, locale, Title.FINDING);
  }

  public ChartSettings {
    requireWithin("width", leastWidth(form), MAX_WIDTH, width);
    if (height.isPresent()) {
      requireWithin("height", leastHeight(form), MAX_HEIGHT, height.getAsInt());
    }
    locale = Wording.withCountry(Wording.supported(locale));
  }

  private static int leastWidth(Form form) {
    return form == Form.FIGURE ? MIN_FIGURE_WIDTH : MIN_WIDTH;
  }

  private static int leastHeight(Form form) {
    return form == Form.FIGURE ? MIN_FIGURE_HEIGHT : MIN_HEIGHT;
  }

  private static void requireWithin(String name, int least, int most, int given) {
    if (given < least || given > most) {
      throw new IllegalArgumentException(
          "%s must be >= %d and <= %d. Provided value: %d".formatted(name, least, most, given));
    }
  }

  /** What an address without any of the {@link #PARAMETERS} asks for. */
  public static ChartSettings defaults() {
    return new ChartSettings(
        Form.AUTO, Theme.LIGHT, DEFAULT_WIDTH, OptionalInt.empty(), Wording.LANGUAGES.getFirst());
  }

  /**
   * Reads the settings from the parameters of an address; other parameters are passed over.
   *
   * @throws QueryException if a value cannot be read or stands there twice
   */
  public static ChartSettings parse(Map<String, List<String>> parameters) {
    ChartSettings defaults = defaults();
    Form form =
        value("form", parameters)
            .map(id -> known("form", id, Form.byId(id), ids(Form.values(), Form::id)))
            .orElse(defaults.form());
    return new ChartSettings(
        form,
        value("theme", parameters)
            .map(id -> known("theme", id, Theme.byId(id), ids(Theme.values(), Theme::id)))
            .orElse(defaults.theme()),
        value("width", parameters)
            .map(text -> number("width", text, leastWidth(form), MAX_WIDTH))
            .orElse(defaults.width()),
        value("height", parameters)
            .map(text -> OptionalInt.of(number("height", text, leastHeight(form), MAX_HEIGHT)))
            .orElse(defaults.height()),
        value("lang", parameters).map(ChartSettings::language).orElse(defaults.locale()),
        value("title", parameters)
            .map(id -> known("title", id, Title.byId(id), ids(Title.values(), Title::id)))
            .orElse(defaults.title()));
  }

  private static Optional<String> value(String name, Map<String, List<String>> parameters) {
    List<String> values = parameters.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw QueryProblem.of(Kind.REPEATED_PARAMETER, name, String.join(" & ", values));
    }
    return values.stream().findFirst();
  }

  private static <T> T known(String name, String given, Optional<T> found, List<String> allowed) {
    return found.orElseThrow(() -> QueryProblem.of(Kind.INVALID_VALUE, name, given, allowed));
  }

  private static <T> List<String> ids(T[] values, Function<T, String> id) {
    return Arrays.stream(values).map(id).toList();
  }

  private static int number(String name, String text, int least, int most) {
    int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
    if (number < least || number > most) {
      throw QueryProblem.of(Kind.INVALID_VALUE, name, text, List.of(least + "–" + most));
    }
    return number;
  }

  private static Locale language(String given) {
    Optional<Locale> language =
        Wording.LANGUAGES.stream().filter(known -> known.getLanguage().equals(given)).findFirst();
    return known(
        "lang", given, language, Wording.LANGUAGES.stream().map(Locale::getLanguage).toList());
  }

  /** The same with this height. */
  public ChartSettings withHeight(int pixels) {
    return new ChartSettings(form, theme, width, OptionalInt.of(pixels), locale, title);
  }

  /** The language of the words, {@code es} or {@code en}. */
  public String language() {
    return locale.getLanguage();
  }
}
