// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala.synthetic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atalaya.alerts.AlertRecords;
import org.atalaya.alerts.UnprotectedAlertFact;
import org.atalaya.cases.Category;
import org.atalaya.guatemala.synthetic.SyntheticCase.Person;
import org.atalaya.tips.TipRecords;
import org.atalaya.tips.UnprotectedTipFact;

/** The flat files of one folder: each row carries what its unit is told apart by. */
final class CaseFiles implements AutoCloseable {

  private static final String PLACE =
      "registered,event,hour,municipality,reporting_department,crime,stage";
  private static final String FORMS = "physical,psychological,sexual,economic";
  private static final String CASE_ACTS = "protected,accused,sentenced,dismissed,archived,joined";
  private static final String[] ACTS = {
    "protection-measure", "accusation", "sentence", "dismissal", "archive", "joinder"
  };
  private static final byte[] YES = bytes("yes");
  private static final byte[] NO = bytes("no");
  private static final byte[] UNKNOWN = bytes(Category.UNKNOWN);
  private static final byte[] NOT_APPLICABLE = bytes(Category.NOT_APPLICABLE);

  private final Vocabularies words;
  private final Places places;
  private final KnownCase known;
  private final int[] acts;
  private final int noOutcome;
  private final List<CsvOutput> open = new ArrayList<>();
  private final Map<String, CsvOutput> byName = new LinkedHashMap<>();
  private final CsvOutput cases;
  private final CsvOutput victims;
  private final CsvOutput suspects;
  private final CsvOutput offences;
  private final CsvOutput pairs;
  private final CsvOutput proceedings;
  private final CsvOutput alerts;
  private final CsvOutput tips;
  private final LocalDate knownAt;

