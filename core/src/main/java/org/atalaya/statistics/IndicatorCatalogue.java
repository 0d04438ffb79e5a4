// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.MappingException;
import org.atalaya.cases.YamlNode;
import org.atalaya.statistics.Indicator.Tier;

/**
 * The indicators of a country pack.
 *
 * @param indicators the indicators in the order in which they are offered
 */
public record IndicatorCatalogue(List<Indicator> indicators) {

  public IndicatorCatalogue {
    indicators = List.copyOf(indicators);
    Set<String> ids = new HashSet<>();
    for (Indicator indicator : indicators) {
      if (!ids.add(indicator.id())) {
        throw new IllegalArgumentException("indicator " + indicator.id() + " is declared twice");
      }
    }
  }

  /**
   * Reads a catalogue.
   *
   * @param name what to call it in messages
   * @throws MappingException naming every place that is wrong
   */
  public static IndicatorCatalogue read(String name, InputStream yaml) {
    YamlNode root = YamlNode.parse(name, yaml);
    List<Indicator> indicators = new ArrayList<>();
    for (YamlNode node : root.items()) {
      indicator(node).ifPresent(indicators::add);
    }
    if (!root.problems().isEmpty()) {
      throw new MappingException(name, root.problems());
    }
    return new IndicatorCatalogue(indicators);
  }

  private static Optional<Indicator> indicator(YamlNode node) {
    node.allow(
        "id", "unit", "title", "shortTitle", "unitLabel", "definition", "note", "tier", "measures");
    Optional<CountingUnit> unit = CountingUnit.byId(node.required("unit").text());
    if (unit.isEmpty()) {
      node.problem("unit: given: " + node.required("unit").text());
      return Optional.empty();
    }
    Optional<Tier> tier = Tier.byId(node.required("tier").text());
    if (tier.isEmpty()) {
      node.problem(
          "tier: given: %s, allowed: live, daily, monthly".formatted(node.required("tier").text()));
      return Optional.empty();
    }
    Set<Measure> measures = EnumSet.of(Measure.COUNT);
    node.optional("measures")
        .ifPresent(list ->
            list.texts()
                .forEach(text ->
                    Measure.byId(text)
                        .ifPresentOrElse(measures::add, () -> list.problem("no measure " + text))));
    return Optional.of(
        new Indicator(
            node.required("id").text(),
            unit.get(),
            node.required("title").label(),
            node.required("shortTitle").label(),
            node.required("unitLabel").label(),
            node.required("definition").label(),
            node.required("note").label(),
            tier.get(),
            measures));
  }

  /** The indicator with this id, if there is one. */
  public Optional<Indicator> indicator(String id) {
    return indicators.stream().filter(indicator -> indicator.id().equals(id)).findFirst();
  }
}
