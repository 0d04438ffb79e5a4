// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atalaya.cases.MappingException;
import org.atalaya.cases.YamlNode;

/** The figures that cases are drawn from, each with its source or marked as an assumption. */
final class Calibration {

  private static final String RESOURCE = "calibration.yaml";

  private final Map<String, Entry> entries;

  private Calibration(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /**
   * Some figures that belong together.
   *
   * @param basis where they are from, or why they were assumed
   * @param assumed whether they have no source
   * @param weights figure by name, none negative, not all zero
   */
  record Entry(String basis, boolean assumed, Map<String, Integer> weights) {
    Entry {
      weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }
  }

  /** Reads the figures that are shipped. */
  static Calibration read() {
    try (InputStream yaml = Calibration.class.getResourceAsStream(RESOURCE)) {
      if (yaml == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is missing");
      }
      return read(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Calibration read(InputStream yaml) {
    YamlNode root = YamlNode.parse(RESOURCE, yaml);
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (YamlNode node : root.items()) {
      node.allow("id", "source", "assumption", "weights");
      String id = node.required("id").text();
      boolean assumed = node.optional("assumption").isPresent();
      if (assumed == node.optional("source").isPresent()) {
        node.problem("give either 'source' or 'assumption'");
      }
      Map<String, Integer> weights = new LinkedHashMap<>();
      node.required("weights")
          .fields()
          .forEach((name, weight) -> weights.put(name, weight.integer()));
      if (weights.values().stream().noneMatch(weight -> weight > 0)) {
        node.problem("weights: at least one must be above 0");
      }
      String basis =
          node.optional(assumed ? "assumption" : "source").map(YamlNode::text).orElse("");
      if (entries.put(id, new Entry(basis, assumed, weights)) != null) {
        node.problem("id: %s is given twice".formatted(id));
      }
    }
    if (!root.problems().isEmpty()) {
      throw new MappingException(RESOURCE, root.problems());
    }
    return new Calibration(entries);
  }

  /** All figures, by id. */
  Map<String, Entry> entries() {
    return Collections.unmodifiableMap(entries);
  }

  /** The figures {@code id}, by name in the order of the resource. */
  Map<String, Integer> weights(String id) {
    Entry entry = entries.get(id);
    if (entry == null) {
      throw new IllegalArgumentException("the calibration has no " + id);
    }
    return entry.weights();
  }

  /** One of the figures {@code id}. */
  int figure(String id, String name) {
    Integer figure = weights(id).get(name);
    if (figure == null) {
      throw new IllegalArgumentException("the calibration of %s has no %s".formatted(id, name));
    }
    return figure;
  }

  /** A choice among the names of {@code id} by their weights. */
  Choice choice(String id) {
    Map<String, Integer> weights = weights(id);
    return new Choice(
        List.copyOf(weights.keySet()),
        weights.values().stream().mapToDouble(Integer::doubleValue).toArray());
  }

  /** Delays with the median and spread of {@code id}. */
  Delay delay(String id) {
    return Delay.logNormal(figure(id, "median"), figure(id, "spread") / 100.0);
  }

  /** Delays in the bands of {@code id}. */
  Delay bands(String id) {
    return Delay.bands(weights(id));
  }
}
