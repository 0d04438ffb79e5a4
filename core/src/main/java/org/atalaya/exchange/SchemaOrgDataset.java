// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.atalaya.cases.Category;
import org.atalaya.cases.Dimension.Role;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.TableNotes;
import org.atalaya.statistics.TableAxis;
import org.atalaya.statistics.TableHeader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A table as search engines for data read it: a {@code Dataset} of schema.org, as JSON-LD. */
public final class SchemaOrgDataset {

  private SchemaOrgDataset() {}

  /**
   * The description of a table, to stand between {@code <script type="application/ld+json">} and
   * {@code </script>}: nothing in it can end the element or begin another.
   *
   * @param address where the table is published
   */
  public static String write(PublishableTable table, TableAddress address, Locale locale) {
    // These characters stand inside strings only, so their escapes mean the same.
    return JsonMapper.shared()
        .writeValueAsString(dataset(table, address, locale))
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026");
  }

  private static ObjectNode dataset(PublishableTable table, TableAddress address, Locale locale) {
    TableHeader header = table.header();
    TableNotes notes = TableNotes.of(table, locale);
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.put("@context", "https://schema.org");
    node.put("@type", "Dataset");
    node.put("name", header.indicator().title().in(locale));
    node.put("description", description(header, notes, locale));
    node.put("url", address.chart("html"));
    node.put("identifier", header.indicator().id());
    node.put("inLanguage", locale.getLanguage());
    node.put("isAccessibleForFree", true);
    node.put("version", Integer.toString(header.version().number()));
    node.put("dateModified", header.version().asOf().toString());
    node.putObject("publisher")
        .put("@type", "Organization")
        .put("name", header.source().publisher());
    header.source().licence().ifPresent(licence -> node.put("license", licence.url().toString()));
    node.put("creditText", Citation.of(table, Optional.of(address), locale));
    coverage(node, header.axes(), locale);
    ArrayNode variables = node.putArray("variableMeasured");
    variables.add(MeasureWords.name(table, locale) + " (" + MeasureWords.unit(table, locale) + ")");
    header.axes().forEach(axis -> variables.add(axis.dimension().label().in(locale)));
    node.putObject("includedInDataCatalog")
        .put("@type", "DataCatalog")
        .put("url", DcatCatalogue.address(address.api()));
    ArrayNode distributions = node.putArray("distribution");
    for (TableFormat format : TableFormat.values()) {
      distributions
          .addObject()
          .put("@type", "DataDownload")
          .put("encodingFormat", format.mediaType().split(";")[0])
          .put("contentUrl", address.file(format.id()));
    }
    return node;
  }

  private static String description(TableHeader header, TableNotes notes, Locale locale) {
    String definition = header.indicator().definition().in(locale);
    String warning = notes.warning().map(text -> text + ". ").orElse("");
    return warning + definition + " " + String.join(" ", notes.all());
  }

  private static void coverage(ObjectNode node, List<TableAxis> axes, Locale locale) {
    for (TableAxis axis : axes) {
      List<Category> known =
          axis.categories().stream().filter(category -> !category.isResidual()).toList();
      if (known.isEmpty()) {
        continue;
      }
      if (axis.dimension().role().isTime()) {
        String first = known.getFirst().code();
        String last = known.getLast().code();
        node.put("temporalCoverage", first.equals(last) ? first : first + "/" + last);
      } else if (axis.dimension().role() == Role.GEO) {
        ArrayNode places = node.putArray("spatialCoverage");
        known.forEach(place ->
            places.addObject().put("@type", "Place").put("name", place.label().in(locale)));
      }
    }
  }
}
