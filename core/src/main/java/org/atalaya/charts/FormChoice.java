// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Category;
import org.atalaya.cases.Dimension;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.charts.MapAtlas.Layer;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.CohortDimensions;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.QueryProblem;
import org.atalaya.statistics.TableAxis;

/**
 * Which kind of chart is drawn of a table, and which of its axes carries the categories. A form
 * that does not suit the table gives way: a line without periods becomes bars. Not so figure,
 * funnel and incidence, which would say something else as bars.
 *
 * @param kind the kind of chart
 * @param categoryAxis the axis of the categories; absent if the table has a single cell
 * @param layer where the categories lie, for maps
 */
record FormChoice(Kind kind, Optional<TableAxis> categoryAxis, Optional<Layer> layer) {

  FormChoice(Kind kind, Optional<TableAxis> categoryAxis) {
    this(kind, categoryAxis, Optional.empty());
  }

  private static final String WEEKDAY = "weekday";
  private static final String HOUR = "hour";
  private static final String AGE = "-age";
  private static final String SEX = "-sex";
  private static final int LEAST_MAP = 400;
  private static final int LEAST_OF_GRID = 9;

  /** More cells than this are more marks than a page should hold. */
  private static final int MOST_CELLS = 2_000;

  /** What can be drawn. */
  enum Kind {
    BAR("bar"),
    STACKED("stacked"),
    FULL("full"),
    HEATMAP("heatmap"),
    LINE("line"),
    AREA("area"),
    PYRAMID("pyramid"),
    SLOPE("slope"),
    MAP("map"),
    TILES("tiles"),
    FIGURE("figure"),
    FUNNEL("funnel"),
    INCIDENCE("incidence");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** What pictures call it in their attribute {@code data-form}. */
    String id() {
      return id;
    }

    /** Whether its categories are calendar periods in their order. */
    boolean isOverTime() {
      return switch (this) {
        case LINE, AREA, SLOPE, FIGURE -> true;
        case BAR, STACKED, FULL, HEATMAP, PYRAMID, MAP, TILES, FUNNEL, INCIDENCE -> false;
      };
    }

    /** Whether the series are parts that make up a bar. */
    boolean isOfParts() {
      return this == STACKED || this == FULL;
    }

    /** Whether the intervals of these series are drawn as bands behind them. */
    boolean hasBands(List<Series> series) {
      return (this == LINE && LineChart.hasBands(series))
          || (this == INCIDENCE && IncidenceChart.hasBands(series));
    }

    /** Most series in one picture, where they are told apart by their colours. */
    int mostSeries() {
      return this == HEATMAP || this == SLOPE ? Integer.MAX_VALUE : Chart.MAX_SERIES;
    }
  }

  static FormChoice of(PublishableTable table, ChartSettings settings, MapAtlas atlas) {
    List<TableAxis> variable = table.header().variableAxes();
    Optional<TableAxis> time = time(variable);
    return switch (settings.form()) {
      case AUTO ->
          ofCohort(table)
              .or(() -> variable.isEmpty() ? figure(variable) : Optional.empty())
              .or(() -> pyramid(table, settings))
              .or(() -> isGrid(variable) ? heatMap(table, settings) : Optional.empty())
              .or(() -> line(time, 3))
              .orElseGet(() -> bars(variable));
      case BAR -> bars(variable);
      case LINE -> line(time, 2).orElseGet(() -> bars(variable));
      case AREA -> line(time, 2).map(line -> filled(table, line)).orElseGet(() -> bars(variable));
      case SLOPE -> slope(table, time).orElseGet(() -> bars(variable));
      case PYRAMID -> pyramid(table, settings).orElseGet(() -> bars(variable));
      case HEATMAP -> heatMap(table, settings).orElseGet(() -> bars(variable));
      case MAP -> map(table, atlas, settings).orElseGet(() -> bars(variable));
      case TILES -> map(table, atlas, settings).orElseGet(() -> bars(variable));
      case STACKED, FULL -> parts(table, settings.form()).orElseGet(() -> bars(variable));
      case FIGURE -> figure(variable).orElseThrow(() -> unsuited(table, settings));
      case FUNNEL -> funnel(table).orElseThrow(() -> unsuited(table, settings));
      case INCIDENCE -> incidence(table).orElseThrow(() -> unsuited(table, settings));
    };
  }

  /** A form that says something of its own has no other in its place. */
  private static QueryException unsuited(PublishableTable table, ChartSettings settings) {
    List<String> allowed =
        switch (settings.form()) {
          case FIGURE -> List.of("by=year", "by=month", "by=");
          case FUNNEL ->
              axis(table, CohortDimensions.HORIZON)
                  .map(horizons ->
                      horizons.categories().stream()
                          .map(one -> CohortDimensions.HORIZON + "=" + one.code())
                          .toList())
                  .orElse(List.of("measure=" + Measure.COHORT_SHARE.id()));
          default -> List.of("measure=" + Measure.CUMULATIVE_INCIDENCE.id());
        };
    return QueryProblem.of(
        QueryProblem.Kind.FORM_DOES_NOT_SUIT, "form", settings.form().id(), allowed);
  }

