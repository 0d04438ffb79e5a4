// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.routing;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.atalaya.cases.MappingException;
import org.atalaya.cases.YamlNode;
import org.atalaya.tips.TipCodes;
import org.atalaya.tips.TipEnvelope;

/**
 * The units that get tips and the rules by which they do: YAML with the schema {@code
 * /org/atalaya/tips/routing/tip-routing.schema.json}.
 *
 * @param zone in which days begin
 * @param units by id
 * @param inspectorate the unit for tips about offices and the police
 * @param minors the unit for tips in which somebody under age is concerned
 * @param fallback the unit for all others
 * @param duty rules of duty; the first that matches decides
 */
public record TipRouting(
    ZoneId zone,
    Map<String, Unit> units,
    String inspectorate,
    String minors,
    String fallback,
    List<DutyRule> duty) {

  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,32}");

  public TipRouting {
    units = Map.copyOf(units);
    duty = List.copyOf(duty);
  }

  /**
   * The unit that has a tip. One that is no longer here still has its tips: for it stands the
   * fallback unit, or the inspectorate.
   */
  public Unit unit(TipEnvelope envelope, String id) {
    String instead = envelope.office() ? inspectorate : fallback;
    return requireNonNull(units.getOrDefault(id, units.get(instead)), instead);
  }

  /**
   * Reads the rules.
   *
   * @param name what to call the file in messages
   * @param codes that rules may name
   * @param zone in which days begin
   * @throws MappingException naming every place that is wrong
   */
  public static TipRouting read(String name, InputStream yaml, TipCodes codes, ZoneId zone) {
    YamlNode root =
        YamlNode.parse(name, yaml).allow("units", "inspectorate", "minors", "fallback", "duty");
    Map<String, Unit> units = new LinkedHashMap<>();
    root.required("units").fields().forEach((id, node) -> units.put(id, unit(id, node)));
    TipRouting routing =
        new TipRouting(
            zone,
            units,
            named(root.required("inspectorate"), units),
            named(root.required("minors"), units),
            named(root.required("fallback"), units),
            root.optional("duty").map(YamlNode::items).orElse(List.of()).stream()
                .flatMap(node -> node.checked(rule -> rule(rule, units, codes)).stream())
                .toList());
    if (!root.problems().isEmpty()) {
      throw new MappingException(name, root.problems());
    }
    return routing;
  }

  private static Unit unit(String id, YamlNode node) {
    node.allow("label", "head", "mail");
    if (!ID.matcher(id).matches()) {
      node.problem("the id of a unit has 1 to 32 small letters, digits and dashes");
    }
    return new Unit(
        id,
        node.required("label").label(),
        node.required("head").text(),
        node.optional("mail").map(YamlNode::text));
  }

  private static String named(YamlNode node, Map<String, Unit> units) {
    String id = node.text();
    if (!units.containsKey(id)) {
      node.problem("there is no such unit; there are " + units.keySet());
    }
    return id;
  }

  private static DutyRule rule(YamlNode node, Map<String, Unit> units, TipCodes codes) {
    node.allow("crimes", "places", "units", "first", "days");
    Set<String> crimes = known(node, "crimes", codes.crimeGroups()::contains);
    Set<String> places =
        known(
            node,
            "places",
            place -> codes.municipalities().stream().anyMatch(code -> code.startsWith(place)));
    List<String> turns =
        node.required("units").items().stream().map(unit -> named(unit, units)).toList();
    LocalDate first = node.optional("first").map(TipRouting::day).orElse(LocalDate.EPOCH);
    return new DutyRule(
        crimes, places, turns, first, node.optional("days").map(YamlNode::integer).orElse(1));
  }

  private static Set<String> known(YamlNode node, String name, Predicate<String> isKnown) {
    List<String> texts = node.optional(name).map(YamlNode::texts).orElse(List.of());
    for (String text : texts) {
      if (text.isEmpty() || !isKnown.test(text)) {
        node.problem("%s: there is no code '%s'".formatted(name, text));
      }
    }
    return new LinkedHashSet<>(texts);
  }

  /** A day, as in 2026-11-28. */
  static LocalDate day(YamlNode node) {
    try {
      return LocalDate.parse(node.text());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("expected a day such as 2026-11-28");
    }
  }
}
