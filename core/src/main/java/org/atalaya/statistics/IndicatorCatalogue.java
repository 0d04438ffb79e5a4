// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.atalaya.cases.CalendarPeriod;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.MappingException;
import org.atalaya.cases.YamlNode;
import org.atalaya.statistics.Indicator.Break;
import org.atalaya.statistics.Indicator.FollowUp;
import org.atalaya.statistics.Indicator.Tier;
import org.atalaya.statistics.Indicator.Words;

/**
 * The indicators of a country pack.
 *
 * @param indicators the indicators in the order in which they are offered
 * @param tiers how fresh a table by each dimension may be
 */
public record IndicatorCatalogue(List<Indicator> indicators, DimensionTiers tiers) {

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
   * Reads a catalogue, of whose dimensions no tier is known.
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
    return new IndicatorCatalogue(indicators, DimensionTiers.SLOWEST);
  }

  /** The same indicators with other tiers of dimensions. */
  public IndicatorCatalogue with(DimensionTiers others) {
    return new IndicatorCatalogue(indicators, others);
  }

  private static Optional<Indicator> indicator(YamlNode node) {
    node.allow(
        "id",
        "unit",
        "where",
        "title",
        "shortTitle",
        "unitLabel",
        "unitLabelOne",
        "definition",
        "formula",
        "note",
        "tier",
        "dimensions",
        "measures",
        "population",
        "breaks",
        "cohort");
    Optional<CountingUnit> unit =
        choice(node, "unit", CountingUnit::byId, CountingUnit.values(), CountingUnit::id);
    Optional<Tier> tier = choice(node, "tier", Tier::byId, Tier.values(), Tier::id);
    Set<Measure> measures = measures(node);
    List<Break> breaks = breaks(node);
    Optional<FollowUp> followUp = node.optional("cohort").flatMap(IndicatorCatalogue::followUp);
    if (unit.isEmpty() || tier.isEmpty() || measures.isEmpty()) {
      return Optional.empty();
    }
    Words words =
        new Words(
            node.required("title").label(),
            node.required("shortTitle").label(),
            node.required("unitLabel").label(),
            node.required("unitLabelOne").label(),
            node.required("definition").label(),
            node.required("formula").label(),
            node.required("note").label());
    return node.checked(one ->
        new Indicator(
            one.required("id").text(),
            unit.get(),
            words,
            one.optional("where").map(YamlNode::textFields).orElse(Map.of()),
            tier.get(),
            one.optional("dimensions").map(YamlNode::texts),
            measures,
            one.optional("population")
                .map(population -> population.allow("sex").required("sex").text()),
            breaks,
            followUp));
  }

  private static <T> Optional<T> choice(
      YamlNode node,
      String name,
      Function<String, Optional<T>> byId,
      T[] all,
      Function<T, String> id) {
    String text = node.required(name).text();
    Optional<T> found = byId.apply(text);
    if (found.isEmpty()) {
      node.problem(
          "%s: given: %s, allowed: %s"
              .formatted(name, text, Arrays.stream(all).map(id).collect(Collectors.joining(", "))));
    }
    return found;
  }

  private static Set<Measure> measures(YamlNode node) {
    Set<Measure> measures = new LinkedHashSet<>();
    YamlNode list = node.required("measures");
    for (String text : list.texts()) {
      Measure.byId(text)
          .ifPresentOrElse(measures::add, () -> list.problem("there is no measure " + text));
    }
    return measures;
  }

  private static List<Break> breaks(YamlNode node) {
    List<Break> breaks = new ArrayList<>();
    for (YamlNode item : node.optional("breaks").map(YamlNode::items).orElse(List.of())) {
      item.allow("from", "note");
      String from = item.required("from").text();
      CalendarPeriod.parse(from)
          .ifPresentOrElse(
              period -> breaks.add(new Break(period, item.required("note").label())),
              () -> item.problem("from: given: " + from + ", allowed: a year or month as 2018-01"));
    }
    return breaks;
  }

  private static Optional<FollowUp> followUp(YamlNode node) {
    node.allow("funnel", "incidence", "quartiles", "of");
    if (node.optional("funnel").isPresent()) {
      List<FollowUp.Outcome> outcomes =
          node.required("funnel").someItems().stream()
              .map(item -> item.allow("code", "label", "dimension"))
              .map(item ->
                  new FollowUp.Outcome(
                      item.required("code").text(),
                      item.required("label").label(),
                      item.required("dimension").text()))
              .toList();
      return outcomes.isEmpty() ? Optional.empty() : Optional.of(new FollowUp.Funnel(outcomes));
    }
    if (node.optional("incidence").isPresent()) {
      return Optional.of(new FollowUp.Incidence(node.required("incidence").text()));
    }
    if (node.optional("quartiles").isPresent()) {
      return Optional.of(
          new FollowUp.Quartiles(node.required("quartiles").text(), node.required("of").text()));
    }
    node.problem("needs one of: funnel, incidence, quartiles");
    return Optional.empty();
  }

  /**
   * How many of a table's dimensions an indicator uses up by what it is restricted to. A
   * restriction that anyone can also put as a filter is a dimension like any other; one on a
   * dimension that no indicator of the unit offers makes a set of records of its own.
   */
  int dimensionsTakenBy(Indicator indicator) {
    return (int)
        indicator.where().keySet().stream()
            .filter(id ->
                indicators.stream()
                    .anyMatch(other ->
                        other.unit() == indicator.unit()
                            && !other.where().containsKey(id)
                            && other.dimensions().map(ids -> ids.contains(id)).orElse(true)))
            .count();
  }

  /**
   * How fresh a table of an indicator is: as the slowest of the indicator, of the dimensions that
   * it is restricted to, and of these.
   *
   * @param dimensions ids of the dimensions of the table, filters included
   */
  Tier tier(Indicator indicator, Collection<String> dimensions) {
    // Asked for each request: loops, as streams took a twentieth of the time of a kept answer.
    Tier slowest = indicator.tier();
    for (String dimension : indicator.where().keySet()) {
      slowest = slowest.slower(tiers.of(dimension));
    }
    for (String dimension : dimensions) {
      slowest = slowest.slower(tiers.of(dimension));
    }
    return slowest;
  }

  /** The indicator with this id, if there is one. */
  public Optional<Indicator> indicator(String id) {
    return indicators.stream().filter(indicator -> indicator.id().equals(id)).findFirst();
  }
}
