// SPDX-License-Identifier: Apache-2.0
package org.atalaya.remote;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Label;
import org.atalaya.disclosure.CellValue;
import org.atalaya.statistics.Indicator.FollowUp;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** How types of this library are written as JSON: records by their components, but for these. */
final class WholeTypes {

  static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(CellValue.class, new CellJson.Writer())
                  .addDeserializer(CellValue.class, new CellJson.Reader())
                  .addSerializer(CalendarPeriod.class, new PeriodWriter())
                  .addDeserializer(CalendarPeriod.class, new PeriodReader())
                  // What is first has a meaning.
                  .addAbstractTypeMapping(Set.class, LinkedHashSet.class))
          .addMixIn(Label.class, AsTexts.class)
          .addMixIn(FollowUp.class, AsKind.class)
          // What a record says of itself is no component of it.
          .changeDefaultVisibility(
              visibility -> visibility.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
          // Copies of maps have another order in each process, and equal answers have equal bytes.
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private WholeTypes() {}

  /** A label is its texts by language. */
  abstract static class AsTexts {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    AsTexts(Map<String, String> texts) {}

    @JsonValue
    abstract Map<String, String> texts();
  }

  /** What is said of a cohort has a kind. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = FollowUp.Funnel.class, name = "funnel"),
    @JsonSubTypes.Type(value = FollowUp.Incidence.class, name = "incidence"),
    @JsonSubTypes.Type(value = FollowUp.Quartiles.class, name = "quartiles")
  })
  interface AsKind {}

  /** A period is its code. */
  private static final class PeriodWriter extends ValueSerializer<CalendarPeriod> {
    @Override
    public void serialize(CalendarPeriod period, JsonGenerator json, SerializationContext context) {
      json.writeString(period.code());
    }
  }

  private static final class PeriodReader extends ValueDeserializer<CalendarPeriod> {
    @Override
    public CalendarPeriod deserialize(JsonParser json, DeserializationContext context) {
      return CalendarPeriod.parse(json.getString())
          .orElseThrow(() -> new IllegalArgumentException("no period"));
    }
  }
}
