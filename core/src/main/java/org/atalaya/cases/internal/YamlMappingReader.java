// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.atalaya.cases.CodeLists;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.CsvMapping.DateColumns;
import org.atalaya.cases.CsvMapping.DimensionMapping;
import org.atalaya.cases.CsvMapping.FileFormat;
import org.atalaya.cases.CsvMapping.RowIdentity;
import org.atalaya.cases.CsvMapping.Table;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Label;
import org.atalaya.cases.MappingException;
import org.atalaya.cases.SourceDescription;
import org.atalaya.cases.SourceDescription.Licence;
import org.atalaya.cases.SourceDescription.PublicMicrodata;
import org.atalaya.cases.YamlNode;

/** Reads a {@link CsvMapping} from YAML; every problem is collected before it gives up. */
public final class YamlMappingReader {

  /** Units whose first record of a case inherits the case's key. */
  private static final Set<CountingUnit> WITHIN_A_CASE =
      EnumSet.of(
          CountingUnit.VICTIM, CountingUnit.SUSPECT, CountingUnit.OFFENCE, CountingUnit.PAIR);

  private final CodeLists codeLists;

  private YamlMappingReader(CodeLists codeLists) {
    this.codeLists = codeLists;
  }

  /** See {@link CsvMapping#read}. */
  public static CsvMapping read(String name, InputStream yaml, CodeLists codeLists) {
    YamlNode root = YamlNode.parse(name, yaml);
    Optional<CsvMapping> mapping = root.checked(new YamlMappingReader(codeLists)::mapping);
    if (mapping.isEmpty() || !root.problems().isEmpty()) {
      throw new MappingException(name, root.problems());
    }
    return mapping.get();
  }

  private CsvMapping mapping(YamlNode root) {
    root.allow("source", "format", "rowId", "units", "tables", "aliases", "dates", "dimensions");
    List<Table> tables = tables(root);
    Set<CountingUnit> units = EnumSet.noneOf(CountingUnit.class);
    tables.forEach(table -> units.addAll(table.units()));
    Map<String, DateColumns> dates = dates(root.required("dates"));
    YamlDimensionReader reader = new YamlDimensionReader(codeLists, units, dates.keySet());
    List<DimensionMapping> dimensions = new ArrayList<>();
    for (YamlNode node : root.required("dimensions").someItems()) {
      node.checked(reader::read).flatMap(Function.identity()).ifPresent(dimensions::add);
    }
    checkParents(root, dimensions);
    Map<String, List<String>> aliases = new LinkedHashMap<>();
    root.optional("aliases")
        .ifPresent(node -> node.fields().forEach((key, value) -> aliases.put(key, value.texts())));
    return new CsvMapping(
        source(root.required("source")),
        format(root.optional("format")),
        tables,
        aliases,
        dates,
        dimensions);
  }

  private static List<Table> tables(YamlNode root) {
    Optional<YamlNode> tables = root.optional("tables");
    if (tables.isEmpty() && root.optional("units").isEmpty()) {
      root.problem("'units' (of the one table) or 'tables' is missing");
      return List.of();
    }
    if (tables.isEmpty()) {
      RowIdentity identity =
          root.optional("rowId")
              .map(YamlNode::texts)
              .filter(columns -> !columns.isEmpty())
              .<RowIdentity>map(RowIdentity.OwnCase::new)
              .orElseGet(RowIdentity.Content::new);
      return List.of(new Table(units(root.required("units")), Table.ANY_FILE, identity));
    }
    for (String name : List.of("units", "rowId")) {
      if (root.optional(name).isPresent()) {
        root.problem("'%s' belongs into each of the 'tables'".formatted(name));
      }
    }
    List<Table> read = new ArrayList<>();
    for (YamlNode node : tables.get().someItems()) {
      try {
        read.add(table(node));
      } catch (PatternSyntaxException e) {
        node.problem("file: %s (in %s)".formatted(e.getDescription(), e.getPattern()));
      }
    }
    return read;
  }

