// SPDX-License-Identifier: Apache-2.0
package org.atalaya.measures;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.atalaya.cases.Fingerprint;
import org.atalaya.cases.Label;
import org.atalaya.cases.Wording;
import org.atalaya.measures.PopulationFile.Content;
import org.atalaya.measures.PopulationFile.Stratum;

/**
 * Inhabitants by year, place, sex and age: what rates are rates of.
 *
 * <pre>{@code
 * Population population = Guatemala.population();
 * PopulationCount women =
 *     population
 *         .count(2011, Optional.of("16"), Optional.empty(), Optional.of("F"), Optional.empty())
 *         .orElseThrow();
 * women.persons();   // in Alta Verapaz
 * women.year();      // 2011
 * }</pre>
 *
 * <p>They are of residence, while cases are counted where they happened: to be said with a rate.
 */
public final class Population {

  private static final Wording WORDING = Wording.of(Population.class);
  private static final List<String> SEXES = List.of("F", "M");

  private final Label source;
  private final List<AgeSpan> ages;
  private final List<String> departments;
  private final Map<Stratum, NavigableMap<Integer, double[]>> byDepartment;
  private final Map<Stratum, NavigableMap<Integer, double[]>> byMunicipality;
  private final Map<String, String> departmentOf;

  private Population(
      Label source,
      List<AgeSpan> ages,
      Map<Stratum, NavigableMap<Integer, double[]>> byDepartment,
      Map<Stratum, NavigableMap<Integer, double[]>> byMunicipality,
      Map<String, String> departmentOf) {
    this.source = source;
    this.ages = List.copyOf(ages);
    this.departments =
        byDepartment.keySet().stream().map(Stratum::place).distinct().sorted().toList();
    this.byDepartment = byDepartment;
    this.byMunicipality = byMunicipality;
    this.departmentOf = departmentOf;
  }

  /**
   * Reads two files of inhabitants, CSV in UTF-8, comma-separated, with remarks after {@code #}.
   *
   * @param source who says so, with the years it is for
   * @param departments {@code year,department,sex} and persons by age group, the columns named by
   *     their youngest age, the last with a {@code +}: {@code 0,5,…,65+}; read to its end, not
   *     closed
   * @param municipalities {@code year,municipality,sex,persons}; persons are left empty where they
   *     are not known
   * @param departmentOf the department of every municipality, by codes
   * @throws PopulationException if a file cannot be used; the message names file, line and column
   * @throws IOException if reading fails
   */
  public static Population read(
      Label source, Reader departments, Reader municipalities, Map<String, String> departmentOf)
      throws IOException {
    Map<String, String> known = Map.copyOf(departmentOf);
    PopulationFile departmentFile =
        new PopulationFile("department", "department", known::containsValue);
    Content byDepartment = departmentFile.read(departments);
    PopulationFile municipalityFile =
        new PopulationFile("municipality", "municipality", known::containsKey);
    Content byMunicipality = municipalityFile.read(municipalities);
    if (!byMunicipality.columns().equals(List.of("persons"))) {
      throw municipalityFile.inHeader(
          String.join(",", byMunicipality.columns()), "the column persons");
    }
    Population population =
        new Population(
            source,
            departmentFile.ages(byDepartment.columns()),
            byDepartment.strata(),
            byMunicipality.strata(),
            known);
    if (population.country(0, population.allAges()).isEmpty()) {
      throw departmentFile.atEnd(
          "year", "no year with both sexes of every department", "at least one");
    }
    return population;
  }

  /** Who says so, with the years it is for. */
  public Label source() {
    return source;
  }

  /** The age groups, ascending; the last is open. */
  public List<AgeSpan> ages() {
    return ages;
  }