  private static Optional<TableAxis> axis(PublishableTable table, String dimension) {
    return table.header().variableAxes().stream()
        .filter(axis -> axis.dimension().id().equals(dimension))
        .findFirst();
  }

  /** One figure, or the last of a series of periods. */
  private static Optional<FormChoice> figure(List<TableAxis> variable) {
    if (variable.isEmpty()) {
      return Optional.of(new FormChoice(Kind.FIGURE, Optional.empty()));
    }
    return time(variable)
        .filter(axis -> variable.size() == 1 && periods(axis) > 0)
        .map(axis -> new FormChoice(Kind.FIGURE, Optional.of(axis)));
  }

  /** The forms that cohorts have for themselves. */
  private static Optional<FormChoice> ofCohort(PublishableTable table) {
    return funnel(table).or(() -> incidence(table));
  }

  /** The outcomes of one cohort within one time. */
  private static Optional<FormChoice> funnel(PublishableTable table) {
    return axis(table, CohortDimensions.OUTCOME)
        .filter(axis -> table.measure() == Measure.COHORT_SHARE)
        .filter(axis -> table.header().variableAxes().size() == 1)
        .map(axis -> new FormChoice(Kind.FUNNEL, Optional.of(axis)));
  }

  private static Optional<FormChoice> incidence(PublishableTable table) {
    return axis(table, CohortDimensions.DAYS)
        .filter(axis -> table.measure() == Measure.CUMULATIVE_INCIDENCE)
        .map(axis -> new FormChoice(Kind.INCIDENCE, Optional.of(axis)));
  }

  /** The longest axis has the categories, the first of several equally long ones. */
  private static FormChoice bars(List<TableAxis> variable) {
    return new FormChoice(
        Kind.BAR, variable.stream().max(Comparator.comparingInt(TableAxis::size)));
  }

  /**
   * Parts are shown of counts and shares, which add up, over one axis whose categories exclude one
   * another. Shares are parts of the last axis and of 100 % already.
   */
  private static Optional<FormChoice> parts(PublishableTable table, Form form) {
    List<TableAxis> variable = table.header().variableAxes();
    if (variable.size() != 2) {
      return Optional.empty();
    }
    Optional<TableAxis> categories =
        switch (table.measure()) {
          case COUNT -> time(variable).or(() -> bars(variable).categoryAxis());
          case SHARE ->
              Optional.of(variable.getFirst())
                  .filter(axis -> table.header().axes().getLast().equals(variable.getLast()));
          case CHANGE, RATE, STANDARDISED_RATE, COHORT_SHARE, CUMULATIVE_INCIDENCE, QUARTILE ->
              Optional.empty();
        };
    Kind kind = form == Form.FULL && table.measure() == Measure.COUNT ? Kind.FULL : Kind.STACKED;
    return categories
        .filter(axis -> arePartsOfAWhole(other(variable, axis)))
        .map(axis -> new FormChoice(kind, Optional.of(axis)));
  }

  /**
   * Age and sex of the same people, where all ages have room. Shares have the shape of a pyramid
   * only where each sex is the whole.
   */
  private static Optional<FormChoice> pyramid(PublishableTable table, ChartSettings settings) {
    List<TableAxis> variable = table.header().variableAxes();
    Optional<TableAxis> age =
        variable.stream().filter(axis -> axis.dimension().id().endsWith(AGE)).findFirst();
    if (age.isEmpty() || variable.size() != 2) {
      return Optional.empty();
    }
    boolean suits =
        switch (table.measure()) {
          case COUNT, RATE -> true;
          case SHARE -> table.header().axes().getLast().equals(age.get());
          case CHANGE, STANDARDISED_RATE, COHORT_SHARE, CUMULATIVE_INCIDENCE, QUARTILE -> false;
        };
    return age.filter(axis -> suits && isSexOfTheSame(other(variable, axis), axis))
        .filter(axis -> PyramidDrawing.fits(axis.size(), settings.height()))
        .map(axis -> new FormChoice(Kind.PYRAMID, Optional.of(axis)));
  }

  private static boolean isSexOfTheSame(TableAxis sex, TableAxis age) {
    String ageId = age.dimension().id();
    String people = ageId.substring(0, ageId.length() - AGE.length());
    return sex.dimension().id().equals(people + SEX)
        && sex.categories().stream().map(Category::code).toList().containsAll(PyramidChart.SEXES);
  }

  /** Two axes that a grid shows better than series do: long ones, or the week by its hours. */
  private static boolean isGrid(List<TableAxis> variable) {
    return variable.size() == 2
        && (variable.stream().allMatch(axis -> known(axis) >= LEAST_OF_GRID)
            || variable.stream()
                .map(axis -> axis.dimension().id())
                .collect(Collectors.toSet())
                .equals(Set.of(WEEKDAY, HOUR)));
  }

  private static long known(TableAxis axis) {
    return axis.categories().stream().filter(category -> !category.isResidual()).count();
  }

