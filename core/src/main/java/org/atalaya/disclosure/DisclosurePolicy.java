// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CountingUnit;
import org.atalaya.cases.MappingException;
import org.atalaya.cases.YamlNode;
import org.atalaya.statistics.ReleaseCalendar;

/**
 * The rules of the profile {@code public} as data: what whoever runs an observatory decides about
 * its protection, once and for all answers.
 *
 * <pre>{@code
 * noise: {maxPerturbation: 5, variance: 3}
 * threshold: 5
 * limits:
 *   - {dimensions: [municipality, month], mostDimensions: 2, instead: [department, year]}
 * groups: {largest: 20, share: 0.8, notSecret: [{crime: femicide}]}
 * releases: {zone: America/Guatemala, daily: "06:00", monthly: {day: 5, time: "06:00"}}
 * sparse: {cells: 1000, mostWithheld: 0.95}
 * exact:
 *   - {unit: victim, where: {crime: femicide}, by: [year]}
 * }</pre>
 *
 * <p>The noise is designed anew in each process, but always comes out the same: it follows from
 * these parameters and the secret of the store alone. Whoever changes them gives every cell new
 * noise, and two answers to each question; change them rarely, and never to and fro.
 *
 * @param noise where the noise comes from
 * @param threshold the smallest figure that is published, after noise; 1 to 1,000,000
 * @param others the rules beside the noise
 * @param releases when what is loaded can be seen; without it each version as soon as it is loaded
 */
