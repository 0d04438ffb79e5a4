// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.atalaya.cases.CodeLists;
import org.atalaya.cases.ColumnUse;
import org.atalaya.cases.Label;
import org.atalaya.cases.MappingProposal;
import org.atalaya.cases.MappingProposal.Column;
import org.atalaya.cases.MappingProposal.Confidence;
import org.atalaya.cases.Wording;

/** What columns are taken for, by their names and values. */
public final class ProposalRules {

  private static final Wording WORDING = Wording.of(MappingProposal.class);
  private static final double MOST = 0.8;
  private static final double HALF = 0.5;
  private static final int FIRST_YEAR = 1990;
  private static final int OLDEST = 120;

  private final KnownPlaces places;
  private final int thisYear;

  /** See {@link MappingProposal#of}. */
  public ProposalRules(CodeLists codeLists, Clock clock) {
    places = new KnownPlaces(codeLists);
    thisYear = LocalDate.now(clock).getYear();
  }

  KnownPlaces places() {
    return places;
  }

  /** The columns with what they are taken for, each use that only one can have given once. */
  public List<Column> propose(List<ColumnProfile> profiles) {
    List<Column> guessed = new ArrayList<>();
    for (ColumnProfile profile : profiles) {
      Guess guess = guess(profile);
      guessed.add(
          new Column(
              profile.name().text(),
              guess.use,
              guess.confidence,
              guess.reason,
              choices(profile, guess.use)));
    }
    return SharedUses.settle(guessed);
  }

  /** What a column is taken for. */
  record Guess(ColumnUse use, Confidence confidence, Label reason) {

    static Guess of(ColumnUse use, Confidence confidence, String reason, Object... arguments) {
      return new Guess(use, confidence, WORDING.label("reason." + reason, arguments));
    }
  }

  private Guess guess(ColumnProfile column) {
    if (column.filled() == 0) {
      return Guess.of(ColumnUse.LEFT_OUT, Confidence.SURE, "empty");
    }
    return identifying(column)
        .or(() -> date(column))
        .or(() -> partOfDate(column))
        .or(() -> person(column))
        .or(() -> place(column))
        .or(() -> id(column))
        .orElseGet(() -> category(column));
  }

  private Optional<Guess> identifying(ColumnProfile column) {
    ColumnName name = column.name();
    String reason = null;
    if (column.has(ValueShape.FORMULA)) {
      return Optional.of(Guess.of(ColumnUse.LEFT_OUT, Confidence.SURE, "formula"));
    } else if (name.saysPersonal() && placeShare(column) < MOST) {
      reason = "personal";
    } else if (column.share(ValueShape.IDENTITY_NUMBER) >= HALF) {
      reason = "identity";
    } else if (column.share(ValueShape.EMAIL) >= HALF) {
      reason = "email";
    } else if (column.share(ValueShape.PHONE) >= HALF && column.hasTooMany()) {
      reason = "phone";
    } else if (name.saysBirth() && dates(column) >= HALF) {
      reason = "birth";
    } else if (name.saysFreeText() || column.share(ValueShape.LONG_TEXT) > HALF / 2) {
      reason = "freetext";
    } else if (column.share(ValueShape.CAPITALISED_WORDS) >= HALF
        && column.hasTooMany()
        && placeShare(column) < HALF) {
      reason = "names";
    }
    return Optional.ofNullable(reason)
        .map(why ->
            Guess.of(
                ColumnUse.IDENTIFYING,
                why.equals("names") ? Confidence.LIKELY : Confidence.SURE,
                why));
  }

  private double placeShare(ColumnProfile column) {
    return places.match(column).map(KnownPlaces.Match::share).orElse(0.0);
  }

  private static double dates(ColumnProfile column) {
    return Math.max(column.share(ValueShape.ISO_DATE), column.share(ValueShape.DAY_FIRST_DATE));
  }

  /** Whether the whole dates of a column are written with the day first. */
  static boolean isDayFirst(ColumnProfile column) {
    return column.share(ValueShape.DAY_FIRST_DATE) > column.share(ValueShape.ISO_DATE);
  }

  private static Optional<Guess> date(ColumnProfile column) {
    if (dates(column) < MOST) {
      return Optional.empty();
    }
    String written = isDayFirst(column) ? "date.dayfirst" : "date.iso";
    if (column.name().saysEvent()) {
      return Optional.of(Guess.of(ColumnUse.EVENT_DATE, Confidence.SURE, written));
    }
    boolean bare = column.name().words().size() == 1;
    Confidence confidence =
        column.name().saysRegistered()
            ? Confidence.SURE
            : bare ? Confidence.LIKELY : Confidence.UNSURE;
    return Optional.of(Guess.of(ColumnUse.REGISTERED_DATE, confidence, written));
  }

  private Optional<Guess> partOfDate(ColumnProfile column) {
    ColumnName name = column.name();
    boolean event = name.saysEvent();
    ColumnUse use = null;
    if (name.saysYear() && numbers(column, this::isYear) >= MOST) {
      use = event ? ColumnUse.EVENT_YEAR : ColumnUse.REGISTERED_YEAR;
    } else if (name.saysMonth() && numbers(column, month -> month >= 1 && month <= 12) >= MOST) {
      use = event ? ColumnUse.EVENT_MONTH : ColumnUse.REGISTERED_MONTH;
    } else if (name.saysDay() && numbers(column, day -> day >= 1 && day <= 31) >= MOST) {
      use = event ? ColumnUse.EVENT_DAY : ColumnUse.REGISTERED_DAY;
    }
    Confidence confidence = event || name.saysRegistered() ? Confidence.SURE : Confidence.LIKELY;
    return Optional.ofNullable(use).map(found -> Guess.of(found, confidence, "datepart"));
  }

