// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atalaya.cases.MappingException;
import org.atalaya.cases.YamlNode;
import org.atalaya.statistics.Indicator.Tier;

/**
 * How fresh a table may be that is told apart by, or restricted to, a dimension. A table is as slow
 * as the slowest of its dimensions and its indicator; a dimension of which nothing is said is of
 * the slowest tier, so that what a mapping adds is never quicker than somebody decided.
 *
 * <pre>{@code
 * daily: [year, month, department, crime-group]
 * }</pre>
 *
 * @param tiers the tier by id of the dimension; never {@link Tier#LIVE}, which is for figures
 *     without any dimension
 */
public record DimensionTiers(Map<String, Tier> tiers) {

  /** Nothing is said of any dimension. */
  public static final DimensionTiers SLOWEST = new DimensionTiers(Map.of());

  public DimensionTiers {
    tiers = Map.copyOf(tiers);
    if (tiers.containsValue(Tier.LIVE)) {
      throw new IllegalArgumentException(
          "the tier of a dimension is daily or monthly, given: live; a live figure has no"
              + " dimension");
    }
  }

  /**
   * Reads the tiers: under {@code daily} and {@code monthly} the ids of dimensions.
   *
   * @param name what to call it in messages
   * @throws MappingException naming every place that is wrong
   */
  public static DimensionTiers read(String name, InputStream yaml) {
    YamlNode root = YamlNode.parse(name, yaml);
    root.allow(Tier.DAILY.id(), Tier.MONTHLY.id());
    Map<String, Tier> tiers = new LinkedHashMap<>();
    for (Tier tier : List.of(Tier.DAILY, Tier.MONTHLY)) {
      for (YamlNode item :
          root.optional(tier.id()).map(YamlNode::items).orElseGet(ArrayList::new)) {
        String id = item.text();
        if (tiers.putIfAbsent(id, tier) != null) {
          item.problem("the dimension " + id + " has a tier already");
        }
      }
    }
    if (!root.problems().isEmpty()) {
      throw new MappingException(name, root.problems());
    }
    return new DimensionTiers(tiers);
  }

  /** The tier of the dimension with this id; that of the years to date is that of the years. */
  public Tier of(String dimension) {
    return tiers.getOrDefault(StatisticsQuery.withoutToDate(dimension), Tier.MONTHLY);
  }
}
