// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Category;
import org.atalaya.cases.Wording;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.Ranking;
import org.atalaya.statistics.TableAxis;
import org.atalaya.statistics.TableHeader;

/**
 * How the cells of a table are laid out as categories and series.
 *
 * <ul>
 *   <li>Every variable axis but that of the categories tells series apart, two of them by
 *       combination.
 *   <li>Unknown and the like come last. They are left out where all their cells are published as
 *       exactly zero; on a line, which has no place for them, they are {@link #undated}; a series
 *       of them without any figure is {@link #withheld}.
 * </ul>
 *
 * @param choice the kind of chart and its axis of categories
 * @param categories the categories
 * @param series the series, at least one
 * @param undated categories without a place on the line's axis
 * @param withheld series that say that something is not known and of which no figure is published;
 *     none of stacks, which would look complete without them
 */
record Arrangement(
    FormChoice choice,
    List<Slot> categories,
    List<Slot> series,
    List<Slot> undated,
    List<Slot> withheld) {

  private static final Wording WORDING = Wording.of(Arrangement.class);

  /**
   * A category or a series.
   *
   * @param place what it is; of a series that combines categories the code is empty
   * @param residual whether it says that something is not known
   * @param offset the sum of a category's and a series' offset is the index of their cell
   */
  record Slot(AxisCategory place, boolean residual, int offset) {}

  static Arrangement of(PublishableTable table, FormChoice choice, Locale locale) {
    TableHeader header = table.header();
    Optional<TableAxis> categoryAxis = choice.categoryAxis();
    List<Slot> categories =
        categoryAxis
            .map(axis -> slots(header, axis, locale))
            .orElseGet(() -> List.of(total(locale)));
    List<Slot> series = combinations(header, categoryAxis, locale);
    List<Slot> known = withoutEmptyResiduals(table, series, categories);
    List<Slot> withheld =
        known.stream()
            .filter(slot -> slot.residual() && !choice.kind().isOfParts())
            .filter(slot -> isWithheld(cells(table, slot, categories)))
            .toList();
    List<Slot> shownSeries = known.stream().filter(slot -> !withheld.contains(slot)).toList();
    List<Slot> shown = withoutEmptyResiduals(table, categories, shownSeries);
    if (!choice.kind().isOverTime() || categoryAxis.isEmpty()) {
      return new Arrangement(choice, shown, shownSeries, List.of(), withheld);
    }
    List<Slot> dated =
        shown.stream()
            .filter(slot -> slot.place().period().isPresent())
            .sorted(Comparator.comparing(Arrangement::ordinal))
            .toList();
    List<Slot> undated = shown.stream().filter(slot -> slot.place().period().isEmpty()).toList();
    return new Arrangement(choice, dated, shownSeries, undated, withheld);
  }

  /** The same with only some of its series. */
  Arrangement withSeries(List<Slot> some) {
    return new Arrangement(choice, categories, some, undated, withheld);
  }

  private static int ordinal(Slot slot) {
    return slot.place().period().map(CalendarPeriod::ordinal).orElse(0);
  }

  private static Slot total(Locale locale) {
    String name = WORDING.text(locale, "total");
    return new Slot(new AxisCategory("total", name, name, false, Optional.empty()), false, 0);
  }

  private static List<Slot> slots(TableHeader header, TableAxis axis, Locale locale) {
    int stride =
        header.axes().stream()
            .skip(header.axes().indexOf(axis) + 1L)
            .mapToInt(TableAxis::size)
            .reduce(1, (a, b) -> a * b);
    boolean time = axis.dimension().role().isTime();
    List<Slot> slots = new ArrayList<>();
    for (int position = 0; position < axis.size(); position++) {
      Category category = axis.categories().get(position);
      AxisCategory place =
          new AxisCategory(
              category.code(),
              CategoryText.full(axis.dimension(), category, locale),
              CategoryText.brief(axis.dimension(), category, locale),
              category.isResidual() || category.code().equals(Ranking.REST),
              time ? CalendarPeriod.parse(category.code()) : Optional.empty());
      slots.add(new Slot(place, category.isResidual(), position * stride));
    }
    return residualsLast(slots);
  }

  private static List<Slot> residualsLast(List<Slot> slots) {
    return slots.stream().sorted(Comparator.comparing(Slot::residual)).toList();
  }

  /** One series for each combination of the other axes' categories. */
  private static List<Slot> combinations(
      TableHeader header, Optional<TableAxis> categoryAxis, Locale locale) {
    List<Slot> combined =
        List.of(new Slot(new AxisCategory("", "", "", false, Optional.empty()), false, 0));
    for (TableAxis axis : header.variableAxes()) {
      if (categoryAxis.filter(axis::equals).isEmpty()) {
        List<Slot> next = slots(header, axis, locale);
        combined =
            combined.stream()
                .flatMap(outer -> next.stream().map(inner -> combine(outer, inner)))
                .toList();
      }
    }
    return residualsLast(combined);
  }

  private static Slot combine(Slot outer, Slot inner) {
    String label = join(outer.place().label(), inner.place().label());
    String code = outer.place().label().isEmpty() ? inner.place().code() : "";
    return new Slot(
        new AxisCategory(code, label, label, false, Optional.empty()),
        outer.residual() || inner.residual(),
        outer.offset() + inner.offset());
  }

  private static String join(String outer, String inner) {
    return outer.isEmpty() ? inner : outer + ", " + inner;
  }

  private static List<Slot> withoutEmptyResiduals(
      PublishableTable table, List<Slot> slots, List<Slot> others) {
    List<Slot> kept =
        slots.stream()
            .filter(slot ->
                !slot.residual() || !cells(table, slot, others).allMatch(new Published(0)::equals))
            .toList();
    return kept.isEmpty() ? slots : kept;
  }

  /** Whether a row of hollow marks is all that could be drawn. */
  private static boolean isWithheld(Stream<CellValue> values) {
    return values.allMatch(value -> value instanceof Suppressed || value.equals(new Published(0)));
  }

  /** The values of a category in all series, or of a series in all categories. */
  static Stream<CellValue> cells(PublishableTable table, Slot slot, List<Slot> others) {
    return others.stream().map(other -> table.cells().get(slot.offset() + other.offset()));
  }
}
