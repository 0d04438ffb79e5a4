// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.atalaya.guatemala.synthetic.SyntheticCase.Kind;
import org.atalaya.guatemala.synthetic.Vocabulary.CodeChoice;

/**
 * What becomes of a case: a protection measure, and one of the competing exits accusation,
 * dismissal, archiving and joinder; after an accusation a sentence or a late dismissal.
 */
final class Response {

  private static final int TREND_FROM = 2019;

  private final Vocabularies words;
  private final Choice protectionViolenceWomen;
  private final Choice protectionOther;
  private final Delay protectionDelay;
  private final Map<Kind, Choice> exits = new EnumMap<>(Kind.class);
  private final Choice otherExits;
  private final Delay archiveDelay;
  private final Delay dismissalDelay;
  private final Delay accusationDelay;
  private final Delay joinderDelay;
  private final Choice afterAccusation;
  private final Delay sentenceDelay;
  private final Delay lateDismissalDelay;
  private final CodeChoice outcome;
  private final Delay actEntry;
  private final double[] paceOfDepartment = new double[100];
  private final double yearly;
  private final int protectionMeasure;
  private final int accusation;
  private final int notApplicable;

  Response(Calibration calibration, Vocabularies words) {
    this.words = words;
    protectionViolenceWomen = calibration.choice("protection-violence-women");
    protectionOther = calibration.choice("protection-other");
    protectionDelay = calibration.delay("protection-delay");
    otherExits = calibration.choice("exit-other");
    for (Kind kind : Kind.values()) {
      String id =
          switch (kind) {
            case VIOLENCE_WOMEN -> "exit-violence-women";
            case SEXUAL_VIOLENCE -> "exit-rape";
            case KILLING -> "exit-killing";
            case MINORS -> "exit-minors";
            case OTHER -> "exit-other";
          };
      exits.put(kind, calibration.choice(id));
    }
    archiveDelay = calibration.delay("archive-delay");
    dismissalDelay = calibration.delay("dismissal-delay");
    accusationDelay = calibration.delay("accusation-delay");
    joinderDelay = calibration.delay("joinder-delay");
    afterAccusation = calibration.choice("after-accusation");
    sentenceDelay = calibration.delay("sentence-delay");
    lateDismissalDelay = calibration.delay("dismissal-after-accusation-delay");
    outcome = words.outcome.choice(calibration, "sentence-outcome");
    actEntry = calibration.bands("act-entry-delay");
    Arrays.fill(paceOfDepartment, 1);
    for (int department = 1; department <= 22; department++) {
      paceOfDepartment[department] =
          calibration.figure("pace", "%02d".formatted(department)) / 100.0;
    }
    yearly = calibration.figure("pace-trend", "change") / 1000.0;
    protectionMeasure = words.act.position("protection-measure");
    accusation = words.act.position("accusation");
    notApplicable = words.outcome.position("not-applicable");
  }

  /**
   * Draws the acts of a case whose offences are known.
   *
   * @param department of registration, 1 to 22
   */
  void draw(CaseRandom random, int department, int year, SyntheticCase into) {
    double pace = paceOfDepartment[department] * Math.pow(yearly, year - TREND_FROM);
    into.acts = 0;
    into.outcome = notApplicable;
    Choice exitChoice = exits.getOrDefault(into.kind, otherExits);
    String exit = exitChoice.drawName(random);
    int exitAfter = exitDelay(exit, random, pace);
    boolean granted =
        (into.kind == Kind.VIOLENCE_WOMEN ? protectionViolenceWomen : protectionOther)
            .first(random);
    int grantedAfter = (int) (protectionDelay.draw(random) * pace);
    if (granted && grantedAfter <= exitAfter) {
      add(into, protectionMeasure, into.registered + grantedAfter, random);
    }
    if (!exit.equals("none")) {
      int act = words.act.position(exit);
      add(into, act, into.registered + exitAfter, random);
      if (act == accusation) {
        followAccusation(random, pace, into, into.registered + exitAfter);
      }
    }
  }

  private int exitDelay(String exit, CaseRandom random, double pace) {
    return switch (exit) {
      case "archive" -> archiveDelay.draw(random);
      case "dismissal" -> (int) (dismissalDelay.draw(random) * pace);
      case "accusation" -> (int) (accusationDelay.draw(random) * pace);
      case "joinder" -> (int) (joinderDelay.draw(random) * pace);
      default -> SyntheticCase.NEVER;
    };
  }

  private void followAccusation(CaseRandom random, double pace, SyntheticCase into, int accused) {
    String next = afterAccusation.drawName(random);
    if (next.equals("sentence")) {
      int after = (int) (sentenceDelay.draw(random) * pace);
      add(into, words.act.position("sentence"), accused + after, random);
      into.outcome = outcome.draw(random);
    } else if (next.equals("dismissal")) {
      int after = (int) (lateDismissalDelay.draw(random) * pace);
      add(into, words.act.position("dismissal"), accused + after, random);
    }
  }

  private void add(SyntheticCase into, int act, int day, CaseRandom random) {
    into.act[into.acts] = act;
    into.acted[into.acts] = day;
    into.actEntered[into.acts] = day + actEntry.draw(random);
    into.acts++;
  }
}
