// SPDX-License-Identifier: Apache-2.0
package org.atalaya.remote;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.atalaya.disclosure.CellValue;
import org.atalaya.disclosure.CellValue.Caution;
import org.atalaya.disclosure.CellValue.NotDefined;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Reason;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.disclosure.ConfidenceInterval;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/**
 * A cell as JSON: a number for a figure of which nothing else is to be said, otherwise an object
 * with {@code value} (and {@code lower}, {@code upper}, {@code cautions}), {@code below} or {@code
 * undefined}.
 */
final class CellJson {

  private CellJson() {}

  static final class Writer extends ValueSerializer<CellValue> {
    @Override
    public void serialize(CellValue cell, JsonGenerator json, SerializationContext context) {
      switch (cell) {
        case Published published -> published(published, json);
        case Suppressed suppressed -> {
          json.writeStartObject();
          json.writeNumberProperty("below", suppressed.below());
          json.writeEndObject();
        }
        case NotDefined undefined -> {
          json.writeStartObject();
          json.writeStringProperty("undefined", undefined.reason().name());
          json.writeEndObject();
        }
      }
    }

    private static void published(Published published, JsonGenerator json) {
      if (published.interval().isEmpty() && published.cautions().isEmpty()) {
        json.writeNumber(plain(published.value()));
        return;
      }
      json.writeStartObject();
      json.writeNumberProperty("value", plain(published.value()));
      published
          .interval()
          .ifPresent(interval -> {
            json.writeNumberProperty("lower", plain(interval.lower()));
            json.writeNumberProperty("upper", plain(interval.upper()));
          });
      if (!published.cautions().isEmpty()) {
        json.writeArrayPropertyStart("cautions");
        published.cautions().stream().sorted().forEach(one -> json.writeString(one.name()));
        json.writeEndArray();
      }
      json.writeEndObject();
    }

    /** Without ".0" behind whole numbers. */
    private static BigDecimal plain(double value) {
      BigDecimal number = BigDecimal.valueOf(value).stripTrailingZeros();
      return number.scale() < 0 ? number.setScale(0) : number;
    }
  }

  static final class Reader extends ValueDeserializer<CellValue> {
    @Override
    public CellValue deserialize(JsonParser json, DeserializationContext context) {
      JsonNode node = context.readTree(json);
      if (node.isNumber()) {
        return new Published(node.doubleValue());
      }
      if (node.has("below")) {
        return new Suppressed(node.required("below").longValue());
      }
      if (node.has("undefined")) {
        return new NotDefined(Reason.valueOf(node.required("undefined").stringValue()));
      }
      Optional<ConfidenceInterval> interval =
          node.has("lower")
              ? Optional.of(
                  new ConfidenceInterval(
                      node.required("lower").doubleValue(), node.required("upper").doubleValue()))
              : Optional.empty();
      Set<Caution> cautions = EnumSet.noneOf(Caution.class);
      node.path("cautions").forEach(one -> cautions.add(Caution.valueOf(one.stringValue())));
      return new Published(node.required("value").doubleValue(), interval, cautions);
    }
  }
}