  boolean isYear(int number) {
    return number >= FIRST_YEAR && number <= thisYear;
  }

  private static double numbers(ColumnProfile column, IntPredicate range) {
    return column.share(value -> range.test(RowEncoder.wholeNumber(value)));
  }

  private static Optional<Guess> person(ColumnProfile column) {
    ColumnName name = column.name();
    boolean suspect = name.saysSuspect();
    if (name.saysAge() && numbers(column, ProposalRules::isAge) >= MOST) {
      return Optional.of(
          Guess.of(
              suspect ? ColumnUse.SUSPECT_AGE : ColumnUse.VICTIM_AGE,
              Confidence.SURE,
              suspect ? "age.suspect" : "age"));
    }
    ListedValues values = ListedValues.of(column);
    Set<String> codes = values.bySex().keySet();
    if (!name.saysSex() || column.hasTooMany() || !(codes.contains("F") || codes.contains("M"))) {
      return Optional.empty();
    }
    return Optional.of(
        Guess.of(
            suspect ? ColumnUse.SUSPECT_SEX : ColumnUse.VICTIM_SEX,
            values.areNumbers() ? Confidence.LIKELY : Confidence.SURE,
            (values.areNumbers() ? "sex.numbers" : "sex") + (suspect ? ".suspect" : "")));
  }

  static boolean isAge(int number) {
    return number >= 0 && number <= OLDEST;
  }

  private Optional<Guess> place(ColumnProfile column) {
    Optional<KnownPlaces.Match> found = places.match(column).filter(match -> match.share() >= MOST);
    // A number says nothing by itself: 1 to 22 can be anything.
    if (found.isEmpty() || (found.get().writing().isCodes() && !column.name().saysPlace())) {
      return Optional.empty();
    }
    boolean municipality = found.get().writing().isOfMunicipalities();
    String reason =
        (municipality ? "municipality" : "department")
            + (found.get().writing().isCodes() ? ".codes" : ".names");
    return Optional.of(
        Guess.of(
            municipality ? ColumnUse.MUNICIPALITY : ColumnUse.DEPARTMENT,
            column.name().saysEvent() ? Confidence.SURE : Confidence.LIKELY,
            reason,
            found.get().share()));
  }

  private static Optional<Guess> id(ColumnProfile column) {
    return column.isUnique()
        ? Optional.of(Guess.of(ColumnUse.ROW_ID, Confidence.LIKELY, "id"))
        : Optional.empty();
  }

  private static Guess category(ColumnProfile column) {
    int listed = ListedValues.of(column).values().size();
    if (!isCategory(column)) {
      return Guess.of(
          ColumnUse.LEFT_OUT,
          Confidence.LIKELY,
          listed > ListedValues.MOST || column.hasTooMany() ? "toomany" : "rare",
          ListedValues.MOST,
          MappingProposal.FEWEST_ROWS);
    }
    return listed == 1
        ? Guess.of(ColumnUse.LEFT_OUT, Confidence.LIKELY, "constant")
        : Guess.of(
            ColumnUse.CATEGORY, Confidence.LIKELY, "category", listed, MappingProposal.FEWEST_ROWS);
  }

  private static boolean isCategory(ColumnProfile column) {
    ListedValues listed = ListedValues.of(column);
    return !listed.values().isEmpty()
        && listed.values().size() <= ListedValues.MOST
        && column.share(listed.values()::contains) >= HALF;
  }

  /** What the values allow, whatever the name says. */
  private Set<ColumnUse> choices(ColumnProfile column, ColumnUse proposed) {
    Set<ColumnUse> choices = EnumSet.of(proposed, ColumnUse.IDENTIFYING, ColumnUse.LEFT_OUT);
    if (isCategory(column)) {
      choices.addAll(EnumSet.of(ColumnUse.CATEGORY, ColumnUse.VICTIM_SEX, ColumnUse.SUSPECT_SEX));
    }
    if (dates(column) >= HALF) {
      choices.addAll(EnumSet.of(ColumnUse.REGISTERED_DATE, ColumnUse.EVENT_DATE));
    }
    if (numbers(column, ProposalRules::isAge) >= HALF) {
      choices.addAll(EnumSet.of(ColumnUse.VICTIM_AGE, ColumnUse.SUSPECT_AGE));
    }
    if (numbers(column, this::isYear) >= HALF) {
      choices.addAll(EnumSet.of(ColumnUse.REGISTERED_YEAR, ColumnUse.EVENT_YEAR));
    }
    if (numbers(column, month -> month >= 1 && month <= 12) >= HALF) {
      choices.addAll(EnumSet.of(ColumnUse.REGISTERED_MONTH, ColumnUse.EVENT_MONTH));
    }
    if (numbers(column, day -> day >= 1 && day <= 31) >= HALF) {
      choices.addAll(EnumSet.of(ColumnUse.REGISTERED_DAY, ColumnUse.EVENT_DAY));
    }
    if (column.isUnique()) {
      choices.add(ColumnUse.ROW_ID);
    }
    placeChoices(column, choices);
    return choices;
  }

  private void placeChoices(ColumnProfile column, Set<ColumnUse> choices) {
    places
        .match(column)
        .filter(match -> match.share() >= HALF)
        .ifPresent(match -> {
          choices.add(
              match.writing().isOfMunicipalities() ? ColumnUse.MUNICIPALITY : ColumnUse.DEPARTMENT);
          choices.add(ColumnUse.REPORTING_DEPARTMENT);
        });
  }
}