  private static Table table(YamlNode node) {
    node.allow("units", "file", "handedOver", "rowId", "caseId", "position");
    Set<CountingUnit> units = units(node.required("units"));
    List<String> rowId = node.required("rowId").someItems().stream().map(YamlNode::text).toList();
    Optional<List<String>> caseId =
        node.optional("caseId").map(YamlNode::someItems).map(YamlMappingReader::texts);
    Optional<String> position = node.optional("position").map(YamlNode::text);
    boolean cases = units.contains(CountingUnit.CASE);
    boolean inCase = !Collections.disjoint(units, WITHIN_A_CASE);
    if (caseId.isPresent() != position.isPresent()) {
      node.problem("give both 'caseId' and 'position', or neither");
    } else if (cases && caseId.isPresent()) {
      node.problem("'caseId' and 'position' have no place where a row is a case: its rowId is");
    } else if (inCase && !cases && caseId.isEmpty()) {
      node.problem(
          "'caseId' and 'position' are missing: a %s belongs to a case".formatted(ids(units)));
    }
    RowIdentity identity =
        cases
            ? new RowIdentity.OwnCase(rowId)
            : caseId.isPresent() && position.isPresent()
                ? new RowIdentity.InCase(rowId, caseId.get(), position.get())
                : new RowIdentity.Standalone(rowId);
    return new Table(units, fileNames(node, identity), identity);
  }

  private static String fileNames(YamlNode node, RowIdentity identity) {
    if (!node.optional("handedOver").map(YamlNode::bool).orElse(false)) {
      return node.required("file").text();
    }
    if (node.optional("file").isPresent()) {
      node.problem("'file' has no effect where rows are handed over");
    }
    if (!(identity instanceof RowIdentity.Standalone)) {
      node.problem("'handedOver' is for rows that belong to no case: alerts, tips");
    }
    return Table.HANDED_OVER;
  }

  private static List<String> texts(List<YamlNode> nodes) {
    return nodes.stream().map(YamlNode::text).toList();
  }

  private static Map<String, DateColumns> dates(YamlNode node) {
    Map<String, DateColumns> dates = new LinkedHashMap<>();
    node.fields().forEach((key, date) -> dates.put(key, date(date)));
    if (!dates.containsKey(CsvMapping.REGISTERED)) {
      node.problem("the date 'registered' (of the complaint) is missing");
    }
    dates.forEach((name, date) ->
        date.follows()
            .filter(other -> !dates.containsKey(other) || other.equals(name))
            .ifPresent(other ->
                node.problem(
                    "%s.follows: given: %s, allowed: another of %s"
                        .formatted(name, other, dates.keySet()))));
    return dates;
  }

  private static void checkParents(YamlNode root, List<DimensionMapping> dimensions) {
    Map<String, Dimension> byId = new HashMap<>();
    for (DimensionMapping mapped : dimensions) {
      if (byId.put(mapped.dimension().id(), mapped.dimension()) != null) {
        root.problem("the dimension %s is declared twice".formatted(mapped.dimension().id()));
      }
    }
    for (DimensionMapping mapped : dimensions) {
      Dimension dimension = mapped.dimension();
      dimension
          .parent()
          .filter(parent -> !byId.containsKey(parent))
          .ifPresent(parent ->
              root.problem(
                  "dimension %s: its parent %s is not declared, allowed: %s"
                      .formatted(dimension.id(), parent, byId.keySet())));
    }
  }

  private static SourceDescription source(YamlNode node) {
    node.allow("id", "title", "publisher", "synthetic", "publicMicrodata", "licence", "citation");
    return new SourceDescription(
        node.required("id").text(),
        node.required("title").label(),
        node.required("publisher").text(),
        node.optional("synthetic").map(YamlNode::bool).orElse(false),
        node.optional("publicMicrodata")
            .map(open ->
                new PublicMicrodata(
                    open.allow("publisher", "terms").required("publisher").text(),
                    open.required("terms").text())),
        node.optional("licence").flatMap(YamlMappingReader::licence),
        node.optional("citation").map(YamlNode::label));
  }

