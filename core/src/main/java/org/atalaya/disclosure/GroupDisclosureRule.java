// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.util.Map;
import java.util.Set;
import org.atalaya.cases.Label;
import org.atalaya.cases.Wording;

/**
 * Withholds cells that tell of a small group that (nearly) all of its people have something in
 * common: of 12 women of a small place, say, that all 12 were victims of the same crime. Noise does
 * not hide that, since the same people have the same noise, and equal figures of a group and of one
 * of its parts say that they are the same people.
 *
 * <p>Group disclosure as in Hundepool et al., <em>Statistical Disclosure Control</em> (2012), §4.2,
 * by a dominance of the cell in each wider group in which it lies (see {@link
 * org.atalaya.statistics.UnprotectedGroups}): those who share all that tells the cell apart but one
 * thing. Judged by figures with their noise, not by counts, so that what is withheld says no more
 * than the figures would; a function of the cell's own definition, so that no other table, order or
 * filter brings it back. It is withheld in one way with figures below the threshold, and nobody can
 * tell why it is.
 *
 * <p>What follows from definitions is withheld, too, unless it is declared to be no secret, such as
 * that a woman was killed.
 *
 * <p><strong>Not checked:</strong> what follows from several categories together, none of which
 * holds nearly all.
 *
 * @param largestGroup groups with a larger figure are not protected; 1 to 1,000,000
 * @param share the share of its group from which on a cell is withheld, 0.5 to 1; below 1, so that
 *     a withheld cell does not say that it is the whole group
 * @param notSecret by dimension the categories which to know of everyone in a group betrays nobody
 */
public record GroupDisclosureRule(
    long largestGroup, double share, Map<String, Set<String>> notSecret) implements DisclosureRule {

  private static final Wording WORDING = Wording.of(GroupDisclosureRule.class);

  public GroupDisclosureRule {
    notSecret = Map.copyOf(notSecret);
    DisclosureParameters.requireBetween("largestGroup", 1, 1_000_000, largestGroup);
    DisclosureParameters.requireBetween("share", 0.5, 1, share);
  }

  /** Without exceptions. */
  public GroupDisclosureRule(long largestGroup, double share) {
    this(largestGroup, share, Map.of());
  }

  /** Refuses a rule for groups that are withheld anyway. */
  void checkThreshold(long threshold) {
    DisclosureParameters.requireAtLeast(
        "largestGroup (no smaller than the threshold)", threshold, largestGroup);
  }

  /** Whether a cell of this figure needs to be compared with its groups at all. */
  boolean concerns(double cell) {
    return cell <= largestGroup;
  }

  /** Whether that everyone in a group has this category is to be kept secret. */
  boolean keeps(String dimension, String code) {
    return !notSecret.getOrDefault(dimension, Set.of()).contains(code);
  }

  /** Whether the figure of a cell tells too much of a group with this figure. */
  boolean tellsOf(double cell, long group) {
    return group <= largestGroup && cell >= share * group;
  }

  /** What readers are told. */
  Label note() {
    return WORDING.label("group");
  }
}
