// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.atalaya.cases.Category;
import org.atalaya.guatemala.synthetic.SyntheticCase.Kind;
import org.atalaya.guatemala.synthetic.SyntheticCase.Person;
import org.atalaya.guatemala.synthetic.Vocabulary.CodeChoice;

/** Who is in a case: victims, suspects, and what the first suspect is to each victim. */
final class Persons {

  private static final int ADULT = 18;
  private static final int ASKED_MARITAL_STATUS = 12;
  private static final int ASKED_SCHOOLING = 7;
  private static final int OLDEST_GROUP = 65;
  private static final int OLDEST = 95;
  private static final int YOUNGEST_SUSPECT = 12;

  private final Vocabularies words;
  private final Choice victims;
  private final Choice suspects;
  private final Choice identifiedLater;
  private final Delay identifiedDelay;
  private final Choice notNoted;
  private final Choice samePeople;
  private final Choice signsOfMotive;
  private final Map<Kind, CodeChoice> sexOf = new EnumMap<>(Kind.class);
  private final Map<Kind, AgeChoice> ageOf = new EnumMap<>(Kind.class);
  private final Map<Kind, CodeChoice> relationshipOf = new EnumMap<>(Kind.class);
  private final AgeChoice menAge;
  private final AgeChoice minorsAge;
  private final CodeChoice minorsRelationship;
  private final AgeChoice suspectAge;
  private final CodeChoice suspectSexOfWomen;
  private final CodeChoice suspectSexOfMen;
  private final List<CodeChoice> peopleByDepartment = new ArrayList<>();
  private final CodeChoice peopleAnywhere;
  private final Characteristics victimsHave;
  private final Characteristics suspectsHave;

  private final int female;
  private final int unknownSex;
  private final int unknownPeople;

  Persons(Calibration calibration, Vocabularies words) {
    this.words = words;
    victims = calibration.choice("victims");
    suspects = calibration.choice("suspects");
    identifiedLater = calibration.choice("identified-later");
    identifiedDelay = calibration.delay("identified-delay");
    notNoted = calibration.choice("person-unknown");
    samePeople = calibration.choice("suspect-same-people");
    signsOfMotive = calibration.choice("gender-related");
    menAge = new AgeChoice(calibration.choice("age-men"));
    minorsAge = new AgeChoice(calibration.choice("age-minors"));
    minorsRelationship = words.relationship.choice(calibration, "relationship-minors");
    suspectAge = new AgeChoice(calibration.choice("age-suspect"));
    suspectSexOfWomen = words.sex.choice(calibration, "suspect-sex-of-women");
    suspectSexOfMen = words.sex.choice(calibration, "suspect-sex-of-men");
    for (int department = 1; department <= 22; department++) {
      peopleByDepartment.add(
          words.people.choice(calibration, "ethnicity-%02d".formatted(department)));
    }
    peopleAnywhere = words.people.choice(calibration, "ethnicity-99");
    victimsHave = new Characteristics(calibration, words, "");
    suspectsHave = new Characteristics(calibration, words, "suspect-");
    female = words.sex.position("F");
    unknownSex = words.sex.position(Category.UNKNOWN);
    unknownPeople = words.people.position(Category.UNKNOWN);
    for (Kind kind : Kind.values()) {
      describe(calibration, kind);
    }
  }

  private void describe(Calibration calibration, Kind kind) {
    String ages =
        switch (kind) {
          case VIOLENCE_WOMEN, OTHER -> "age-women";
          case SEXUAL_VIOLENCE -> "age-sexual-violence";
          case KILLING -> "age-killing";
          case MINORS -> "age-minors";
        };
    ageOf.put(kind, new AgeChoice(calibration.choice(ages)));
    String relationships =
        switch (kind) {
          case VIOLENCE_WOMEN -> "relationship-women";
          case SEXUAL_VIOLENCE -> "relationship-sexual-violence";
          case KILLING -> "relationship-killing";
          case MINORS -> "relationship-minors";
          case OTHER -> "relationship-other";
        };
    relationshipOf.put(kind, words.relationship.choice(calibration, relationships));
    String sexes =
        switch (kind) {
          case SEXUAL_VIOLENCE -> "sex-sexual-violence";
          case MINORS -> "sex-minors";
          case VIOLENCE_WOMEN, KILLING, OTHER -> "sex-other";
        };
    sexOf.put(kind, words.sex.choice(calibration, sexes));
  }

  /**
   * Draws the persons of a case whose offences and place are known.
   *
   * @param department of the event, 1 to 22, 99 if unknown
   * @param onlyWomen whether the principal offence has women as victims by law
   */
  void draw(CaseRandom random, int department, boolean onlyWomen, SyntheticCase into) {
    into.victims = 1 + victims.draw(random);
    into.suspects = suspects.draw(random);
    into.signsOfMotive = signsOfMotive.first(random);
    CodeChoice peoples =
        department <= peopleByDepartment.size()
            ? peopleByDepartment.get(department - 1)
            : peopleAnywhere;
    for (int i = 0; i < into.victims; i++) {
      // Whoever is entered beside the first victim of a woman's case is mostly her child.
      boolean child = i > 0 && random.below(10) < 7;
      drawVictim(random, peoples, onlyWomen, child, into.kind, into.victim[i]);
      into.relationship[i] =
          child
              ? minorsRelationship.draw(random)
              : relationshipOf.getOrDefault(into.kind, minorsRelationship).draw(random);
    }
    for (int i = 0; i < into.suspects; i++) {
      drawSuspect(random, peoples, into, i);
    }
    orderByIdentification(into);
  }

