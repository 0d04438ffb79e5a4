// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

/**
 * All that ever becomes known of one invented case, with the days on which it becomes known. One
 * object is filled again and again: millions of cases are drawn, and none is kept. Days count from
 * 1 January 1970; properties are positions in the {@link Vocabularies}.
 */
final class SyntheticCase {

  /** The day of what never happens. */
  static final int NEVER = Integer.MAX_VALUE;

  static final int MOST_VICTIMS = 4;
  static final int MOST_SUSPECTS = 3;
  static final int MOST_OFFENCES = 3;
  static final int MOST_ACTS = 4;

  /** The case's number, from 1. */
  long number;

  int registered;
  int entered;

  /** The day of the event; {@link #NEVER} if unknown. */
  int event;

  /** The hour of the event; −1 if unknown. */
  int hour;

  int municipality;
  int earlierMunicipality;
  int placeCorrected;
  int reportingDepartment;
  int source;

  Kind kind = Kind.OTHER;
  int earlierOffence;
  int reclassified;
  int offences;
  final int[] offence = new int[MOST_OFFENCES];
  final boolean[] attempted = new boolean[MOST_OFFENCES];

  /** Forms of violence: 8 physical, 4 psychological, 2 sexual, 1 economic. */
  int forms;

  int victims;
  final Person[] victim = persons(MOST_VICTIMS);
  final int[] relationship = new int[MOST_VICTIMS];

  /** Whether signs of a gender-related motive are seen where neither partner nor family killed. */
  boolean signsOfMotive;

  int suspects;
  final Person[] suspect = persons(MOST_SUSPECTS);
  final int[] identified = new int[MOST_SUSPECTS];

  int acts;
  final int[] act = new int[MOST_ACTS];
  final int[] acted = new int[MOST_ACTS];
  final int[] actEntered = new int[MOST_ACTS];
  int outcome;

  private static Person[] persons(int count) {
    Person[] persons = new Person[count];
    for (int i = 0; i < count; i++) {
      persons[i] = new Person();
    }
    return persons;
  }

  /** A victim or a suspect. */
  static final class Person {
    int sex;

    /** Completed years; −1 if unknown. */
    int age;

    int people;
    int schooling;
    int maritalStatus;
  }

  /** What sort of case it is, as far as persons and response differ by it. */
  enum Kind {
    VIOLENCE_WOMEN,
    SEXUAL_VIOLENCE,
    KILLING,
    MINORS,
    OTHER
  }
}
