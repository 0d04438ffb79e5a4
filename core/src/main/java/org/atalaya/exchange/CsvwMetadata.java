// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.atalaya.cases.Category;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Dimension.Role;
import org.atalaya.cases.Label;
import org.atalaya.cases.Wording;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.TableNotes;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.TableAxis;
import org.atalaya.statistics.TableHeader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the columns of {@link CsvExport} are, for programs (W3C Recommendation "Metadata Vocabulary
 * for Tabular Data"): types, titles in every language, source, licence and notes.
 */
public final class CsvwMetadata {

  /** The end of the name of such a file, without the dot before it. */
  public static final String FORMAT = "csv-metadata.json";

  /** The media type. */
  public static final String MEDIA_TYPE = "application/csvm+json";

  private static final Wording WORDING = Wording.of(CsvwMetadata.class);
  private static final String SDMX = "http://purl.org/linked-data/sdmx/2009/";

  private final PublishableTable table;
  private final TableHeader header;
  private final Locale locale;

  private CsvwMetadata(PublishableTable table, Locale locale) {
    this.table = table;
    this.header = table.header();
    this.locale = locale;
  }

  /**
   * The description of the CSV file of a table.
   *
   * @param address where the table is published
   * @param locale the language of the file
   */
  public static byte[] write(PublishableTable table, TableAddress address, Locale locale) {
    return JsonMapper.shared()
        .writeValueAsBytes(new CsvwMetadata(table, locale).description(address));
  }

  private ObjectNode description(TableAddress address) {
    TableNotes notes = TableNotes.of(table, locale);
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.putArray("@context")
        .add("http://www.w3.org/ns/csvw")
        .addObject()
        .put("@language", locale.getLanguage());
    node.put("url", address.file(TableFormat.CSV.id()));
    node.put("dc:title", header.indicator().title().in(locale));
    node.put("dc:description", header.indicator().definition().in(locale));
    node.put("dc:publisher", header.source().publisher());
    node.put("dc:source", notes.credit());
    header
        .source()
        .licence()
        .ifPresent(licence -> node.putObject("dc:license").put("@id", licence.url().toString()));
    node.putObject("dc:modified")
        .put("@value", header.version().asOf().toString())
        .put("@type", "xsd:date");
    node.put("schema:version", Integer.toString(header.version().number()));
    node.put("dc:bibliographicCitation", Citation.of(table, Optional.of(address), locale));
    ArrayNode printed = node.putArray("skos:note");
    notes.everything().forEach(printed::add);
    dialect(node.putObject("dialect"));
    schema(node.putObject("tableSchema"));
    return node;
  }

  private static void dialect(ObjectNode node) {
    node.put("encoding", "utf-8");
    node.put("delimiter", ",");
    node.put("quoteChar", "\"");
    node.put("doubleQuote", true);
    node.put("header", true);
    node.putArray("lineTerminators").add("\r\n");
  }

  private void schema(ObjectNode schema) {
    ArrayNode columns = schema.putArray("columns");
    for (TableAxis axis : header.axes()) {
      code(columns.addObject(), axis);
      label(columns.addObject(), axis.dimension());
    }
    column(columns.addObject(), CsvExport.UNIT, WORDING.label("heading.unit"), "string")
        .put("propertyUrl", SDMX + "attribute#unitMeasure")
        .put("lang", locale.getLanguage());
    value(columns.addObject());
    status(columns.addObject());
    if (CellStatus.hasIntervals(table)) {
      for (String limit : CsvExport.LIMITS) {
        String type = table.measure().decimals() == 0 ? "integer" : "decimal";
        column(columns.addObject(), limit, WORDING.label("heading." + limit), type).put("null", "");
      }
    }
    if (!header.axes().isEmpty()) {
      ArrayNode key = schema.putArray("primaryKey");
      header.axes().forEach(axis -> key.add(name(axis.dimension().id())));
    }
  }

  private static void code(ObjectNode node, TableAxis axis) {
    Dimension dimension = axis.dimension();
    column(node, dimension.id(), dimension.label(), type(axis));
    if (dimension.role().isTime()) {
      node.put("propertyUrl", SDMX + "dimension#refPeriod");
    } else if (dimension.role() == Role.GEO) {
      node.put("propertyUrl", SDMX + "dimension#refArea");
    }
  }

  /** A period is one only where every row has it: "unknown" is a category, not a missing value. */
  private static String type(TableAxis axis) {
    return switch (axis.dimension().role()) {
      case YEAR -> all(axis.categories(), "\\d{4}") ? "gYear" : "string";
      case MONTH -> all(axis.categories(), "\\d{4}-\\d{2}") ? "gYearMonth" : "string";
      case GEO, CLASSIFICATION -> "string";
    };
  }

  private static boolean all(List<Category> categories, String pattern) {
    return categories.stream().allMatch(category -> category.code().matches(pattern));
  }

  private void label(ObjectNode node, Dimension dimension) {
    column(node, CsvExport.labelOf(dimension), dimension.label(), "string")
        .put("lang", locale.getLanguage());
  }

  private void value(ObjectNode node) {
    Measure measure = table.measure();
    String type = measure.decimals() == 0 ? "integer" : "decimal";
    column(node, CsvExport.VALUE, WORDING.label("measure." + measure.id()), type)
        .put("propertyUrl", SDMX + "measure#obsValue")
        .put("null", "");
  }

  private void status(ObjectNode node) {
    column(node, CsvExport.STATUS, WORDING.label("heading.status"), "string")
        .put("propertyUrl", SDMX + "attribute#obsStatus")
        .put("null", "");
    String meanings =
        MeasureWords.statuses(table, locale).entrySet().stream()
            .map(status -> status.getKey() + ": " + status.getValue())
            .collect(Collectors.joining("; "));
    if (!meanings.isEmpty()) {
      node.put("dc:description", meanings);
    }
  }

  /** A column whose heading in the file is {@code heading}. */
  private static ObjectNode column(ObjectNode node, String heading, Label title, String type) {
    node.put("name", name(heading));
    ObjectNode titles = node.putObject("titles");
    // Of no language, so that it is the heading whatever the language of the file.
    titles.put("und", heading);
    for (Locale language : Wording.LANGUAGES) {
      titles.put(language.getLanguage(), title.in(language));
    }
    return node.put("datatype", type);
  }

  /** Names of columns are variables of URI templates (RFC 6570), which have no hyphen. */
  private static String name(String heading) {
    return heading.replace('-', '_');
  }
}
