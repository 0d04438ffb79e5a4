// SPDX-License-Identifier: Apache-2.0
package org.atalaya.remote;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.DatasetVersion;
import org.atalaya.cases.Dimension;
import org.atalaya.disclosure.CellValue;
import org.atalaya.measures.CellText;
import org.atalaya.measures.Completeness;
import org.atalaya.measures.DataQuality;
import org.atalaya.statistics.Indicator;
import org.atalaya.statistics.Measure;

/**
 * The quality of the records as it is sent: each indicator and dimension once.
 *
 * @param indicators the indicators to which the rest points by position
 * @param dimensions the dimensions to which the rest points by position
 */
record WholeQuality(
    int number,
    DatasetVersion version,
    List<Indicator> indicators,
    List<Dimension> dimensions,
    List<Coverage> coverage,
    List<Unknown> unknowns,
    List<Revision> revisions,
    Optional<Delay> delay)
    implements WholeJson.Numbered {

  /** Decimals of the part of a month that is known, as elsewhere. */
  private static final int PART_DECIMALS = 3;

  record Coverage(
      int indicator,
      CellValue records,
      Optional<CalendarPeriod> first,
      Optional<CalendarPeriod> last) {}

  record Unknown(int indicator, int dimension, CellValue share) {}

  record Revision(
      int indicator,
      CalendarPeriod first,
      CalendarPeriod last,
      DatasetVersion earlier,
      CellValue then,
      CellValue now) {}

  record Delay(String dimension, List<Month> months) {
    Delay {
      months = List.copyOf(months);
    }
  }

  record Month(CalendarPeriod month, double part) {}

  static WholeQuality of(DataQuality quality) {
    List<Indicator> indicators =
        Stream.of(
                quality.coverage().stream().map(DataQuality.Coverage::indicator),
                quality.unknowns().stream().map(DataQuality.UnknownShare::indicator),
                quality.revisions().stream().map(DataQuality.Revision::indicator))
            .flatMap(found -> found)
            .distinct()
            .toList();
    List<Dimension> dimensions =
        quality.unknowns().stream().map(DataQuality.UnknownShare::dimension).distinct().toList();
    return new WholeQuality(
        WholeJson.NUMBER,
        quality.version(),
        indicators,
        dimensions,
        quality.coverage().stream().map(one -> of(one, indicators)).toList(),
        quality.unknowns().stream().map(one -> of(one, indicators, dimensions)).toList(),
        quality.revisions().stream().map(one -> of(one, indicators)).toList(),
        quality.delay().map(WholeQuality::of));
  }

  private static Coverage of(DataQuality.Coverage one, List<Indicator> indicators) {
    return new Coverage(
        indicators.indexOf(one.indicator()),
        WholeTable.rounded(one.records(), Measure.COUNT),
        one.first(),
        one.last());
  }

  private static Unknown of(
      DataQuality.UnknownShare one, List<Indicator> indicators, List<Dimension> dimensions) {
    return new Unknown(
        indicators.indexOf(one.indicator()),
        dimensions.indexOf(one.dimension()),
        WholeTable.rounded(one.share(), Measure.SHARE));
  }

  private static Revision of(DataQuality.Revision one, List<Indicator> indicators) {
    return new Revision(
        indicators.indexOf(one.indicator()),
        one.first(),
        one.last(),
        one.earlier(),
        WholeTable.rounded(one.then(), Measure.COUNT),
        WholeTable.rounded(one.now(), Measure.COUNT));
  }

  private static Delay of(Completeness delay) {
    return new Delay(
        delay.dimension(),
        delay.months().entrySet().stream()
            .map(entry ->
                new Month(
                    entry.getKey(),
                    CellText.rounded(entry.getValue(), PART_DECIMALS).doubleValue()))
            .toList());
  }

  DataQuality quality() {
    return new DataQuality(
        version,
        coverage.stream()
            .map(one ->
                new DataQuality.Coverage(
                    indicators.get(one.indicator()), one.records(), one.first(), one.last()))
            .toList(),
        unknowns.stream()
            .map(one ->
                new DataQuality.UnknownShare(
                    indicators.get(one.indicator()), dimensions.get(one.dimension()), one.share()))
            .toList(),
        revisions.stream()
            .map(one ->
                new DataQuality.Revision(
                    indicators.get(one.indicator()),
                    one.first(),
                    one.last(),
                    one.earlier(),
                    one.then(),
                    one.now()))
            .toList(),
        delay.map(WholeQuality::completeness));
  }

  private static Completeness completeness(Delay delay) {
    Map<CalendarPeriod, Double> months = new LinkedHashMap<>();
    delay.months().forEach(month -> months.put(month.month(), month.part()));
    return new Completeness(delay.dimension(), months);
  }
}
