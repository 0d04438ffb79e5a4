// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.atalaya.cases.CodeLists;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.CsvMapping.DateColumns;
import org.atalaya.cases.CsvMapping.DimensionMapping;
import org.atalaya.cases.CsvMapping.FileFormat;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Label;
import org.atalaya.cases.MappingException;
import org.atalaya.cases.SourceDescription;
import org.atalaya.cases.SourceDescription.Licence;
import org.atalaya.cases.SourceDescription.PublicMicrodata;
import org.atalaya.cases.YamlNode;

/** Reads a {@link CsvMapping} from YAML; every problem is collected before it gives up. */
public final class YamlMappingReader {

  private final CodeLists codeLists;

  private YamlMappingReader(CodeLists codeLists) {
    this.codeLists = codeLists;
  }

  /** See {@link CsvMapping#read}. */
  public static CsvMapping read(String name, InputStream yaml, CodeLists codeLists) {
    YamlNode root = YamlNode.parse(name, yaml);
    CsvMapping mapping = null;
    try {
      mapping = new YamlMappingReader(codeLists).mapping(root);
    } catch (IllegalArgumentException e) {
      root.problem(String.valueOf(e.getMessage()));
    }
    if (mapping == null || !root.problems().isEmpty()) {
      throw new MappingException(name, root.problems());
    }
    return mapping;
  }

  private CsvMapping mapping(YamlNode root) {
    root.allow("source", "format", "rowId", "units", "aliases", "dates", "dimensions");
    Set<CountingUnit> units = units(root.required("units"));
    Map<String, DateColumns> dates = new LinkedHashMap<>();
    root.required("dates").fields().forEach((key, node) -> dates.put(key, date(node)));
    if (!dates.containsKey(CsvMapping.REGISTERED)) {
      root.required("dates").problem("the date 'registered' (of the complaint) is missing");
    }
    YamlDimensionReader reader = new YamlDimensionReader(codeLists, units, dates);
    List<DimensionMapping> dimensions = new ArrayList<>();
    for (YamlNode node : root.required("dimensions").someItems()) {
      try {
        reader.read(node).ifPresent(dimensions::add);
      } catch (IllegalArgumentException e) {
        node.problem(String.valueOf(e.getMessage()));
      }
    }
    checkParents(root, dimensions);
    Map<String, List<String>> aliases = new LinkedHashMap<>();
    root.optional("aliases")
        .ifPresent(node -> node.fields().forEach((key, value) -> aliases.put(key, value.texts())));
    return new CsvMapping(
        source(root.required("source")),
        format(root.optional("format")),
        root.optional("rowId").map(YamlNode::texts).orElse(List.of()),
        aliases,
        dates,
        units,
        dimensions);
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
    node.allow(
        "id", "title", "publisher", "synthetic", "publicMicrodata", "licence", "citation");
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
                          .formatted(
                              item.text(),
                              EnumSet.allOf(CountingUnit.class).stream()
                                  .map(CountingUnit::id)
                                  .collect(Collectors.joining(", ")))));
    }
    return units;
  }

  private static DateColumns date(YamlNode node) {
    node.allow("date", "year", "month", "day", "unknown", "earliestYear");
    DateColumns columns =
        new DateColumns(
            node.optional("date").map(YamlNode::text),
            node.optional("year").map(YamlNode::text),
            node.optional("month").map(YamlNode::text),
            node.optional("day").map(YamlNode::text),
            node.optional("unknown").map(YamlNode::texts).map(Set::copyOf).orElse(Set.of()),
            node.optional("earliestYear").map(YamlNode::integer).orElse(1900));
    boolean whole = columns.date().isPresent();
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
