// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import java.util.Arrays;
import java.util.List;
import org.atalaya.cases.Category;
import org.atalaya.guatemala.synthetic.SyntheticCase.Kind;

/** A case as the system holds it on a day: what came to be known later is not there yet. */
final class KnownCase {

  /** What decides where a case stands, from the last to the first. */
  private static final List<String> ENDS =
      List.of("sentence", "dismissal", "archive", "joinder", "accusation");

  private final Vocabularies words;
  private final int day;
  private final int female;
  private final int femicide;
  private final int unknownRelationship;
  private final int completed;
  private final int failed;
  private final int pending;
  private final int[] endActs;
  private final int[] endStates;
  private final int[] actDays;

  private int suspects;

  KnownCase(Vocabularies words, int day) {
    this.words = words;
    this.day = day;
    female = words.sex.position("F");
    femicide = words.crime.position("femicide");
    unknownRelationship = words.relationship.position(Category.UNKNOWN);
    completed = words.stage.position("completed");
    failed = words.stage.position("attempted");
    pending = words.state.position("pending");
    endActs = ENDS.stream().mapToInt(words.act::position).toArray();
    endStates = ENDS.stream().mapToInt(words.state::position).toArray();
    actDays = new int[words.act.size()];
  }

  /** Looks at a case; {@code false} if the system does not hold it yet. */
  boolean look(SyntheticCase drawn) {
    if (drawn.entered > day) {
      return false;
    }
    suspects = 0;
    while (suspects < drawn.suspects && drawn.identified[suspects] <= day) {
      suspects++;
    }
    Arrays.fill(actDays, SyntheticCase.NEVER);
    for (int i = 0; i < drawn.acts; i++) {
      if (isKnown(drawn, i)) {
        actDays[drawn.act[i]] = drawn.acted[i];
      }
    }
    return true;
  }

  /** Whether the {@code index}-th act is in the system. */
  boolean isKnown(SyntheticCase drawn, int index) {
    return drawn.actEntered[index] <= day;
  }

  /** How many suspects are identified. */
  int suspects() {
    return suspects;
  }

  /** The {@code index}-th offence; the first is the principal one. */
  int offence(SyntheticCase drawn, int index) {
    return index == 0 && drawn.reclassified > day ? drawn.earlierOffence : drawn.offence[index];
  }

  /** How far the {@code index}-th offence went. */
  int stage(SyntheticCase drawn, int index) {
    return drawn.attempted[index] ? failed : completed;
  }

  /** The municipality of the event. */
  int municipality(SyntheticCase drawn) {
    return drawn.placeCorrected > day ? drawn.earlierMunicipality : drawn.municipality;
  }

  /** The day of an act; {@link SyntheticCase#NEVER} if it is not in the system. */
  int dayOf(int act) {
    return actDays[act];
  }

  /** Where the case stands: the latest of what ends it, else accused, else pending. */
  int state() {
    for (int i = 0; i < endActs.length; i++) {
      if (actDays[endActs[i]] != SyntheticCase.NEVER) {
        return endStates[i];
      }
    }
    return pending;
  }

  /** What the first suspect is to a victim; unknown while there is none. */
  int relationship(SyntheticCase drawn, int victim) {
    return suspects == 0 ? unknownRelationship : drawn.relationship[victim];
  }

  /**
   * Who killed a victim, in the categories of the statistical framework. The law applied plays no
   * part, except that signs of a gender-related motive are taken as seen where it is femicide.
   */
  String typology(SyntheticCase drawn, int victim) {
    // Of several victims the first is the one who was killed.
    boolean killed = drawn.kind == Kind.KILLING && !drawn.attempted[0] && victim == 0;
    if (!killed || drawn.victim[victim].sex != female) {
      return Category.NOT_APPLICABLE;
    }
    return switch (words.relationship.code(relationship(drawn, victim))) {
      case Category.UNKNOWN -> "perpetrator-not-identified";
      case "spouse", "cohabitant", "former-partner", "dating-partner" -> "intimate-partner";
      case "acquaintance", "authority", "stranger" ->
          drawn.offence[0] == femicide || drawn.signsOfMotive
              ? "other-perpetrator"
              : "not-gender-related";
      default -> "other-family";
    };
  }
}
