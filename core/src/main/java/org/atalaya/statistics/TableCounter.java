// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.atalaya.cases.CaseTables;
import org.atalaya.cases.Category;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.TallyRequest;
import org.atalaya.cases.TallyRequest.Restriction;
import org.atalaya.cases.UnprotectedTally;

/**
 * Counts what checked questions ask for. Wider groups are kept, since many tables share them: those
 * of the table of any year are of all years.
 */
final class TableCounter {

  /** How many cells of wider groups are kept, at 16 bytes each. */
  private static final long KEPT_CELLS = 2_000_000;

  /** What a kept tally weighs besides its cells, in cells. */
  private static final int TALLY_WEIGHT = 64;

  private final CaseTables tables;
  private final ReleasedVersions versions;
  private final Cache<TallyRequest, UnprotectedTally> groups =
      Caffeine.newBuilder()
          .maximumWeight(KEPT_CELLS)
          .<TallyRequest, UnprotectedTally>weigher(
              (request, tally) -> TALLY_WEIGHT + request.cells())
          .build();

  /**
   * Counts in {@code tables}.
   *
   * @param versions in which versions years to date are counted
   */
  TableCounter(CaseTables tables, ReleasedVersions versions) {
    this.tables = tables;
    this.versions = versions;
  }

  /** The table, whose groups are counted when they are asked for. */
  UnprotectedTable count(ResolvedQuery resolved) {
    UnprotectedTally cells = tally(resolved, tables::tally);
    TableHeader header = resolved.header();
    Optional<UnprotectedTally> margin = margin(resolved, cells);
    return new UnprotectedTable(
        header,
        cells,
        margin,
        groups(resolved, header.axes(), cells),
        margin
            .map(tally -> groups(resolved, resolved.axesOfMargin(), tally))
            .orElse(UnprotectedGroups.NONE));
  }

  private UnprotectedGroups groups(
      ResolvedQuery resolved, List<TableAxis> axes, UnprotectedTally cells) {
    return new WiderGroups(
            axes,
            resolved.header().indicator().where(),
            tables.schema(),
            resolved.offered(),
            (wider, where) -> tally(resolved.of(wider, where), this::kept))
        .of(cells);
  }

  private UnprotectedTally kept(TallyRequest request) {
    // Not counted inside the cache, where it would keep others waiting for the same bin.
    UnprotectedTally known = groups.getIfPresent(request);
    if (known != null) {
      return known;
    }
    UnprotectedTally counted = tables.tally(request);
    groups.put(request, counted);
    return counted;
  }

  private UnprotectedTally tally(
      ResolvedQuery resolved, Function<TallyRequest, UnprotectedTally> store) {
    TableHeader header = resolved.header();
    List<TableAxis> axes = header.axes();
    int toDate = resolved.toDate();
    if (toDate < 0) {
      return store.apply(
          request(resolved, axes.stream().map(TableCounter::requested).toList(), header.version()));
    }
    TableAxis years = axes.get(toDate);
    YearToDate period = resolved.offered().yearToDate(years.dimension()).orElseThrow();
    Map<DatasetVersion, List<Integer>> known = new LinkedHashMap<>();
    for (int year = 0; year < years.size(); year++) {
      int yearsAgo = period.yearsAgo(years.categories().get(year));
      known
          .computeIfAbsent(
              versions.asKnown(header.version(), header.tier(), yearsAgo).orElse(header.version()),
              version -> new ArrayList<>())
          .add(year);
    }
    // One question for each version, however many years it tells.
    Map<List<Integer>, UnprotectedTally> parts = new LinkedHashMap<>();
    known.forEach((version, told) -> {
      List<TallyRequest.Axis> requested = new ArrayList<>();
      for (TableAxis axis : axes) {
        requested.add(
            axis == years
                ? period.requested(told.stream().map(years.categories()::get).toList())
                : requested(axis));
      }
      parts.put(told, store.apply(request(resolved, requested, version)));
    });
    return joined(parts, axes, toDate);
  }

  private static TallyRequest request(
      ResolvedQuery resolved, List<TallyRequest.Axis> axes, DatasetVersion version) {
    List<Restriction> where =
        resolved.where().entrySet().stream()
            .map(entry -> new Restriction(entry.getKey(), List.of(entry.getValue())))
            .toList();
    return new TallyRequest(
        resolved.header().indicator().unit(),
        axes,
        where,
        version.number(),
        resolved.hasOwnMargin());
  }

  private static TallyRequest.Axis requested(TableAxis axis) {
    return new TallyRequest.Axis(
        axis.dimension().id(),
        axis.categories().stream().map(Category::code).toList(),
        axis.complete());
  }

  /** One tally out of several, each of some positions on the axis {@code toDate}. */
  private static UnprotectedTally joined(
      Map<List<Integer>, UnprotectedTally> parts, List<TableAxis> axes, int toDate) {
    int years = axes.get(toDate).size();
    int inner = WiderGroups.cells(axes.subList(toDate + 1, axes.size()));
    long[] counts = new long[WiderGroups.cells(axes)];
    long[] keySums = new long[counts.length];
    Map<List<Integer>, UnprotectedTally> margins = new LinkedHashMap<>();
    parts.forEach((told, part) -> {
      for (int cell = 0; cell < part.size(); cell++) {
        int year = told.get(cell / inner % told.size());
        int target = (cell / inner / told.size() * years + year) * inner + cell % inner;
        counts[target] = part.count(cell);
        keySums[target] = part.keySum(cell);
      }
      part.margin().ifPresent(margin -> margins.put(told, margin));
    });
    return new UnprotectedTally(
        counts,
        keySums,
        margins.isEmpty()
            ? Optional.empty()
            : Optional.of(joined(margins, axes.subList(0, axes.size() - 1), toDate)));
  }

  private static Optional<UnprotectedTally> margin(ResolvedQuery resolved, UnprotectedTally cells) {
    if (resolved.hasOwnMargin()) {
      return cells.margin();
    }
    return resolved.hasMargin() ? Optional.of(cells) : Optional.empty();
  }
}
