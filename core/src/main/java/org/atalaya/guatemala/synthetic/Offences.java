// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atalaya.cases.Category;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.guatemala.synthetic.SyntheticCase.Kind;
import org.atalaya.guatemala.synthetic.Vocabulary.CodeChoice;

/** Which offences a case holds: the principal one, those beside it, and what it was taken for. */
final class Offences {

  private static final Set<String> KILLINGS =
      Set.of(
          "femicide",
          "attempted-femicide",
          "parricide",
          "murder",
          "homicide",
          "attempted-homicide");

  /** What an offence is taken for before it is reclassified; the others stay what they are. */
  private static final Map<String, String> EARLIER =
      Map.of(
          "femicide", "homicide",
          "attempted-femicide", "violence-women-physical",
          "rape", "sexual-assault",
          "sexual-assault", "violence-women-sexual",
          "violence-women-physical", "violence-women-psychological",
          "violence-women-psychological", "threats",
          "violence-women-economic", "economic-support-denial",
          "minors-maltreatment", "injuries",
          "trafficking-persons", "illegal-detention");

  private static final int PHYSICAL = 8;
  private static final int PSYCHOLOGICAL = 4;
  private static final int SEXUAL = 2;
  private static final int ECONOMIC = 1;

  private final Vocabulary crime;
  private final Choice crime2019;
  private final Choice crime2020;
  private final Choice crimeOtherYears;
  private final CodeChoice violenceWomen;
  private final CodeChoice rest;
  private final Choice further;
  private final Map<Kind, CodeChoice> furtherOf = new EnumMap<>(Kind.class);
  private final Choice attempted;
  private final Choice reclassified;
  private final Choice reclassifiedKilling;
  private final Delay reclassifiedDelay;
  private final Kind[] kinds;
  private final int[] earlier;
  private final boolean[] attempt;
  private final int[] certainForm;
  private final Choice forms;
  private final int[] formBits;

  Offences(Calibration calibration, Vocabulary crime) {
    this.crime = crime;
    crime2019 = calibration.choice("crime-2019");
    crime2020 = calibration.choice("crime-2020");
    crimeOtherYears = calibration.choice("crime-other-years");
    violenceWomen = crime.choice(calibration, "violence-women");
    rest = crime.choice(calibration, "rest");
    further = calibration.choice("further-offences");
    for (Kind kind : Kind.values()) {
      String id =
          switch (kind) {
            case VIOLENCE_WOMEN -> "further-violence-women";
            case SEXUAL_VIOLENCE -> "further-rape";
            case KILLING, MINORS, OTHER -> "further-other";
          };
      furtherOf.put(kind, crime.choice(calibration, id));
    }
    attempted = calibration.choice("attempted");
    reclassified = calibration.choice("reclassified");
    reclassifiedKilling = calibration.choice("reclassified-killing");
    reclassifiedDelay = calibration.delay("reclassified-delay");
    kinds = new Kind[crime.size()];
    earlier = new int[crime.size()];
    attempt = new boolean[crime.size()];
    certainForm = new int[crime.size()];
    describeOffences();
    forms = calibration.choice("forms");
    formBits = forms.names().stream().mapToInt(Offences::bits).toArray();
  }

  private void describeOffences() {
    Map<String, List<String>> groups = Guatemala.crosswalk("crime-group").orElseThrow();
    for (int i = 0; i < crime.size(); i++) {
      String code = crime.code(i);
      String group = groups.getOrDefault(code, List.of(Category.UNKNOWN)).getFirst();
      kinds[i] = KILLINGS.contains(code) ? Kind.KILLING : kind(group);
      earlier[i] = crime.position(EARLIER.getOrDefault(code, code));
      attempt[i] = code.startsWith("attempted-");
      certainForm[i] = form(code, kinds[i]);
    }
  }

  private static Kind kind(String group) {
    return switch (group) {
      case "partner-family-violence" -> Kind.VIOLENCE_WOMEN;
      case "sexual-violence" -> Kind.SEXUAL_VIOLENCE;
      case "minors-maltreatment" -> Kind.MINORS;
      default -> Kind.OTHER;
    };
  }

  private static int form(String code, Kind kind) {
    return switch (code) {
      case "violence-women-physical", "injuries" -> PHYSICAL;
      case "violence-women-psychological", "threats", "coercion" -> PSYCHOLOGICAL;
      case "violence-women-sexual" -> SEXUAL;
      case "violence-women-economic", "economic-support-denial" -> ECONOMIC;
      default ->
          switch (kind) {
            case SEXUAL_VIOLENCE -> SEXUAL;
            case KILLING -> PHYSICAL;
            case VIOLENCE_WOMEN, MINORS, OTHER -> 0;
          };
    };
  }

  /** "1122" is physical and psychological. */
  private static int bits(String answers) {
    int bits = 0;
    for (int i = 0; i < answers.length(); i++) {
      bits = bits << 1 | (answers.charAt(i) == '1' ? 1 : 0);
    }
    return bits;
  }

  /** Draws the offences of a case whose day of registration is known. */
  void draw(CaseRandom random, int year, SyntheticCase into) {
    int principal = principal(random, year);
    into.kind = kinds[principal];
    into.offence[0] = principal;
    Choice change = into.kind == Kind.KILLING ? reclassifiedKilling : reclassified;
    boolean changes = change.first(random) && earlier[principal] != principal;
    int changed = into.registered + reclassifiedDelay.draw(random);
    into.earlierOffence = changes ? earlier[principal] : principal;
    into.reclassified = changes ? changed : into.registered;
    into.offences = 1 + further.draw(random);
    for (int i = 1; i < into.offences; i++) {
      into.offence[i] = furtherOf.getOrDefault(into.kind, rest).draw(random);
    }
    for (int i = 0; i < into.offences; i++) {
      boolean failed = attempted.first(random) && kinds[into.offence[i]] != Kind.KILLING;
      into.attempted[i] = failed || attempt[into.offence[i]];
    }
    into.forms = forms(random, into);
  }

  private int principal(CaseRandom random, int year) {
    Choice choice =
        switch (year) {
          case 2019 -> crime2019;
          case 2020 -> crime2020;
          default -> crimeOtherYears;
        };
    String drawn = choice.drawName(random);
    return switch (drawn) {
      case "violence-women" -> violenceWomen.draw(random);
      case "rest" -> rest.draw(random);
      default -> crime.position(drawn);
    };
  }

  /** The forms that the offences imply, with others as they go together on the INE's forms. */
  private int forms(CaseRandom random, SyntheticCase drawn) {
    int certain = 0;
    for (int i = 0; i < drawn.offences; i++) {
      certain |= certainForm[drawn.offence[i]];
    }
    int others = formBits[forms.draw(random)];
    return switch (drawn.kind) {
      case VIOLENCE_WOMEN -> (others & certain) == 0 ? certain : certain | others;
      case MINORS -> certain | others & ~SEXUAL & ~ECONOMIC;
      case SEXUAL_VIOLENCE -> certain | (others & PSYCHOLOGICAL & (random.below(2) << 2));
      case KILLING, OTHER -> certain;
    };
  }
}
