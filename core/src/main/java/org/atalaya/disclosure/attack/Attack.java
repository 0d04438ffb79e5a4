// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure.attack;

import java.util.random.RandomGenerator;

/** A way of concluding from published tables what they are meant not to tell. */
sealed interface Attack
    permits AveragingAttack,
        TableAttack,
        UnitAttack,
        VersionAttack,
        ReconstructionAttack,
        AttributeAttack {

  /** The largest true count, or true difference, that is called rare. */
  int RARE = 5;

  /** Key of its name in the wording. */
  String name();

  /**
   * Tries it.
   *
   * @param asker who asks and remembers
   * @param random chooses tables and cells
   * @param targets how many conclusions to draw at most
   */
  AttackResult run(Asker asker, RandomGenerator random, int targets);
}