  /**
   * A grid of two axes, with time or the longer order across where that fits. Changes are not shown
   * so: one scale of strength says nothing of rise and fall.
   */
  private static Optional<FormChoice> heatMap(PublishableTable table, ChartSettings settings) {
    List<TableAxis> variable = table.header().variableAxes();
    if (variable.size() != 2
        || table.measure() == Measure.CHANGE
        || table.cells().size() > MOST_CELLS) {
      return Optional.empty();
    }
    return variable.stream()
        .sorted(
            Comparator.comparing((TableAxis axis) -> axis.dimension().role().isTime())
                .thenComparing(FormChoice::isOrdered)
                .thenComparing(TableAxis::size)
                .reversed())
        .filter(axis -> fitsAsColumns(axis, other(variable, axis), settings))
        .findFirst()
        .map(axis -> new FormChoice(Kind.HEATMAP, Optional.of(axis)));
  }

  private static boolean fitsAsColumns(TableAxis columns, TableAxis rows, ChartSettings settings) {
    return HeatMapDrawing.fits(
        rows.categories().stream()
            .map(row -> CategoryText.full(rows.dimension(), row, settings.locale()))
            .toList(),
        columns.categories().stream()
            .map(column -> columnName(columns.dimension(), column, settings.locale()))
            .toList(),
        isOrdered(columns),
        Frame.room(settings));
  }

  /** The name of a column of a heat map: of a weekday two letters, as in calendars. */
  static String columnName(Dimension dimension, Category category, Locale locale) {
    String brief = CategoryText.brief(dimension, category, locale);
    return dimension.id().equals(WEEKDAY) && !category.isResidual() && brief.length() > 2
        ? brief.substring(0, 2)
        : brief;
  }

  /** Whether the categories follow one another: time, hours, weekdays, ages. */
  static boolean isOrdered(TableAxis axis) {
    String id = axis.dimension().id();
    return axis.dimension().role().isTime()
        || id.equals(HOUR)
        || id.equals(WEEKDAY)
        || id.endsWith(AGE);
  }

  private static boolean arePartsOfAWhole(TableAxis axis) {
    return !axis.dimension().multiValued() && axis.size() <= Chart.MAX_SERIES;
  }

  private static TableAxis other(List<TableAxis> two, TableAxis one) {
    return two.getFirst().equals(one) ? two.getLast() : two.getFirst();
  }

  private static Optional<TableAxis> time(List<TableAxis> variable) {
    return variable.stream()
        .filter(axis -> axis.dimension().role().isTime())
        .max(Comparator.comparingLong(FormChoice::periods));
  }

  private static Optional<FormChoice> line(Optional<TableAxis> time, int least) {
    return time.filter(axis -> periods(axis) >= least)
        .map(axis -> new FormChoice(Kind.LINE, Optional.of(axis)));
  }

  /** Two periods and few series; changes have but one figure for two periods. */
  private static Optional<FormChoice> slope(PublishableTable table, Optional<TableAxis> time) {
    List<TableAxis> variable = table.header().variableAxes();
    return time.filter(axis -> periods(axis) == 2 && table.measure() != Measure.CHANGE)
        .filter(axis ->
            variable.size() == 1
                || (variable.size() == 2 && known(other(variable, axis)) <= SlopeChart.MOST_SERIES))
        .map(axis -> new FormChoice(Kind.SLOPE, Optional.of(axis)));
  }

  /** Areas show amounts, so a single series of counts has one. */
  private static FormChoice filled(PublishableTable table, FormChoice line) {
    boolean amounts = table.measure() == Measure.COUNT && table.header().variableAxes().size() == 1;
    return amounts ? new FormChoice(Kind.AREA, line.categoryAxis()) : line;
  }

  /** One variable axis, all of whose places are on one map, and figures that have a size. */
  private static Optional<FormChoice> map(
      PublishableTable table, MapAtlas atlas, ChartSettings settings) {
    List<TableAxis> variable = table.header().variableAxes();
    boolean sizes =
        switch (table.measure()) {
          case CHANGE, QUARTILE -> false;
          case COUNT, SHARE, RATE, STANDARDISED_RATE, COHORT_SHARE, CUMULATIVE_INCIDENCE -> true;
        };
    if (!sizes || variable.size() != 1) {
      return Optional.empty();
    }
    TableAxis places = variable.getFirst();
    return atlas
        .layerOf(places)
        .filter(layer -> settings.form() == Form.MAP || layer.tiles().isPresent())
        .map(layer ->
            new FormChoice(mapOrTiles(layer, settings), Optional.of(places), Optional.of(layer)));
  }

  /** On a narrow map small places could neither be told apart nor be pointed at. */
  private static Kind mapOrTiles(Layer layer, ChartSettings settings) {
    boolean narrow = settings.width() < LEAST_MAP && layer.tiles().isPresent();
    return settings.form() == Form.TILES || narrow ? Kind.TILES : Kind.MAP;
  }

  /** How many categories are periods: all but unknown. */
  static long periods(TableAxis axis) {
    return axis.categories().stream()
        .filter(category -> CalendarPeriod.parse(category.code()).isPresent())
        .count();
  }
}
