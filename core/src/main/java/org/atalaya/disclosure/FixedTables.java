// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.io.InputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.MappingException;
import org.atalaya.cases.YamlNode;
import org.atalaya.statistics.QueryException;
import org.atalaya.statistics.Statistics;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.TableAxis;
import org.atalaya.statistics.TableHeader;
import org.atalaya.statistics.UnprotectedTable;

/**
 * Tables that are declared beforehand and published as they are, without noise: those of a
 * yearbook. Counts below a threshold are withheld, and so many others that no withheld one follows
 * from sums (see {@link ComplementarySuppression}). All tables are protected together, as a figure
 * of one may be a sum of another.
 *
 * <pre>{@code
 * threshold: 5
 * tables:
 *   - {id: by-department-and-sex, indicator: victims, by: [department, victim-sex]}
 *   - {id: of-2011-by-age, indicator: victims, by: [victim-age], where: {year: "2011"}}
 * }</pre>
 *
 * <p><strong>Never beside an observatory whose answers have noise</strong> over the same records:
 * exact figures take the noise off others. What is withheld depends on the tables that are
 * declared, so nobody may ask for more of them, and another list of tables for the same records is
 * a second publication that nothing here compares with the first.
 *
 * <p><strong>Not checked:</strong> what follows from earlier publications, from other units or from
 * groups all of whose members are alike.
 *
 * @param threshold the smallest count that is published by itself, 2 or above
 * @param tables the tables, by their names
 */
public record FixedTables(long threshold, Map<String, StatisticsQuery> tables) {

  /** Most cells of all tables together, totals included. */
  static final int MAX_CELLS = 20_000;

  public FixedTables {
    tables = Map.copyOf(tables);
    DisclosureParameters.requireBetween("threshold", 2, 1_000_000, threshold);
    DisclosureParameters.requireAtLeast("number of tables", 1, tables.size());
  }

  /**
   * Reads a declaration.
   *
   * @param name what to call it in messages
   * @throws MappingException naming every place that is wrong
   */
  public static FixedTables read(String name, InputStream yaml) {
    YamlNode root = YamlNode.parse(name, yaml);
    root.allow("threshold", "tables");
    Map<String, StatisticsQuery> tables = new LinkedHashMap<>();
    for (YamlNode item : root.required("tables").items()) {
      item.allow("id", "indicator", "by", "where");
      String id = item.required("id").text();
      if (!Dimension.isId(id)) {
        item.problem("id: given: %s, allowed: lower-case words joined by '-'".formatted(id));
      } else if (tables.put(id, query(item)) != null) {
        item.problem("id: there are two tables " + id);
      }
    }
    long threshold = root.required("threshold").integer();
    return root.checked(node -> new FixedTables(threshold, tables))
        .filter(read -> root.problems().isEmpty())
        .orElseThrow(() -> new MappingException(name, root.problems()));
  }

  private static StatisticsQuery query(YamlNode item) {
    StatisticsQuery query =
        StatisticsQuery.of(item.required("indicator").text())
            .by(item.required("by").texts().toArray(String[]::new));
    for (Map.Entry<String, String> filter :
        item.optional("where").map(YamlNode::textFields).orElse(Map.of()).entrySet()) {
      query = query.where(filter.getKey(), filter.getValue());
    }
    return query;
  }

  /**
   * Counts and protects all tables.
   *
   * @return the tables by their names
   * @throws QueryException if a table cannot be counted
   * @throws FixedTableException if a table cannot be protected, or not together with another; it
   *     names the table and says why
   */
  public Map<String, PublishableTable> protect(Statistics statistics) {
    Map<String, UnprotectedTable> counts = new TreeMap<>();
    tables.forEach((id, query) -> counts.put(id, statistics.count(query)));
    counts.forEach((id, table) -> check(id, table.header()));
    Map<String, FixedTableCells> cells = new TreeMap<>();
    counts.forEach((id, table) -> cells.put(id, new FixedTableCells(table)));
    checkTogether(cells);
    return new ComplementarySuppression(threshold, cells).publish();
  }

  private static void check(String id, TableHeader header) {
    for (TableAxis axis : header.axes()) {
      boolean adds = axis.isConstant() || axis.complete() && !axis.dimension().multiValued();
      // Years to date come from different versions, and leave out the rest of each year.
      if (!adds || StatisticsQuery.isToDate(axis.dimension().id())) {
        throw new FixedTableException(
            id,
            "by",
            axis.dimension().id(),
            "a dimension that lists all its categories, one for each record");
      }
    }
  }

  private static void checkTogether(Map<String, FixedTableCells> tables) {
    Set<String> told = new HashSet<>();
    Map<String, String> parents = new TreeMap<>();
    String unit = "";
    int cells = 0;
    for (Map.Entry<String, FixedTableCells> entry : tables.entrySet()) {
      TableHeader header = entry.getValue().header();
      String counted = header.indicator().unit().id();
      if (!unit.isEmpty() && !unit.equals(counted)) {
        throw new FixedTableException(
            entry.getKey(), "indicator", counted, "one unit in all tables, here " + unit);
      }
      unit = counted;
      told.addAll(header.indicator().where().keySet());
      for (TableAxis axis : header.axes()) {
        Dimension dimension = axis.dimension();
        told.add(dimension.id());
        dimension.parent().ifPresent(parent -> parents.put(dimension.id(), parent));
      }
      cells += entry.getValue().size();
    }
    List<String> enclosed =
        parents.entrySet().stream()
            .filter(entry -> told.contains(entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (!enclosed.isEmpty()) {
      throw new FixedTableException(
          String.join(", ", tables.keySet()),
          "by",
          String.join(", ", enclosed),
          "no dimension that lies within another one of any table");
    }
    if (cells > MAX_CELLS) {
      throw new FixedTableException(
          String.join(", ", tables.keySet()),
          "cells",
          Integer.toString(cells),
          "at most " + MAX_CELLS + " with all totals");
    }
  }
}
