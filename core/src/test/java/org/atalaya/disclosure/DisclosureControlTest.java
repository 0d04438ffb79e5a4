// SPDX-License-Identifier: Apache-2.0
package org.atalaya.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.atalaya.Observatory;
import org.atalaya.cases.CaseLoader;
import org.atalaya.cases.CaseStore;
import org.atalaya.cases.CaseTables;
import org.atalaya.cases.CsvMapping;
import org.atalaya.cases.RecordKeySecret;
import org.atalaya.cases.SourceDescription;
import org.atalaya.cases.UnprotectedTally;
import org.atalaya.disclosure.CellValue.Published;
import org.atalaya.disclosure.CellValue.Suppressed;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.statistics.Statistics;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.statistics.UnprotectedGroups;
import org.atalaya.statistics.UnprotectedTable;
import org.atalaya.testkit.SampleCases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DisclosureControlTest {

  private static final StatisticsQuery BY_DEPARTMENT =
      StatisticsQuery.of("victims").by("department").where("department", "01", "02", "03", "?");

  private CaseStore store;
  private Statistics statistics;

  @BeforeAll
  void load() {
    store = SampleCases.store();
    statistics = new Statistics(store.tables(), Guatemala.indicators());
  }

  @AfterAll
  void close() {
    store.close();
  }

  @Test
  void protect_publicProfile_withholdsSmallCountsInCellsAndMargin() {
    StatisticsQuery query =
        StatisticsQuery.of("victims").by("department", "victim-sex").where("department", "02", "?");

    PublishableTable table =
        new DisclosureControl(SampleCases.PROFILE).protect(statistics.count(query));

    assertThat(table.cells())
        .containsExactly(
            new Published(6),
            new Published(6),
            new Suppressed(5),
            new Suppressed(5),
            new Suppressed(5),
            new Suppressed(5));
    assertThat(table.margin()).contains(List.of(new Published(12), new Suppressed(5)));
    assertThat(table.profile()).isEqualTo("public");
    assertThat(table.protection()).isEqualTo(new MinimumFrequencyRule(5).notes());
  }

  @Test
  void protect_severalRules_theFirstThatWithholdsIsSaid() {
    DisclosureProfile profile =
        DisclosureProfile.publicWith(
            List.of(new MinimumFrequencyRule(3), new MinimumFrequencyRule(20)));

    PublishableTable table =
        new DisclosureControl(profile).protect(statistics.count(BY_DEPARTMENT));

    assertThat(table.cells())
        .containsExactly(
            new Published(34), new Suppressed(20), new Suppressed(3), new Suppressed(3));
    assertThat(table.protection()).hasSize(2);
  }

  @Test
  void protect_cellWithheld_showsNothingOfItsCount() {
    PublishableTable table =
        new DisclosureControl(SampleCases.PROFILE).protect(statistics.count(BY_DEPARTMENT));

    // 03 has none, ? has two.
    assertThat(table.cells().get(2)).isEqualTo(table.cells().get(3));
  }

  @Test
  void open_sourceDeclaredPublic_publishesExactCounts() {
    CsvMapping mapping =
        SampleCases.mapping(
            SampleCases.MAPPING.replace(
                "synthetic: true", "publicMicrodata: {publisher: Atalaya, terms: CC0}"));
    try (CaseStore declared = SampleCases.store(mapping, SampleCases.ROWS)) {
      Observatory observatory =
          Observatory.inProcess(
              declared, Guatemala.indicators(), DisclosureProfile.open(mapping.source()));

      PublishableTable table = observatory.table(BY_DEPARTMENT);

      assertThat(table.cells())
          .containsExactly(
              new Published(34), new Published(12), new Published(0), new Published(2));
      assertThat(table.profile()).isEqualTo("open");
      assertThat(observatory.protection().getFirst().in(Locale.ENGLISH)).contains("Exact figures");
    }
  }

  @Test
  void open_sourceNotDeclaredPublic_isRefused() {
    assertThatThrownBy(() -> DisclosureProfile.open(store.tables().source()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "declares 'publicMicrodata' (publisher and terms); the source sample does not");
  }

  @Test
  void protect_openForAnotherSource_isRefused() {
    SourceDescription other = Guatemala.mapping("ine-vif").source();
    DisclosureControl control = new DisclosureControl(DisclosureProfile.open(other));
    UnprotectedTable counts = statistics.count(BY_DEPARTMENT);

    assertThatThrownBy(() -> control.protect(counts))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the profile 'open' was declared for another source than sample");
  }

  @Test
  void publicWith_noRules_isRefused() {
    assertThatThrownBy(() -> DisclosureProfile.publicWith(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void toString_unprotected_isTheSameWhateverTheFigures() {
    UnprotectedTable women = statistics.count(BY_DEPARTMENT.where("victim-sex", "F"));
    UnprotectedTable men = statistics.count(BY_DEPARTMENT.where("victim-sex", "M"));

    assertThat(women.cells().count(0)).isNotEqualTo(men.cells().count(0));
    assertThat(women).hasToString(men.toString()).hasToString("UnprotectedTable[victims, 4 cells]");
    assertThat(women.cells()).hasToString(men.cells().toString());
  }

  @Test
  void unprotectedTypes_cannotBeSerialised() {
    assertThat(List.of(UnprotectedTable.class, UnprotectedTally.class, UnprotectedGroups.class))
        .noneMatch(Serializable.class::isAssignableFrom)
        .noneMatch(Class::isRecord);
  }

  /** Whoever holds a table that may be published cannot reach a count from it. */
  @Test
  void publishableTypes_leadToNoCount() {
    Set<Class<?>> reached = reachable(PublishableTable.class, CellValue.class);

    assertThat(reached)
        .contains(PublishableTable.class, Published.class, SourceDescription.class)
        .doesNotContain(
            UnprotectedTable.class,
            UnprotectedTally.class,
            CaseTables.class,
            CaseStore.class,
            CaseLoader.class,
            Statistics.class,
            RecordKeySecret.class)
        .noneMatch(type -> type.getName().contains("Unprotected"))
        .noneMatch(type -> type.getName().contains(".internal."));
  }

  @Test
  void publishableTypes_searchWouldFindACount() {
    record Leak(Optional<List<? extends UnprotectedTally>> tallies) {}

    assertThat(reachable(Leak.class)).contains(UnprotectedTally.class);
  }

  /** All types of this project in the fields of these, of their subtypes, and so on. */
  private static Set<Class<?>> reachable(Class<?>... from) {
    Set<Class<?>> reached = new LinkedHashSet<>();
    Deque<Type> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      Type type = open.pop();
      if (type instanceof ParameterizedType generic) {
        open.push(generic.getRawType());
        open.addAll(List.of(generic.getActualTypeArguments()));
      } else if (type instanceof WildcardType wildcard) {
        open.addAll(List.of(wildcard.getUpperBounds()));
      } else if (type instanceof Class<?> found
          && found.getName().startsWith("org.atalaya.")
          && reached.add(found)) {
        Arrays.stream(found.getDeclaredFields()).map(Field::getGenericType).forEach(open::add);
        if (found.isSealed()) {
          open.addAll(List.of(found.getPermittedSubclasses()));
        }
        if (found.getGenericSuperclass() != null) {
          open.add(found.getGenericSuperclass());
        }
      }
    }
    return reached;
  }
}
