// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.atalaya.disclosure.DisclosureControl;
import org.atalaya.statistics.Statistics;

/**
 * Tries all attacks on what a store would publish under a protection.
 *
 * <pre>{@code
 * AttackReport report =
 *     AttackSuite.of(statistics, control).run(AttackBound.DEFAULT, random, name -> {});
 * }</pre>
 *
 * <p>It does not try to reconstruct large tables, nor what several people with knowledge of their
 * own records could find out together.
 */
public final class AttackSuite {

  private static final int TARGETS = 3000;

  private static final List<Attack> ATTACKS =
      List.of(
          new AveragingAttack(),
          new TableAttack(),
          new UnitAttack(),
          new VersionAttack(),
          new ReconstructionAttack(),
          new AttributeAttack(AttributeAttack.Sign.EQUAL),
          new AttributeAttack(AttributeAttack.Sign.WITHHELD),
          new AttributeAttack(AttributeAttack.Sign.SUBTRACTED));

  private final Statistics statistics;
  private final DisclosureControl control;

  private AttackSuite(Statistics statistics, DisclosureControl control) {
    this.statistics = statistics;
    this.control = control;
  }

  /** The suite for all indicators that these statistics offer. */
  public static AttackSuite of(Statistics statistics, DisclosureControl control) {
    return new AttackSuite(statistics, control);
  }

  /**
   * Runs every attack.
   *
   * @param bound what to judge by
   * @param random chooses tables and cells; the same seed chooses the same
   * @param progress is told the key of the attack that begins
   */
  public AttackReport run(AttackBound bound, RandomGenerator random, Consumer<String> progress) {
    return new AttackReport(
        bound,
        ATTACKS.stream()
            .map(attack -> {
              progress.accept(attack.name());
              return attack.run(new Asker(statistics, control), random, TARGETS);
            })
            .toList(),
        statistics.versions().size());
  }
}
