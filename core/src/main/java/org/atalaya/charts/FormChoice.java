// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.charts.ChartSettings.Form;
import org.atalaya.charts.MapAtlas.Layer;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.TableAxis;

/**
 * Which kind of chart is drawn of a table, and which of its axes carries the categories. A form
 * that does not suit the table gives way: a line without periods becomes bars.
 *
 * @param kind the kind of chart
 * @param categoryAxis the axis of the categories; absent if the table has a single cell
 * @param layer where the categories lie, for maps
 */
record FormChoice(Kind kind, Optional<TableAxis> categoryAxis, Optional<Layer> layer) {

  FormChoice(Kind kind, Optional<TableAxis> categoryAxis) {
    this(kind, categoryAxis, Optional.empty());
  }

  /** What can be drawn. */
  enum Kind {
    BAR("bar"),
    STACKED("stacked"),
    FULL("full"),
    LINE("line"),
    MAP("map"),
    TILES("tiles");

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
        case LINE -> true;
        case BAR, STACKED, FULL, MAP, TILES -> false;
      };
    }

    /** Whether the series are parts that lie behind one another. */
    boolean isOfParts() {
      return this == STACKED || this == FULL;
    }
  }

  static FormChoice of(PublishableTable table, ChartSettings settings, MapAtlas atlas) {
    List<TableAxis> variable = table.header().variableAxes();
    Optional<TableAxis> time = time(variable);
    return switch (settings.form()) {
      case AUTO -> line(time, 3).orElseGet(() -> bars(variable));
      case BAR -> bars(variable);
      case LINE -> line(time, 2).orElseGet(() -> bars(variable));
      case MAP -> map(table, atlas, Kind.MAP).orElseGet(() -> bars(variable));
      case TILES -> map(table, atlas, Kind.TILES).orElseGet(() -> bars(variable));
      case STACKED, FULL -> parts(table, settings.form()).orElseGet(() -> bars(variable));
    };
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

  /** One variable axis, all of whose places are on one map, and figures that have a size. */
  private static Optional<FormChoice> map(PublishableTable table, MapAtlas atlas, Kind kind) {
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
        .filter(layer -> kind == Kind.MAP || layer.tiles().isPresent())
        .map(layer -> new FormChoice(kind, Optional.of(places), Optional.of(layer)));
  }

  /** How many categories are periods: all but unknown. */
  static long periods(TableAxis axis) {
    return axis.categories().stream()
        .filter(category -> CalendarPeriod.parse(category.code()).isPresent())
        .count();
  }
}
