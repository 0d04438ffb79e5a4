// SPDX-License-Identifier: Apache-2.0
package org.atalaya.guatemala;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.atalaya.cases.Category;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The code lists hold together. */
class CodeListsTest {

  static final Set<String> NAMES = new TreeSet<>(Guatemala.CODE_LIST_NAMES);

  @ParameterizedTest
  @FieldSource("NAMES")
  void find_everyName_isAListOfDifferentCodesInBothLanguages(String name) {
    List<Category> list = list(name);

    assertThat(list).isNotEmpty();
    assertThat(codes(name)).hasSameSizeAs(list).doesNotContain(Category.UNKNOWN);
    if (!name.equals("department") && !name.equals("municipality")) {
      assertThat(list)
          .allSatisfy(category -> assertThat(category.label().texts()).containsKey("en"));
    }
  }

  @Test
  void find_offences_liesEachInAGroup() {
    assertThat(list("crime"))
        .allSatisfy(crime ->
            assertThat(codes("crime-group")).contains(crime.parent().orElse("no group at all")));
  }

  @Test
  void find_groups_allHaveOffences() {
    assertThat(
            list("crime").stream()
                .map(crime -> crime.parent().orElse("no group at all"))
                .collect(Collectors.toSet()))
        .isEqualTo(codes("crime-group"));
  }

  @Test
  void crosswalk_iccs_leadsFromEveryOffenceToCodesThatExistAndLeavesNoneOut() {
    Map<String, List<String>> crosswalk = Guatemala.crosswalk("crime-iccs").orElseThrow();

    assertThat(crosswalk.keySet()).isEqualTo(codes("crime"));
    assertThat(crosswalk.values()).allSatisfy(iccs -> assertThat(iccs).isNotEmpty());
    assertThat(crosswalk.values().stream().flatMap(List::stream).collect(Collectors.toSet()))
        .isEqualTo(codes("iccs"));
  }

  @Test
  void crosswalk_iccs_isManyToMany() {
    Map<String, List<String>> crosswalk = Guatemala.crosswalk("crime-iccs").orElseThrow();

    assertThat(crosswalk.get("minors-maltreatment")).containsExactly("02011", "0206");
    assertThat(crosswalk.get("violence-women-physical")).containsExactly("02011");
  }

  @Test
  void crosswalk_group_saysWhatTheListSays() {
    assertThat(Guatemala.crosswalk("crime-group").orElseThrow())
        .isEqualTo(
            list("crime").stream()
                .collect(
                    Collectors.toMap(
                        Category::code,
                        crime -> List.of(crime.parent().orElse("no group at all")))));
  }

  @Test
  void crosswalk_unknownName_isEmpty() {
    assertThat(Guatemala.crosswalk("iccs-crime")).isEqualTo(Optional.empty());
  }

  @Test
  void legalBasis_everyOffenceButTheRemainder_hasOne() {
    Set<String> expected = codes("crime");
    expected.remove("other-offence");

    assertThat(Guatemala.legalBasis().keySet()).isEqualTo(expected);
    assertThat(Guatemala.legalBasis().get("femicide")).isEqualTo("Decreto 22-2008, art. 6");
  }

  private static List<Category> list(String name) {
    return Guatemala.CODE_LISTS.find(name).orElseThrow();
  }

  private static Set<String> codes(String name) {
    return list(name).stream().map(Category::code).collect(Collectors.toCollection(TreeSet::new));
  }
}
