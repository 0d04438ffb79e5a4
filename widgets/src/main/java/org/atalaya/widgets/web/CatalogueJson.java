// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import org.atalaya.cases.Category;
import org.atalaya.cases.Dimension;
import org.atalaya.cases.Label;
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.Measure;
import org.atalaya.statistics.StatisticsCatalogue;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The catalogue as JSON: what can be asked for, each dimension with its categories once. */
final class CatalogueJson {

  private static final JsonFactory JSON = new JsonFactory();

  private CatalogueJson() {}

  static byte[] write(StatisticsCatalogue catalogue, List<Label> protection, Locale locale) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      json.writeNumberProperty("version", catalogue.version().number());
      json.writeStringProperty("asOf", catalogue.version().asOf().toString());
      json.writeObjectPropertyStart("source");
      json.writeStringProperty("id", catalogue.source().id());
      json.writeStringProperty("title", catalogue.source().title().in(locale));
      json.writeStringProperty("publisher", catalogue.source().publisher());
      json.writeBooleanProperty("synthetic", catalogue.source().synthetic());
      catalogue
          .source()
          .publicMicrodata()
          .ifPresent(declared -> json.writeStringProperty("terms", declared.terms()));
      json.writeEndObject();
      json.writeArrayPropertyStart("protection");
      protection.forEach(note -> json.writeString(note.in(locale)));
      json.writeEndArray();
      json.writeArrayPropertyStart("indicators");
      catalogue.entries().forEach(entry -> indicator(json, entry, locale));
      json.writeEndArray();
      json.writeObjectPropertyStart("dimensions");
      catalogue.entries().stream()
          .flatMap(entry -> entry.dimensions().stream())
          .distinct()
          .forEach(dimension -> dimension(json, dimension, locale));
      json.writeEndObject();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void indicator(
      JsonGenerator json, StatisticsCatalogue.Entry entry, Locale locale) {
    Indicator indicator = entry.indicator();
    json.writeStartObject();
    json.writeStringProperty("id", indicator.id());
    json.writeStringProperty("unit", indicator.unit().id());
    json.writeStringProperty("unitLabel", indicator.unitLabel().in(locale));
    json.writeStringProperty("title", indicator.title().in(locale));
    json.writeStringProperty("shortTitle", indicator.shortTitle().in(locale));
    json.writeStringProperty("definition", indicator.definition().in(locale));
    json.writeStringProperty("note", indicator.note().in(locale));
    json.writeStringProperty("tier", indicator.tier().id());
    json.writeArrayPropertyStart("measures");
    indicator.measures().stream().sorted().map(Measure::id).forEach(json::writeString);
    json.writeEndArray();
    json.writeArrayPropertyStart("dimensions");
    entry.dimensions().stream().map(Dimension::id).forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void dimension(JsonGenerator json, Dimension dimension, Locale locale) {
    json.writeObjectPropertyStart(dimension.id());
    json.writeStringProperty("label", dimension.label().in(locale));
    json.writeStringProperty("role", dimension.role().name().toLowerCase(Locale.ROOT));
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
