// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.atalaya.Freshness;
import org.atalaya.cases.Category;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Label;
import org.atalaya.cases.SourceDescription.Licence;
import org.atalaya.exchange.DcatCatalogue;
import org.atalaya.exchange.TableAddress;
import org.atalaya.exchange.TableFormat;
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.Indicator.Tier;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.Release;
import org.atalaya.statistics.StatisticsCatalogue;
import org.atalaya.widgets.ElementsVersion;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The catalogue as JSON: what can be asked for and where, each dimension with its categories once.
 */
final class CatalogueJson {

  private static final JsonFactory JSON = new JsonFactory();

  private CatalogueJson() {}

  /**
   * The catalogue.
   *
   * @param releases what is released of each tier
   * @param freshness how far a live system is followed
   * @param api address below which the API lies
   */
  static byte[] write(
      StatisticsCatalogue catalogue,
      List<Release> releases,
      Optional<Freshness> freshness,
      List<Label> protection,
      String api,
      Locale locale) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeNumberProperty("version", catalogue.version().number());
      json.writeStringProperty("asOf", catalogue.version().asOf().toString());
      json.writeArrayPropertyStart("tiers");
      for (Release release : releases) {
        json.writeStartObject();
        release(json, release);
        json.writeEndObject();
      }
      json.writeEndArray();
      freshness.ifPresent(following -> {
        json.writeObjectPropertyStart("following");
        json.writeStringProperty("asOf", following.asOf().toString());
        json.writeStringProperty("lag", following.lag().toString());
        json.writeEndObject();
      });
      json.writeObjectPropertyStart("source");
      json.writeStringProperty("id", catalogue.source().id());
      json.writeStringProperty("title", catalogue.source().title().in(locale));
      json.writeStringProperty("publisher", catalogue.source().publisher());
      json.writeBooleanProperty("synthetic", catalogue.source().synthetic());
      catalogue
          .source()
          .publicMicrodata()
          .ifPresent(declared -> json.writeStringProperty("terms", declared.terms()));
      catalogue.source().licence().ifPresent(licence -> licence(json, licence, locale));
      json.writeEndObject();
      json.writeObjectPropertyStart("links");
      json.writeStringProperty("openapi", api + "/v1/openapi.json");
      json.writeStringProperty("dcat", DcatCatalogue.address(api));
      json.writeStringProperty("quality", api + "/v1/quality.json");
      json.writeEndObject();
      loader(json, api);
      formats(json);
      json.writeArrayPropertyStart("protection");
      protection.forEach(note -> json.writeString(note.in(locale)));
      json.writeEndArray();
      json.writeArrayPropertyStart("indicators");
      catalogue.entries().forEach(entry -> indicator(json, entry, api, locale));
      json.writeEndArray();
      json.writeObjectPropertyStart("dimensions");
      catalogue.entries().stream()
          .flatMap(entry -> entry.dimensions().stream())
          .distinct()
          .forEach(dimension ->
              dimension(json, dimension, catalogue.tiers().of(dimension.id()), locale));
      json.writeEndObject();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void licence(JsonGenerator json, Licence licence, Locale locale) {
    json.writeObjectPropertyStart("licence");
    json.writeStringProperty("title", licence.title().in(locale));
    json.writeStringProperty("url", licence.url().toString());
    json.writeEndObject();
  }

  /** What partner pages load: the newest of its kind, and this one for good with its hash. */
  private static void loader(JsonGenerator json, String api) {
    json.writeObjectPropertyStart("loader");
    json.writeStringProperty("moving", api + "/embed.js");
    json.writeStringProperty("pinned", api + "/" + ElementsServlet.versionedLoader());
    json.writeStringProperty("version", ElementsVersion.VALUE);
    json.writeStringProperty("integrity", ElementsServlet.loaderIntegrity());
    json.writeEndObject();
  }

  /** The formats of a table, by the end of its address. */
  private static void formats(JsonGenerator json) {
    json.writeObjectPropertyStart("formats");
    for (TableFormat format : TableFormat.values()) {
      json.writeObjectPropertyStart(format.id());
      json.writeStringProperty("title", format.title());
      json.writeStringProperty("mediaType", format.mediaType());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void indicator(
      JsonGenerator json, StatisticsCatalogue.Entry entry, String api, Locale locale) {
    Indicator indicator = entry.indicator();
    json.writeStartObject();
    json.writeStringProperty("id", indicator.id());
    json.writeStringProperty("unit", indicator.unit().id());
    json.writeStringProperty("unitLabel", indicator.unitLabel().in(locale));
    json.writeStringProperty("title", indicator.title().in(locale));
    json.writeStringProperty("shortTitle", indicator.shortTitle().in(locale));
    json.writeStringProperty("definition", indicator.definition().in(locale));
    json.writeStringProperty("formula", indicator.words().formula().in(locale));
    json.writeStringProperty("note", indicator.note().in(locale));
    release(json, entry.release());
    json.writeObjectPropertyStart("where");
    indicator.where().forEach(json::writeStringProperty);
    json.writeEndObject();
    json.writeArrayPropertyStart("breaks");
    for (Indicator.Break one : indicator.breaks()) {
      json.writeStartObject();
      json.writeStringProperty("from", one.from().code());
      json.writeStringProperty("note", one.note().in(locale));
      json.writeEndObject();
    }
    json.writeEndArray();
    TableAddress table = new TableAddress(api, indicator.id(), Map.of());
    json.writeObjectPropertyStart("links");
    for (TableFormat format : TableFormat.values()) {
      json.writeStringProperty(format.id(), table.file(format.id()));
    }
    for (ChartFormat format : ChartFormat.values()) {
      json.writeStringProperty(format.link(), table.chart(format.id()));
    }
    json.writeEndObject();
    json.writeArrayPropertyStart("measures");
    indicator.measures().stream().map(Measure::id).forEach(json::writeString);
    json.writeEndArray();
    json.writeArrayPropertyStart("dimensions");
    entry.dimensions().stream().map(Dimension::id).forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  /** How fresh the total is; a table by a slower dimension is of that one's tier. */
  private static void release(JsonGenerator json, Release release) {
    json.writeStringProperty("tier", release.tier().id());
    json.writeNumberProperty("version", release.version().number());
    json.writeStringProperty("asOf", release.version().asOf().toString());
    release.next().ifPresent(next -> json.writeStringProperty("nextRelease", next.toString()));
  }

  private static void dimension(JsonGenerator json, Dimension dimension, Tier tier, Locale locale) {
    json.writeObjectPropertyStart(dimension.id());
    json.writeStringProperty("label", dimension.label().in(locale));
    json.writeStringProperty("role", dimension.role().name().toLowerCase(Locale.ROOT));
    json.writeStringProperty("tier", tier.id());
    json.writeBooleanProperty("multiValued", dimension.multiValued());
    dimension.parent().ifPresent(parent -> json.writeStringProperty("parent", parent));
    json.writeArrayPropertyStart("categories");
    for (Category category : dimension.categories()) {
      json.writeStartObject();
      json.writeStringProperty("code", category.code());
      json.writeStringProperty("label", category.label().in(locale));
      category.parent().ifPresent(parent -> json.writeStringProperty("parent", parent));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