  /**
   * Begins the files anew.
   *
   * @param firstDate the earliest date that occurs, counted from 1 January 1970
   * @param knownAt the day on which the system is looked at
   */
  CaseFiles(Path folder, Vocabularies words, Places places, int firstDate, int knownAt)
      throws IOException {
    this.words = words;
    this.places = places;
    known = new KnownCase(words, knownAt);
    this.knownAt = LocalDate.ofEpochDay(knownAt);
    acts = new int[ACTS.length];
    for (int i = 0; i < acts.length; i++) {
      acts[i] = words.act.position(ACTS[i]);
    }
    noOutcome = words.outcome.position(Category.NOT_APPLICABLE);
    byte[][] dates = CsvOutput.dates(firstDate, knownAt);
    try {
      cases =
          begin(
              folder,
              "cases.csv",
              "case_id,%s,%s,source,state,%s".formatted(PLACE, FORMS, CASE_ACTS),
              firstDate,
              dates);
      victims =
          begin(
              folder,
              "victims.csv",
              "case_id,victim_no,%s,%s,source,%s,relationship,gender_related,killing"
                  .formatted(PLACE, FORMS, person("victim")),
              firstDate,
              dates);
      suspects =
          begin(
              folder,
              "suspects.csv",
              "case_id,suspect_no,%s,%s,%s".formatted(PLACE, FORMS, person("suspect")),
              firstDate,
              dates);
      offences = begin(folder, "offences.csv", "case_id,offence_no," + PLACE, firstDate, dates);
      pairs =
          begin(
              folder,
              "pairs.csv",
              "case_id,pair_no,%s,%s,%s,%s,relationship"
                  .formatted(PLACE, FORMS, person("victim"), person("suspect")),
              firstDate,
              dates);
      proceedings =
          begin(
              folder,
              "proceedings.csv",
              "case_id,act_no,%s,act,acted,outcome".formatted(PLACE),
              firstDate,
              dates);
      alerts =
          begin(folder, "alerts.csv", String.join(",", AlertRecords.COLUMNS), firstDate, dates);
      tips = begin(folder, "tips.csv", String.join(",", TipRecords.COLUMNS), firstDate, dates);
    } catch (IOException e) {
      closeAfter(e);
      throw e;
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String person(String who) {
    return "%1$s_sex,%1$s_age,%1$s_ethnicity,%1$s_schooling,%1$s_marital_status".formatted(who);
  }

  private CsvOutput begin(Path folder, String name, String header, int firstDate, byte[][] dates)
      throws IOException {
    CsvOutput output = CsvOutput.create(folder.resolve(name), header, firstDate, dates);
    open.add(output);
    byName.put(name, output);
    return output;
  }

  /** Rows written so far, by file name. */
  Map<String, Long> rows() {
    Map<String, Long> rows = new LinkedHashMap<>();
    byName.forEach((name, output) -> rows.put(name, output.rows()));
    return rows;
  }

  /** Writes what is known of a case: nothing, if it is not in the system yet. */
  void write(SyntheticCase drawn) throws IOException {
    if (!known.look(drawn)) {
      return;
    }
    writeCase(drawn);
    for (int i = 0; i < drawn.victims; i++) {
      writeVictim(drawn, i);
    }
    for (int i = 0; i < known.suspects(); i++) {
      suspects.number(drawn.number).number(i + 1L);
      place(suspects, drawn, 0);
      forms(suspects, drawn);
      person(suspects, drawn.suspect[i]);
      suspects.endRow();
    }
    for (int i = 0; i < drawn.offences; i++) {
      offences.number(drawn.number).number(i + 1L);
      place(offences, drawn, i);
      offences.endRow();
    }
    for (int i = 0; i < drawn.victims; i++) {
      for (int j = 0; j < known.suspects(); j++) {
        writePair(drawn, i, j);
      }
    }
    for (int i = 0; i < drawn.acts; i++) {
      if (known.isKnown(drawn, i)) {
        writeProceeding(drawn, i);
      }
    }
  }

  /** Writes an alert as it is known. */
  void write(UnprotectedAlertFact alert) throws IOException {
    AlertRecords.row(alert, knownAt).values().forEach(field -> alerts.code(bytes(field)));
    alerts.endRow();
  }

  /** Writes a tip. */
  void write(UnprotectedTipFact tip) throws IOException {
    TipRecords.row(tip).values().forEach(field -> tips.code(bytes(field)));
    tips.endRow();
  }

  private void writeCase(SyntheticCase drawn) throws IOException {
    cases.number(drawn.number);
    place(cases, drawn, 0);
    forms(cases, drawn);
    cases.code(words.source.bytes(drawn.source)).code(words.state.bytes(known.state()));
    for (int act : acts) {
      date(cases, known.dayOf(act));
    }
    cases.endRow();
  }

  private void writeVictim(SyntheticCase drawn, int index) throws IOException {
    victims.number(drawn.number).number(index + 1L);
    place(victims, drawn, 0);
    forms(victims, drawn);
    victims.code(words.source.bytes(drawn.source));
    person(victims, drawn.victim[index]);
    String typology = known.typology(drawn, index);
    victims
        .code(words.relationship.bytes(known.relationship(drawn, index)))
        .code(genderRelated(typology))
        .code(words.typology.bytes(words.typology.position(typology)));
    victims.endRow();
  }

  private static byte[] genderRelated(String typology) {
    return switch (typology) {
      case "intimate-partner", "other-family", "other-perpetrator" -> YES;
      case "not-gender-related" -> NO;
      case "perpetrator-not-identified" -> UNKNOWN;
      default -> NOT_APPLICABLE;
    };
  }

  /** Numbers leave room for suspects that are identified later: a pair keeps its own. */
  private void writePair(SyntheticCase drawn, int victim, int suspect) throws IOException {
    pairs.number(drawn.number).number((long) victim * SyntheticCase.MOST_SUSPECTS + suspect + 1);
    place(pairs, drawn, 0);
    forms(pairs, drawn);
    person(pairs, drawn.victim[victim]);
    person(pairs, drawn.suspect[suspect]);
    // What further suspects are to the victim is not noted.
    if (suspect == 0) {
      pairs.code(words.relationship.bytes(drawn.relationship[victim]));
    } else {
      pairs.code(UNKNOWN);
    }
    pairs.endRow();
  }

  private void writeProceeding(SyntheticCase drawn, int index) throws IOException {
    proceedings.number(drawn.number).number(index + 1L);
    place(proceedings, drawn, 0);
    boolean sentence = drawn.act[index] == acts[2];
    proceedings
        .code(words.act.bytes(drawn.act[index]))
        .date(drawn.acted[index])
        .code(words.outcome.bytes(sentence ? drawn.outcome : noOutcome));
    proceedings.endRow();
  }

  private void place(CsvOutput out, SyntheticCase drawn, int offence) {
    out.date(drawn.registered);
    date(out, drawn.event);
    if (drawn.hour < 0) {
      out.empty();
    } else {
      out.number(drawn.hour);
    }
    out.code(places.municipalities.bytes(known.municipality(drawn)))
        .code(places.departmentCode(drawn.reportingDepartment))
        .code(words.crime.bytes(known.offence(drawn, offence)))
        .code(words.stage.bytes(known.stage(drawn, offence)));
  }

  private static void forms(CsvOutput out, SyntheticCase drawn) {
    out.flag((drawn.forms & 8) != 0)
        .flag((drawn.forms & 4) != 0)
        .flag((drawn.forms & 2) != 0)
        .flag((drawn.forms & 1) != 0);
  }

  private void person(CsvOutput out, Person person) {
    out.code(words.sex.bytes(person.sex));
    if (person.age < 0) {
      out.empty();
    } else {
      out.number(person.age);
    }
    out.code(words.people.bytes(person.people))
        .code(words.schooling.bytes(person.schooling))
        .code(words.maritalStatus.bytes(person.maritalStatus));
  }

  private static void date(CsvOutput out, int day) {
    if (day == SyntheticCase.NEVER) {
      out.empty();
    } else {
      out.date(day);
    }
  }

  private void closeAfter(IOException failure) {
    for (CsvOutput output : open) {
      try {
        output.close();
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (CsvOutput output : open) {
      try {
        output.close();
      } catch (IOException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
