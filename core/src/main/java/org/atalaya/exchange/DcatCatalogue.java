// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Category;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Dimension.Role;
import org.atalaya.cases.Label;
import org.atalaya.cases.SourceDescription;
import org.atalaya.cases.Wording;
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.Indicator.Tier;
import org.atalaya.statistics.StatisticsCatalogue;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The catalogue for open-data portals (W3C Recommendation "Data Catalog Vocabulary (DCAT) Version
 * 3") as JSON-LD: a dataset for each indicator, with its files, in every language at once.
 */
public final class DcatCatalogue {

  /** The media type. */
  public static final String MEDIA_TYPE = "application/ld+json";

  private static final Wording WORDING = Wording.of(DcatCatalogue.class);

  private static final Map<String, String> PREFIXES =
      Map.of(
          "dcat", "http://www.w3.org/ns/dcat#",
          "dcterms", "http://purl.org/dc/terms/",
          "foaf", "http://xmlns.com/foaf/0.1/",
          "skos", "http://www.w3.org/2004/02/skos/core#",
          "xsd", "http://www.w3.org/2001/XMLSchema#");
  private static final String FREQUENCY =
      "http://publications.europa.eu/resource/authority/frequency/";
  private static final String IANA = "https://www.iana.org/assignments/media-types/";

  private final StatisticsCatalogue catalogue;
  private final List<Label> protection;
  private final String api;
  private final String address;

  private DcatCatalogue(StatisticsCatalogue catalogue, List<Label> protection, String api) {
    this.catalogue = catalogue;
    this.protection = protection;
    this.api = api;
    this.address = address(api);
  }

  /** Where the catalogue lies in the API at {@code api}. */
  public static String address(String api) {
    return api + "/v1/catalog.jsonld";
  }

  /**
   * The catalogue.
   *
   * @param protection how figures are protected, in sentences for readers
   * @param api address below which the API lies, as in {@link TableAddress}
   */
  public static byte[] write(StatisticsCatalogue catalogue, List<Label> protection, String api) {
    return JsonMapper.shared()
        .writeValueAsBytes(new DcatCatalogue(catalogue, protection, api).node());
  }

  private ObjectNode node() {
    SourceDescription source = catalogue.source();
    ObjectNode node = JsonMapper.shared().createObjectNode();
    ObjectNode context = node.putObject("@context");
    PREFIXES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(prefix -> context.put(prefix.getKey(), prefix.getValue()));
    node.put("@id", address);
    node.put("@type", "dcat:Catalog");
    texts(node, "dcterms:title", source.title());
    texts(node, "dcterms:description", WORDING.label("catalogue.description"));
    ArrayNode languages = node.putArray("dcterms:language");
    Wording.LANGUAGES.forEach(language -> languages.add(language.getLanguage()));
    common(node, source);
    ArrayNode datasets = node.putArray("dcat:dataset");
    catalogue.entries().forEach(entry -> dataset(datasets.addObject(), entry));
    return node;
  }

  /** What is the same for the catalogue and each of its datasets. */
  private void common(ObjectNode node, SourceDescription source) {
    node.putObject("dcterms:publisher")
        .put("@type", "foaf:Agent")
        .put("foaf:name", source.publisher());
    licence(node, source);
    date(node, "dcterms:modified", catalogue.version().asOf());
  }

  private static void licence(ObjectNode node, SourceDescription source) {
    source
        .licence()
        .ifPresent(
            licence -> node.putObject("dcterms:license").put("@id", licence.url().toString()));
  }

  private void dataset(ObjectNode node, StatisticsCatalogue.Entry entry) {
    Indicator indicator = entry.indicator();
    SourceDescription source = catalogue.source();
    DatasetVersion version = catalogue.version();
    TableAddress table = new TableAddress(api, indicator.id(), Map.of());
    node.put("@id", address + "#" + indicator.id());
    node.put("@type", "dcat:Dataset");
    node.put("dcterms:identifier", indicator.id());
    texts(node, "dcterms:title", indicator.title());
    texts(node, "dcterms:description", indicator.definition());
    common(node, source);
    node.put("dcat:version", Integer.toString(version.number()));
    node.putObject("dcterms:accrualPeriodicity")
        .put("@id", FREQUENCY + frequency(indicator.tier()));
    texts(
        node,
        "dcat:keyword",
        Stream.concat(
                Stream.of(indicator.shortTitle(), indicator.unitLabel()),
                entry.dimensions().stream().map(Dimension::label))
            .toArray(Label[]::new));
    temporal(node, entry);
    spatial(node, entry);
    notes(node, indicator);
    citation(node, indicator, table);
    node.putObject("dcat:landingPage").put("@id", table.chart("html"));
    distributions(node.putArray("dcat:distribution"), source, table);
  }

  private static String frequency(Tier tier) {
    return switch (tier) {
      case LIVE -> "UPDATE_CONT";
      case DAILY -> "DAILY";
      case MONTHLY -> "MONTHLY";
    };
  }

  /** From the first period to the last, or to the day the records reach. */
  private void temporal(ObjectNode node, StatisticsCatalogue.Entry entry) {
    List<CalendarPeriod> years =
        entry.dimensions().stream()
            .filter(dimension -> dimension.role() == Role.YEAR)
            .limit(1)
            .flatMap(dimension -> dimension.categories().stream())
            .flatMap(category -> CalendarPeriod.parse(category.code()).stream())
            .toList();
    if (years.isEmpty()) {
      return;
    }
    LocalDate asOf = catalogue.version().asOf();
    LocalDate end = years.getLast().last().atEndOfMonth();
    ObjectNode period = node.putObject("dcterms:temporal").put("@type", "dcterms:PeriodOfTime");
    date(period, "dcat:startDate", years.getFirst().first().atDay(1));
    date(period, "dcat:endDate", end.isAfter(asOf) ? asOf : end);
  }

  /** The largest areas that are told apart. */
  private static void spatial(ObjectNode node, StatisticsCatalogue.Entry entry) {
    List<Category> areas =
        entry.dimensions().stream()
            .filter(dimension -> dimension.role() == Role.GEO && dimension.parent().isEmpty())
            .limit(1)
            .flatMap(dimension -> dimension.categories().stream())
            .filter(category -> !category.isResidual())
            .toList();
    if (areas.isEmpty()) {
      return;
    }
    ArrayNode places = node.putArray("dcterms:spatial");
    for (Category area : areas) {
      texts(places.addObject().put("@type", "dcterms:Location"), "skos:prefLabel", area.label());
    }
  }

  private void notes(ObjectNode node, Indicator indicator) {
    texts(
        node,
        "skos:note",
        Stream.concat(Stream.of(indicator.note()), protection.stream()).toArray(Label[]::new));
  }

  private void citation(ObjectNode node, Indicator indicator, TableAddress table) {
    ArrayNode citations = node.putArray("dcterms:bibliographicCitation");
    for (Locale language : Wording.LANGUAGES) {
      Optional<String> page =
          table.isAbsolute()
              ? Optional.of(table.version(catalogue.version().number()).chart("html"))
              : Optional.empty();
      citations
          .addObject()
          .put(
              "@value",
              Citation.of(catalogue.source(), indicator, catalogue.version(), page, language))
          .put("@language", language.getLanguage());
    }
  }

  private static void distributions(ArrayNode list, SourceDescription source, TableAddress table) {
    for (TableFormat format : TableFormat.values()) {
      ObjectNode node = list.addObject().put("@type", "dcat:Distribution");
      node.put("dcterms:title", format.title());
      node.putObject("dcat:accessURL").put("@id", table.file(format.id()));
      node.putObject("dcat:downloadURL").put("@id", table.file(format.id()));
      node.putObject("dcat:mediaType").put("@id", IANA + format.mediaType().split(";")[0]);
      format.standard().ifPresent(url -> node.putObject("dcterms:conformsTo").put("@id", url));
      licence(node, source);
    }
  }

  private static void date(ObjectNode node, String property, LocalDate date) {
    node.putObject(property).put("@value", date.toString()).put("@type", "xsd:date");
  }

  /** Labels, each in the languages in which it was written. */
  private static void texts(ObjectNode node, String property, Label... labels) {
    ArrayNode values = node.putArray(property);
    for (Label label : labels) {
      for (Locale language : Wording.LANGUAGES) {
        if (label.texts().containsKey(language.getLanguage())) {
          values
              .addObject()
              .put("@value", label.in(language))
              .put("@language", language.getLanguage());
        }
      }
    }
  }
}
