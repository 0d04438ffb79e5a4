// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.atalaya.cases.Category;
import org.atalaya.cases.Dimension.Role;
import org.atalaya.cases.SourceDescription;
import org.atalaya.cases.Wording;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.ConfidenceInterval;
import org.atalaya.disclosure.PublishableTable;
import org.atalaya.measures.CellText;
import org.atalaya.measures.TableNotes;
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.TableAxis;
import org.atalaya.statistics.TableHeader;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A table as a JSON-stat 2.0 dataset (json-stat.org/full). Dimensions that are only filtered have
 * one category; the last dimension, {@code measure}, has the role {@code metric} and says the unit.
 * A cell without a published figure is {@code null} and has a {@code status}. What JSON-stat has no
 * place for is in {@code extension.atalaya}.
 */
public final class JsonStat {

  private static final Wording WORDING = Wording.of(JsonStat.class);
  private static final String METRIC = "measure";
  private static final JsonFactory JSON = new JsonFactory();

  private final PublishableTable table;
  private final TableHeader header;
  private final TableNotes notes;
  private final Optional<TableAddress> address;
  private final Locale locale;
  private final JsonGenerator json;

  private JsonStat(
      PublishableTable table, Optional<TableAddress> address, Locale locale, JsonGenerator json) {
    this.table = table;
    this.header = table.header();
    this.notes = TableNotes.of(table, locale);
    this.address = address;
    this.locale = locale;
    this.json = json;
  }

  /** The dataset of a table that has no address, in UTF-8. */
  public static byte[] write(PublishableTable table, Locale locale) {
    return write(table, Optional.empty(), locale);
  }