public record DisclosurePolicy(
    Noise noise, long threshold, List<DisclosureRule> others, ReleaseCalendar releases) {

  private static final String PURPOSE = "atalaya perturbation table";

  public DisclosurePolicy {
    others = List.copyOf(others);
    DisclosureParameters.requireBetween("threshold", 1, 1_000_000, threshold);
  }

  /** Where the noise comes from. */
  public sealed interface Noise {

    /**
     * Designed for the store, from its secret.
     *
     * @param designer what is asked of the noise
     */
    record Designed(PerturbationTableDesigner designer) implements Noise {}

    /**
     * Read from a file, in any shape that {@link ContinuousPerturbationTable#read} knows.
     *
     * @param file where it lies; as secret as the records
     * @param maxPerturbation the largest noise that it may have
     */
    record FromFile(Path file, int maxPerturbation) implements Noise {}
  }

  /**
   * Reads a policy.
   *
   * @param name what to call it in messages
   * @throws MappingException naming every place that is wrong
   */
  public static DisclosurePolicy read(String name, InputStream yaml) {
    YamlNode root = YamlNode.parse(name, yaml);
    root.allow("noise", "threshold", "limits", "groups", "sparse", "exact", "releases");
    Optional<Noise> noise = root.required("noise").checked(DisclosurePolicy::noise);
    YamlNode threshold = root.required("threshold");
    long smallest = threshold.integer();
    if (smallest < 1 || smallest > 1_000_000) {
      threshold.problem("given: %d, allowed: 1 to 1000000".formatted(smallest));
    }
    List<DisclosureRule> others = new ArrayList<>();
    for (YamlNode item : root.optional("limits").map(YamlNode::items).orElse(List.of())) {
      item.checked(DisclosurePolicy::limit).ifPresent(others::add);
    }
    root.optional("groups")
        .flatMap(node -> node.checked(one -> groups(one, smallest)))
        .ifPresent(others::add);
    root.optional("sparse")
        .flatMap(node -> node.checked(DisclosurePolicy::sparse))
        .ifPresent(others::add);
    for (YamlNode item : root.optional("exact").map(YamlNode::items).orElse(List.of())) {
      exact(item).ifPresent(others::add);
    }
    Optional<ReleaseCalendar> releases =
        root.optional("releases").flatMap(node -> node.checked(ReleaseCalendar::read));
    if (!root.problems().isEmpty() || noise.isEmpty()) {
      throw new MappingException(name, root.problems());
    }
    return new DisclosurePolicy(
        noise.get(), smallest, others, releases.orElseGet(ReleaseCalendar.EveryVersion::new));
  }

  private static Noise noise(YamlNode node) {
    node.allow("maxPerturbation", "variance", "unpublishedUpTo", "monotone", "table");
    int largest = node.required("maxPerturbation").integer();
    Optional<YamlNode> table = node.optional("table");
    if (table.isPresent()) {
      if (node.optional("variance").isPresent()) {
        node.problem("has a table, which has its own variance; leave variance out");
      }
      return new Noise.FromFile(Path.of(table.get().text()), largest);
    }
    PerturbationTableDesigner designer =
        PerturbationTableDesigner.of(largest, node.required("variance").number())
            .withoutCountsUpTo(node.optional("unpublishedUpTo").map(YamlNode::integer).orElse(0));
    return new Noise.Designed(
        node.optional("monotone").map(YamlNode::bool).orElse(false)
            ? designer.withMonotone()
            : designer);
  }

  private static CombinationLimit limit(YamlNode node) {
    node.allow("dimensions", "mostDimensions", "instead");
    return new CombinationLimit(
        new LinkedHashSet<>(node.required("dimensions").texts()),
        node.required("mostDimensions").integer(),
        node.optional("instead").map(YamlNode::texts).orElse(List.of()));
  }

  private static GroupDisclosureRule groups(YamlNode node, long threshold) {
    node.allow("largest", "share", "notSecret");
    Map<String, Set<String>> notSecret = new LinkedHashMap<>();
    for (YamlNode item : node.optional("notSecret").map(YamlNode::items).orElse(List.of())) {
      item.textFields()
          .forEach((dimension, code) ->
              notSecret.computeIfAbsent(dimension, id -> new LinkedHashSet<>()).add(code));
    }
    GroupDisclosureRule rule =
        new GroupDisclosureRule(
            node.required("largest").integer(), node.required("share").share(), notSecret);
    rule.checkThreshold(threshold);
    return rule;
  }

  private static SparseTableRule sparse(YamlNode node) {
    node.allow("cells", "mostWithheld");
    return new SparseTableRule(
        node.required("cells").integer(), node.required("mostWithheld").share());
  }

  private static Optional<ExactCells> exact(YamlNode node) {
    node.allow("unit", "where", "by");
    String id = node.required("unit").text();
    Optional<CountingUnit> unit = CountingUnit.byId(id);
    if (unit.isEmpty()) {
      node.problem("unit: there is no counting unit " + id);
      return Optional.empty();
    }
    Map<String, String> where = node.optional("where").map(YamlNode::textFields).orElse(Map.of());
    return node.checked(item -> new ExactCells(unit.get(), where, item.required("by").texts()));
  }

  /**
   * The profile {@code public} for the records of {@code store}.
   *
   * @throws InfeasiblePerturbationException if the noise cannot be designed
   * @throws PerturbationTableException if a table is read and is wrong
   * @throws UncheckedIOException if it cannot be read at all
   */
  public DisclosureProfile profile(CaseStore store) {
    List<DisclosureRule> rules = new ArrayList<>();
    rules.add(new CellKeyRule(table(store), threshold));
    rules.addAll(others);
    return DisclosureProfile.publicWith(rules).releasedBy(releases);
  }

  private PerturbationTable table(CaseStore store) {
    return switch (noise) {
      case Noise.Designed designed -> designed.designer().design().scattered(store.random(PURPOSE));
      case Noise.FromFile given -> {
        String name = String.valueOf(given.file().getFileName());
        try (var reader = Files.newBufferedReader(given.file())) {
          yield ContinuousPerturbationTable.read(
              name, reader, PerturbationLimits.unbiased(given.maxPerturbation()));
        } catch (IOException e) {
          throw new UncheckedIOException("the perturbation table cannot be read: " + name, e);
        }
      }
    };
  }
}
