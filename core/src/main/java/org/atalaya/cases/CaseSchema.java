// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which counting units a store keeps, and by which dimensions each can be told apart.
 *
 * @param dimensions all dimensions, in the order of the mapping
 * @param dimensionsOf the ids of the dimensions of each counting unit
 */
public record CaseSchema(List<Dimension> dimensions, Map<CountingUnit, Set<String>> dimensionsOf) {

  public CaseSchema {
    dimensions = List.copyOf(dimensions);
    dimensionsOf = Map.copyOf(dimensionsOf);
    Map<String, Dimension> byId = new LinkedHashMap<>();
    dimensions.forEach(dimension -> byId.put(dimension.id(), dimension));
    if (byId.size() != dimensions.size()) {
      throw new IllegalArgumentException("two dimensions have the same id");
    }
    if (!byId.keySet()
        .containsAll(dimensionsOf.values().stream().flatMap(Collection::stream).toList())) {
      throw new IllegalArgumentException("a unit names a dimension that is not declared");
    }
  }

  /** The dimension with this id, if there is one. */
  public Optional<Dimension> dimension(String id) {
    return dimensions.stream().filter(dimension -> dimension.id().equals(id)).findFirst();
  }

  /**
   * The dimensions of {@code unit} in the order of the mapping; none for a unit that is not kept.
   */
  public List<Dimension> dimensionsOf(CountingUnit unit) {
    Set<String> ids = dimensionsOf.getOrDefault(unit, Set.of());
    return dimensions.stream().filter(dimension -> ids.contains(dimension.id())).toList();
  }
}