  private void drawVictim(
      CaseRandom random,
      CodeChoice peoples,
      boolean onlyWomen,
      boolean child,
      Kind kind,
      Person into) {
    int sex = sexOf.getOrDefault(child ? Kind.MINORS : kind, suspectSexOfMen).draw(random);
    into.sex = onlyWomen ? female : sex;
    AgeChoice ages = child ? minorsAge : ageOf.getOrDefault(kind, minorsAge);
    boolean man = kind == Kind.OTHER && into.sex != female && into.sex != unknownSex;
    into.age = (man && !child ? menAge : ages).draw(random);
    into.people = peoples.draw(random);
    victimsHave.draw(random, into);
  }

  private void drawSuspect(CaseRandom random, CodeChoice peoples, SyntheticCase drawn, int index) {
    Person into = drawn.suspect[index];
    Person victim = drawn.victim[0];
    boolean later = identifiedLater.first(random);
    int delay = identifiedDelay.draw(random);
    drawn.identified[index] = later ? drawn.registered + delay : drawn.registered;
    into.sex = (victim.sex == female ? suspectSexOfWomen : suspectSexOfMen).draw(random);
    into.age = plausible(suspectAge.draw(random), victim.age, drawn.relationship[0], random);
    boolean same = samePeople.first(random);
    int people = peoples.draw(random);
    into.people = same ? victim.people : people;
    suspectsHave.draw(random, into);
    if (notNoted.first(random)) {
      into.age = -1;
      into.people = unknownPeople;
      into.schooling = words.schooling.position(Category.UNKNOWN);
      into.maritalStatus = words.maritalStatus.position(Category.UNKNOWN);
    }
  }

  /** A parent is older than the child. */
  private int plausible(int age, int victimAge, int relationship, CaseRandom random) {
    int apart = 16 + random.below(20);
    if (age < 0 || victimAge < 0) {
      return age;
    }
    return switch (words.relationship.code(relationship)) {
      case "parent", "step-parent" -> Math.max(age, Math.min(OLDEST, victimAge + apart));
      case "grandparent" -> Math.max(age, Math.min(OLDEST, victimAge + 2 * apart));
      case "child", "child-in-law" -> Math.max(YOUNGEST_SUSPECT, Math.min(age, victimAge - apart));
      default -> age;
    };
  }

  /** The first suspect is the one known first: positions never change afterwards. */
  private static void orderByIdentification(SyntheticCase drawn) {
    for (int i = 1; i < drawn.suspects; i++) {
      for (int j = i; j > 0 && drawn.identified[j] < drawn.identified[j - 1]; j--) {
        int day = drawn.identified[j];
        drawn.identified[j] = drawn.identified[j - 1];
        drawn.identified[j - 1] = day;
        Person person = drawn.suspect[j];
        drawn.suspect[j] = drawn.suspect[j - 1];
        drawn.suspect[j - 1] = person;
      }
    }
  }

  /** Ages in completed years from groups of five. */
  private static final class AgeChoice {

    private final Choice groups;
    private final int[] lower;

    AgeChoice(Choice groups) {
      this.groups = groups;
      lower =
          groups.names().stream()
              .mapToInt(name -> name.equals("u") ? -1 : Integer.parseInt(name))
              .toArray();
    }

    int draw(CaseRandom random) {
      int from = lower[groups.draw(random)];
      int within = random.below(5);
      int beyond = random.below(12) + random.below(12);
      return from < 0 ? -1 : from == OLDEST_GROUP ? from + beyond : from + within;
    }
  }

  /** Schooling and marital status, which the forms do not ask of young children. */
  private static final class Characteristics {

    private final CodeChoice schooling;
    private final CodeChoice minorsSchooling;
    private final CodeChoice maritalStatus;
    private final CodeChoice minorsMaritalStatus;
    private final int noSchooling;
    private final int noMaritalStatus;

    Characteristics(Calibration calibration, Vocabularies words, String prefix) {
      schooling = words.schooling.choice(calibration, prefix + "schooling");
      minorsSchooling = words.schooling.choice(calibration, "schooling-minors");
      maritalStatus = words.maritalStatus.choice(calibration, prefix + "marital-status");
      minorsMaritalStatus = words.maritalStatus.choice(calibration, "marital-status-minors");
      noSchooling = words.schooling.position(Category.NOT_APPLICABLE);
      noMaritalStatus = words.maritalStatus.position(Category.NOT_APPLICABLE);
    }

    void draw(CaseRandom random, Person into) {
      boolean minor = into.age >= 0 && into.age < ADULT;
      int school = (minor ? minorsSchooling : schooling).draw(random);
      int status = (minor ? minorsMaritalStatus : maritalStatus).draw(random);
      into.schooling = minor && into.age < ASKED_SCHOOLING ? noSchooling : school;
      into.maritalStatus = minor && into.age < ASKED_MARITAL_STATUS ? noMaritalStatus : status;
    }
  }
}