  private static Optional<Licence> licence(YamlNode node) {
    node.allow("title", "url");
    Label title = node.required("title").label();
    String url = node.required("url").text();
    try {
      return Optional.of(new Licence(title, new URI(url)));
    } catch (URISyntaxException e) {
      node.problem("the url of a licence begins with https:// or http://, given: " + url);
    } catch (IllegalArgumentException e) {
      node.problem(String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  private static FileFormat format(Optional<YamlNode> node) {
    char delimiter = ',';
    List<Charset> encodings = List.of(StandardCharsets.UTF_8);
    double maxRejectedShare = 0.01;
    if (node.isPresent()) {
      YamlNode format = node.get().allow("delimiter", "encodings", "maxRejectedShare");
      String text = format.optional("delimiter").map(YamlNode::text).orElse(",");
      if (text.length() != 1 || "\"\r\n".contains(text)) {
        format.problem("delimiter is one character other than a quote or line end, given: " + text);
      } else {
        delimiter = text.charAt(0);
      }
      encodings = format.optional("encodings").map(YamlMappingReader::encodings).orElse(encodings);
      maxRejectedShare =
          format.optional("maxRejectedShare").map(YamlNode::share).orElse(maxRejectedShare);
    }
    return new FileFormat(delimiter, encodings, maxRejectedShare);
  }

  private static List<Charset> encodings(YamlNode node) {
    List<Charset> charsets = new ArrayList<>();
    for (YamlNode item : node.someItems()) {
      switch (item.text().toUpperCase(Locale.ROOT)) {
        case "UTF-8" -> charsets.add(StandardCharsets.UTF_8);
        case "ISO-8859-1" -> charsets.add(StandardCharsets.ISO_8859_1);
        default -> item.problem("given: " + item.text() + ", allowed: UTF-8, ISO-8859-1");
      }
    }
    return charsets;
  }

  static Set<CountingUnit> units(YamlNode node) {
    Set<CountingUnit> units = EnumSet.noneOf(CountingUnit.class);
    for (YamlNode item : node.someItems()) {
      CountingUnit.byId(item.text())
          .ifPresentOrElse(
              units::add,
              () ->
                  item.problem(
                      "given: %s, allowed: %s"
                          .formatted(item.text(), ids(EnumSet.allOf(CountingUnit.class)))));
    }
    return units;
  }

  private static String ids(Set<CountingUnit> units) {
    return units.stream().map(CountingUnit::id).collect(Collectors.joining(", "));
  }

  private static DateColumns date(YamlNode node) {
    node.allow("date", "dayFirst", "year", "month", "day", "unknown", "earliestYear", "follows");
    DateColumns columns =
        new DateColumns(
            node.optional("date").map(YamlNode::text),
            node.optional("dayFirst").map(YamlNode::bool).orElse(false),
            node.optional("year").map(YamlNode::text),
            node.optional("month").map(YamlNode::text),
            node.optional("day").map(YamlNode::text),
            node.optional("unknown").map(YamlNode::texts).map(Set::copyOf).orElse(Set.of()),
            node.optional("earliestYear").map(YamlNode::integer).orElse(1900),
            node.optional("follows").map(YamlNode::text));
    boolean whole = columns.date().isPresent();
    if (columns.dayFirst() && !whole) {
      node.problem("'dayFirst' has no effect on a date of which year, month and day are columns");
    }
    boolean parts = columns.month().isPresent() || columns.day().isPresent();
    if (whole == columns.year().isPresent()
        || (whole && parts)
        || (columns.day().isPresent() && columns.month().isEmpty())) {
      node.problem(
          "give either the column 'date', or the column 'year' and, if there are any, 'month' and"
              + " 'day'");
    }
    return columns;
  }
}
