// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.atalaya.cases.Label;
import org.atalaya.cases.SourceDescription;
import org.atalaya.cases.Wording;
import org.atalaya.statistics.ReleaseCalendar;

/**
 * Which rules protect the answers of an observatory. Chosen by whoever runs it; no question can
 * change it.
 */
public final class DisclosureProfile {

  private static final Wording WORDING = Wording.of(DisclosureProfile.class);
  private static final String STAFF = "staff";

  private final String id;
  private final List<DisclosureRule> rules;
  private final Optional<SourceDescription> openFor;
  private final String version;
  private final ReleaseCalendar releases;

  private DisclosureProfile(
      String id,
      List<DisclosureRule> rules,
      Optional<SourceDescription> openFor,
      ReleaseCalendar releases) {
    this.id = id;
    this.rules = List.copyOf(rules);
    this.openFor = openFor;
    version = RulesVersion.of(this.rules);
    this.releases = releases;
  }

  /**
   * The profile {@code public}.
   *
   * @throws IllegalArgumentException if there is no {@link CellRule}, or another one beside a
   *     {@link CellKeyRule}: two noises would be two answers to one question, and a rule on exact
   *     counts would tell on which side of its threshold a count lies; or if there are two {@link
   *     GroupDisclosureRule}s or one for groups that are withheld anyway
   */
  public static DisclosureProfile publicWith(List<? extends DisclosureRule> rules) {
    List<CellRule> cellRules = of(CellRule.class, rules);
    if (cellRules.isEmpty()) {
      throw new IllegalArgumentException(
          "the public profile needs at least one rule for single cells");
    }
    if (cellRules.size() > 1 && cellRules.stream().anyMatch(CellKeyRule.class::isInstance)) {
      throw new IllegalArgumentException(
          "a profile with a CellKeyRule has no other rule for single cells (use its threshold)."
              + " Provided rules: "
              + cellRules.stream().map(rule -> rule.getClass().getSimpleName()).toList());
    }
    List<GroupDisclosureRule> groupRules = of(GroupDisclosureRule.class, rules);
    if (groupRules.size() > 1) {
      throw new IllegalArgumentException(
          "a profile has at most one GroupDisclosureRule. Provided: " + groupRules.size());
    }
    groupRules.forEach(rule -> cellRules.forEach(cell -> rule.checkThreshold(cell.threshold())));
    return new DisclosureProfile(
        "public", List.copyOf(rules), Optional.empty(), new ReleaseCalendar.EveryVersion());
  }

  private static <R extends DisclosureRule> List<R> of(
      Class<R> kind, List<? extends DisclosureRule> rules) {
    return rules.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /**
   * The profile {@code open}: exact counts of records that their owner has published one by one.
   *
   * @throws IllegalArgumentException if the source is not declared to be public microdata
   */
  public static DisclosureProfile open(SourceDescription source) {
    if (source.publicMicrodata().isEmpty()) {
      throw new IllegalArgumentException(
          "the profile 'open' is only for a source whose mapping declares 'publicMicrodata' (publisher and terms); the source %s does not. Use the profile 'public'."
              .formatted(source.id()));
    }
    return new DisclosureProfile(
        "open", List.of(), Optional.of(source), new ReleaseCalendar.EveryVersion());
  }

  /**
   * The profile {@code staff}: exact counts, whatever the source, for those who may see the records
   * themselves. No observatory answers with it, and so nothing that listens to the public.
   */
  public static DisclosureProfile staff() {
    return new DisclosureProfile(
        STAFF, List.of(), Optional.empty(), new ReleaseCalendar.EveryVersion());
  }

  /** The same rules for records of which only what a calendar has released is seen. */
  public DisclosureProfile releasedBy(ReleaseCalendar calendar) {
    return new DisclosureProfile(id, rules, openFor, calendar);
  }

  /** When what is loaded can be seen. */
  public ReleaseCalendar releases() {
    return releases;
  }

  /** {@code public}, {@code open} or {@code staff}. */
  public String id() {
    return id;
  }

  /**
   * The version of the rules: 12 hexadecimal digits that change with any number of any rule, and
   * with the noise.
   */
  public String version() {
    return version;
  }

  /** Whether it shows figures that the public must not see. */
  public boolean isForStaff() {
    return id.equals(STAFF);
  }

  /** The smallest figure that is published; 0 where none is withheld for being small. */
  public long threshold() {
    return rules(CellRule.class).stream().mapToLong(CellRule::threshold).max().orElse(0);
  }

  /** The rules of this kind. */
  <R extends DisclosureRule> List<R> rules(Class<R> kind) {
    return of(kind, rules);
  }

  /** Whether exact counts of this source may be shown. */
  boolean isOpenFor(SourceDescription source) {
    return isForStaff() || openFor.filter(source::equals).isPresent();
  }

  /** What a table says of it. */
  Protection protection() {
    double noiseVariance =
        rules(CellRule.class).stream()
            .mapToDouble(rule ->
                switch (rule) {
                  case MinimumFrequencyRule minimum -> 0;
                  case CellKeyRule cellKey -> cellKey.table().variance();
                })
            .max()
            .orElse(0);
    return new Protection(id, version, notes(), noiseVariance);
  }

  /**
   * The largest noise of a count in either direction (D), 0 where there is none: public, as it is
   * what readers have to reckon with.
   */
  public int largestNoise() {
    return rules(CellRule.class).stream()
        .mapToInt(rule ->
            switch (rule) {
              case MinimumFrequencyRule minimum -> 0;
              case CellKeyRule cellKey -> cellKey.table().maxPerturbation();
            })
        .max()
        .orElse(0);
  }

  /**
   * What readers are told about the protection: first what is printed with every figure, then what
   * only tables and pages have room for.
   */
  public List<Label> notes() {
    return isForStaff() || openFor.isPresent()
        ? List.of(WORDING.label(id))
        : Stream.concat(
                rules(CellRule.class).stream().flatMap(rule -> rule.notes().stream()),
                rules(GroupDisclosureRule.class).stream().map(GroupDisclosureRule::note))
            .toList();
  }
}
