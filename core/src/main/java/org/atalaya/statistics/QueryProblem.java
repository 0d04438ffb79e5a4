// SPDX-License-Identifier: Apache-2.0
package org.atalaya.statistics;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.atalaya.cases.ForeignText;
import org.atalaya.cases.Wording;

/**
 * What is wrong with a question: which parameter, what was given, what is allowed.
 *
 * @param kind stable name of the kind of problem; the last part of the problem's {@code type}
 * @param parameter the parameter, as it is called in addresses; cleaned and cut like {@code given}
 * @param given what was given, without control characters and cut to 80 characters
 * @param allowed what is allowed instead, at most 60 entries; empty where that is no list
 */
public record QueryProblem(Kind kind, String parameter, String given, List<String> allowed) {

  private static final Wording WORDING = Wording.of(QueryProblem.class);

  /** What stands before the kind in the {@code type} of a problem document (RFC 9457). */
  public static final String TYPE = "urn:problem-type:atalaya:";

  /** Most characters of what was given that a message repeats. */
  public static final int MOST_SHOWN = 80;

  private static final int ALLOWED_SHOWN = 60;

  /** The kinds of problems. */
  public enum Kind {
    UNKNOWN_INDICATOR,
    UNKNOWN_PARAMETER,
    REPEATED_PARAMETER,
    UNKNOWN_DIMENSION,
    UNKNOWN_CATEGORY,
    UNKNOWN_MEASURE,
    UNKNOWN_VERSION,
    DIMENSION_NOT_OF_UNIT,
    DIMENSION_NOT_OFFERED,
    INVALID_VALUE,
    REPEATED_DIMENSION,
    TOO_MANY_DIMENSIONS,
    TOO_MANY_CODES,
    TOO_MANY_CELLS,
    INVALID_PERIOD,
    PERIODS_SUMMED,
    NO_PERIOD_DIMENSION,
    RATE_NEEDS_YEAR,
    RATE_NEEDS_POPULATION,
    COHORT_NEEDS_YEAR,
    PARTIAL_SHARE,
    RANKING_NEEDS_ONE_DIMENSION,
    TOO_DETAILED,
    TOO_SPARSE,
    FORM_DOES_NOT_SUIT,
    NO_DATA;

    /** The name in addresses: lower-case words joined by '-'. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public QueryProblem {
    parameter = ForeignText.shown(parameter, MOST_SHOWN);
    given = ForeignText.shown(given, MOST_SHOWN);
    allowed = allowed.stream().limit(ALLOWED_SHOWN).toList();
  }

  /** A problem for which there is no list of what is allowed. */
  public static QueryException of(Kind kind, String parameter, String given) {
    return new QueryException(new QueryProblem(kind, parameter, given, List.of()));
  }

  /** A problem with a list of what is allowed. */
  public static QueryException of(Kind kind, String parameter, String given, List<String> allowed) {
    return new QueryException(new QueryProblem(kind, parameter, given, allowed));
  }

  /** The kind of problem in a few words. */
  public String title(Locale locale) {
    return WORDING.text(locale, kind.id() + ".title");
  }

  /** The problem in a sentence or two. */
  public String detail(Locale locale) {
    String sentence = WORDING.text(locale, kind.id() + ".detail", parameter, given);
    if (allowed.isEmpty()) {
      return sentence;
    }
    return sentence
        + " "
        + WORDING.text(locale, "allowed", allowed.stream().collect(Collectors.joining(", ")));
  }
}