  /**
   * The dataset, in UTF-8.
   *
   * @param address where the table is published, if it is
   */
  public static byte[] write(
      PublishableTable table, Optional<TableAddress> address, Locale locale) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      new JsonStat(table, address, locale, json).dataset();
    }
    return bytes.toByteArray();
  }

  private void dataset() {
    json.writeStartObject();
    json.writeStringProperty("version", "2.0");
    json.writeStringProperty("class", "dataset");
    address.ifPresent(found -> json.writeStringProperty("href", found.file(TableFormat.JSON.id())));
    json.writeStringProperty("label", header.indicator().title().in(locale));
    json.writeStringProperty("source", notes.credit());
    json.writeStringProperty("updated", header.version().asOf().toString());
    strings("note", notes.all());
    links();
    strings("id", Stream.concat(axisIds(axis -> true), Stream.of(METRIC)).toList());
    json.writeArrayPropertyStart("size");
    header.axes().forEach(axis -> json.writeNumber(axis.size()));
    json.writeNumber(1);
    json.writeEndArray();
    roles();
    dimensions();
    values();
    extension();
    json.writeEndObject();
  }

  /** Links by their relation (IANA): the licence, and the same table in other formats. */
  private void links() {
    Optional<SourceDescription.Licence> licence = header.source().licence();
    if (licence.isEmpty() && address.isEmpty()) {
      return;
    }
    json.writeObjectPropertyStart("link");
    licence.ifPresent(declared -> {
      json.writeArrayPropertyStart("license");
      link("text/html", declared.url().toString(), declared.title().in(locale));
      json.writeEndArray();
    });
    address.ifPresent(found -> {
      json.writeArrayPropertyStart("alternate");
      for (TableFormat format : TableFormat.values()) {
        if (format != TableFormat.JSON) {
          link(format.mediaType(), found.file(format.id()), format.title());
        }
      }
      json.writeEndArray();
    });
    json.writeEndObject();
  }

  private void link(String type, String href, String label) {
    json.writeStartObject();
    json.writeStringProperty("type", type);
    json.writeStringProperty("href", href);
    json.writeStringProperty("label", label);
    json.writeEndObject();
  }

  private Stream<String> axisIds(Predicate<Role> role) {
    return header.axes().stream()
        .map(TableAxis::dimension)
        .filter(dimension -> role.test(dimension.role()))
        .map(dimension -> dimension.id());
  }

  private void roles() {
    json.writeObjectPropertyStart("role");
    strings("time", axisIds(Role::isTime).toList());
    strings("geo", axisIds(role -> role == Role.GEO).toList());
    strings("metric", List.of(METRIC));
    json.writeEndObject();
  }

  private void dimensions() {
    json.writeObjectPropertyStart("dimension");
    for (TableAxis axis : header.axes()) {
      json.writeObjectPropertyStart(axis.dimension().id());
      json.writeStringProperty("label", axis.dimension().label().in(locale));
      json.writeObjectPropertyStart("category");
      strings("index", axis.categories().stream().map(Category::code).toList());
      json.writeObjectPropertyStart("label");
      for (Category category : axis.categories()) {
        json.writeStringProperty(category.code(), category.label().in(locale));
      }
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
    }
    metric();
    json.writeEndObject();
  }

  private void metric() {
    String id = table.measure().id();
    json.writeObjectPropertyStart(METRIC);
    json.writeStringProperty("label", WORDING.text(locale, "measure"));
    json.writeObjectPropertyStart("category");
    strings("index", List.of(id));
    json.writeObjectPropertyStart("label");
    json.writeStringProperty(id, MeasureWords.name(table, locale));
    json.writeEndObject();
    json.writeObjectPropertyStart("unit");
    json.writeObjectPropertyStart(id);
    json.writeStringProperty("label", MeasureWords.unit(table, locale));
    json.writeNumberProperty("decimals", table.measure().decimals());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void values() {
    json.writeArrayPropertyStart("value");
    for (CellValue value : table.cells()) {
      number(value);
    }
    json.writeEndArray();
    statuses("status", table.cells());
  }

  private void number(CellValue value) {
    CellStatus.number(value, table.measure()).ifPresentOrElse(json::writeNumber, json::writeNull);
  }

  private void statuses(String name, List<CellValue> values) {
    if (values.stream().allMatch(value -> CellStatus.code(value).isEmpty())) {
      return;
    }
    json.writeObjectPropertyStart(name);
    for (int cell = 0; cell < values.size(); cell++) {
      String index = Integer.toString(cell);
      CellStatus.code(values.get(cell)).ifPresent(code -> json.writeStringProperty(index, code));
    }
    json.writeEndObject();
  }

  private void extension() {
    Indicator indicator = header.indicator();
    json.writeObjectPropertyStart("extension");
    json.writeObjectPropertyStart("atalaya");
    json.writeStringProperty("indicator", indicator.id());
    json.writeObjectPropertyStart("unit");
    json.writeStringProperty("id", indicator.unit().id());
    json.writeStringProperty("label", indicator.unitLabel().in(locale));
    json.writeEndObject();
    json.writeStringProperty("measure", table.measure().id());
    json.writeStringProperty("definition", indicator.definition().in(locale));
    json.writeStringProperty("tier", header.tier().id());
    json.writeNumberProperty("version", header.version().number());
    json.writeStringProperty("asOf", header.version().asOf().toString());
    source();
    json.writeStringProperty("citation", Citation.of(table, address, locale));
    json.writeStringProperty("profile", table.profile());
    json.writeStringProperty("rules", table.rulesVersion());
    strings("notes", notes.all());
    statusLabels();
    intervals();
    totals();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void source() {
    SourceDescription source = header.source();
    json.writeObjectPropertyStart("source");
    json.writeStringProperty("id", source.id());
    json.writeStringProperty("title", source.title().in(locale));
    json.writeStringProperty("publisher", source.publisher());
    json.writeBooleanProperty("synthetic", source.synthetic());
    json.writeStringProperty("text", notes.credit());
    source
        .publicMicrodata()
        .ifPresent(declared -> json.writeStringProperty("terms", declared.terms()));
    source
        .licence()
        .ifPresent(licence -> {
          json.writeObjectPropertyStart("licence");
          json.writeStringProperty("title", licence.title().in(locale));
          json.writeStringProperty("url", licence.url().toString());
          json.writeEndObject();
        });
    json.writeEndObject();
  }

  /** The limits of 95 % intervals by cell, and each figure in words with its interval. */
  private void intervals() {
    if (!CellStatus.hasIntervals(table)) {
      return;
    }
    json.writeArrayPropertyStart("intervals");
    for (CellValue value : table.cells()) {
      Optional<BigDecimal> lower =
          CellStatus.limit(value, table.measure(), ConfidenceInterval::lower);
      Optional<BigDecimal> upper =
          CellStatus.limit(value, table.measure(), ConfidenceInterval::upper);
      if (lower.isPresent() && upper.isPresent()) {
        json.writeStartArray();
        json.writeNumber(lower.get());
        json.writeNumber(upper.get());
        json.writeEndArray();
      } else {
        json.writeNull();
      }
    }
    json.writeEndArray();
    strings(
        "sentences",
        table.cells().stream()
            .map(value -> CellText.sentence(value, table.measure(), header.indicator(), locale))
            .toList());
  }

  private void statusLabels() {
    json.writeObjectPropertyStart("statusLabels");
    MeasureWords.statuses(table, locale).forEach(json::writeStringProperty);
    json.writeEndObject();
  }

  /** The margin over the last dimension, in the order of the other dimensions' combinations. */
  private void totals() {
    if (table.margin().isEmpty()) {
      return;
    }
    List<CellValue> margin = table.margin().get();
    json.writeObjectPropertyStart("totals");
    if (!header.axes().isEmpty()) {
      json.writeStringProperty("over", header.axes().getLast().dimension().id());
    }
    json.writeArrayPropertyStart("value");
    margin.forEach(this::number);
    json.writeEndArray();
    statuses("status", margin);
    json.writeEndObject();
  }

  private void strings(String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}