  /**
   * The inhabitants of a place in the year asked for or, where it has none for that year, in the
   * nearest that it has (of two equally near, the earlier). No figure is made up: for a
   * municipality founded later, that is the year of its first figure, whatever it was part of
   * before.
   *
   * @param year the year asked for; the one used is in the answer
   * @param department a code; the whole country where neither this nor a municipality is given
   * @param municipality a code; with a department, one within it
   * @param sex {@code F} or {@code M}; both where it is absent
   * @param age one or several whole groups of {@link #ages}; all where it is absent
   * @return empty where there is no such figure in any year: an unknown place, another sex, an age
   *     span that cuts through a group, an age within a municipality
   */
  public Optional<PopulationCount> count(
      int year,
      Optional<String> department,
      Optional<String> municipality,
      Optional<String> sex,
      Optional<AgeSpan> age) {
    List<String> sexes = sex.map(List::of).orElse(SEXES);
    if (municipality.isPresent()) {
      String place = municipality.get();
      boolean within = department.isEmpty() || department.get().equals(departmentOf.get(place));
      return within && age.isEmpty()
          ? sum(year, figures(byMunicipality, List.of(place), sexes), new int[] {0})
          : Optional.empty();
    }
    int[] groups = age.map(this::groups).orElseGet(this::allAges);
    return sum(
        year, figures(byDepartment, department.map(List::of).orElse(departments), sexes), groups);
  }

  /**
   * The whole country by age, both sexes, as a standard for rates.
   *
   * @param year as for {@link #count}
   */
  public StandardPopulation standard(int year) {
    int used = country(year, allAges()).orElseThrow().year();
    List<StandardPopulation.Group> groups = new ArrayList<>();
    for (int group = 0; group < ages.size(); group++) {
      double persons = country(used, new int[] {group}).orElseThrow().persons();
      groups.add(new StandardPopulation.Group(ages.get(group), persons));
    }
    return new StandardPopulation(standardName(used), used, groups);
  }

  private Optional<PopulationCount> country(int year, int[] groups) {
    return sum(year, figures(byDepartment, departments, SEXES), groups);
  }

  private int[] allAges() {
    return IntStream.range(0, ages.size()).toArray();
  }

  private Label standardName(int year) {
    Map<String, String> texts = new HashMap<>();
    for (Locale language : Wording.LANGUAGES) {
      texts.put(
          language.getLanguage(),
          WORDING.text(language, "population.standard", String.valueOf(year), source.in(language)));
    }
    return new Label(texts);
  }

  /** Empty where one of the places has no figures at all. */
  private static List<NavigableMap<Integer, double[]>> figures(
      Map<Stratum, NavigableMap<Integer, double[]>> strata,
      List<String> places,
      List<String> sexes) {
    List<NavigableMap<Integer, double[]>> figures = new ArrayList<>();
    for (String place : places) {
      for (String sex : sexes) {
        NavigableMap<Integer, double[]> years = strata.get(new Stratum(place, sex));
        if (years == null) {
          return List.of();
        }
        figures.add(years);
      }
    }
    return figures;
  }

  /** Which groups a span is made of; none where it cuts through one. */
  private int[] groups(AgeSpan span) {
    int[] within =
        IntStream.range(0, ages.size())
            .filter(
                group -> ages.get(group).from() >= span.from() && end(ages.get(group)) <= end(span))
            .toArray();
    boolean whole =
        within.length > 0
            && ages.get(within[0]).from() == span.from()
            && ages.get(within[within.length - 1]).to().equals(span.to());
    return whole ? within : new int[0];
  }

  private static int end(AgeSpan span) {
    return span.to().orElse(Integer.MAX_VALUE);
  }

  private static Optional<PopulationCount> sum(
      int year, List<NavigableMap<Integer, double[]>> figures, int[] groups) {
    if (figures.isEmpty() || groups.length == 0) {
      return Optional.empty();
    }
    TreeSet<Integer> years = new TreeSet<>(figures.getFirst().keySet());
    figures.forEach(figure -> years.retainAll(figure.keySet()));
    return years.stream()
        .min(Comparator.comparingLong(candidate -> Math.abs((long) candidate - year)))
        .map(nearest -> {
          double persons = 0;
          for (NavigableMap<Integer, double[]> figure : figures) {
            double[] byGroup = requireNonNull(figure.get(nearest));
            for (int group : groups) {
              persons += byGroup[group];
            }
          }
          return new PopulationCount(persons, nearest);
        });
  }

  /** Tells it from every other that says anything else: see {@link Fingerprint}. */
  public String fingerprint() {
    return Fingerprint.of(source, ages, byDepartment, byMunicipality, departmentOf);
  }
}
