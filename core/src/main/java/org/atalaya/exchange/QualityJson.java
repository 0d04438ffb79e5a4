// SPDX-License-Identifier: Apache-2.0
package org.atalaya.exchange;

import java.util.List;
import java.util.Locale;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.Label;
import org.atalaya.disclosure.CellValue;
import org.atalaya.measures.CellText;
import org.atalaya.measures.Completeness;
import org.atalaya.measures.DataQuality;
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.Measure;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How good the records are, as JSON. Figures are numbers, or absent with a status beside them. */
public final class QualityJson {

  private QualityJson() {}

  /**
   * The document, in UTF-8.
   *
   * @param protection what readers are told about how the figures are protected
   */
  public static byte[] write(DataQuality quality, List<Label> protection, Locale locale) {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.put("version", quality.version().number());
    node.put("asOf", quality.version().asOf().toString());
    ArrayNode notes = node.putArray("protection");
    protection.forEach(note -> notes.add(note.in(locale)));
    ArrayNode coverage = node.putArray("coverage");
    for (DataQuality.Coverage one : quality.coverage()) {
      ObjectNode entry = indicator(coverage.addObject(), one.indicator(), locale);
      figure(entry, "records", one.records(), Measure.COUNT);
      one.first().map(CalendarPeriod::code).ifPresent(code -> entry.put("from", code));
      one.last().map(CalendarPeriod::code).ifPresent(code -> entry.put("to", code));
    }
    ArrayNode unknowns = node.putArray("unknowns");
    for (DataQuality.UnknownShare one : quality.unknowns()) {
      ObjectNode entry = indicator(unknowns.addObject(), one.indicator(), locale);
      entry.put("dimension", one.dimension().id());
      entry.put("label", one.dimension().label().in(locale));
      figure(entry, "percent", one.share(), Measure.SHARE);
    }
    revisions(node.putArray("revisions"), quality.revisions(), locale);
    quality.delay().ifPresent(delay -> completeness(node.putObject("completeness"), delay));
    return JsonMapper.shared().writeValueAsBytes(node);
  }

  /** Adds how published figures changed afterwards. */
  public static void revisions(
      ArrayNode list, List<DataQuality.Revision> revisions, Locale locale) {
    for (DataQuality.Revision one : revisions) {
      ObjectNode entry = indicator(list.addObject(), one.indicator(), locale);
      entry.put("from", one.first().code());
      entry.put("to", one.last().code());
      entry.put("version", one.earlier().number());
      entry.put("asOf", one.earlier().asOf().toString());
      figure(entry, "then", one.then(), Measure.COUNT);
      figure(entry, "now", one.now(), Measure.COUNT);
    }
  }

  private static ObjectNode indicator(ObjectNode node, Indicator indicator, Locale locale) {
    return node.put("indicator", indicator.id())
        .put("unit", indicator.unit().id())
        .put("unitLabel", indicator.unitLabel().in(locale));
  }

  private static void figure(ObjectNode node, String name, CellValue value, Measure measure) {
    CellStatus.number(value, measure).ifPresent(number -> node.put(name, number));
    CellStatus.code(value).ifPresent(code -> node.put(name + "Status", code));
  }

  private static void completeness(ObjectNode node, Completeness delay) {
    node.put("dimension", delay.dimension());
    node.put("provisionalBelow", Completeness.PROVISIONAL_BELOW);
    ObjectNode months = node.putObject("months");
    delay.months().forEach((month, part) -> months.put(month.code(), CellText.rounded(part, 3)));
  }
}
