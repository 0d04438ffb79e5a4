// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.atalaya.registry.IdentityDocument.NationalNumber;
import org.atalaya.registry.IdentityDocument.Passport;
import org.atalaya.registry.SubjectMatch.Difference;
import org.atalaya.registry.SubjectMatch.Doubtful;
import org.atalaya.registry.SubjectMatch.Match;
import org.atalaya.registry.SubjectMatch.NoMatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectMatchTest {

  private static final IdentityDocument NUMBER = new NationalNumber("GTM", "1587564440904");
  private static final IdentityDocument OTHER_NUMBER = new NationalNumber("GTM", "1580352240101");
  private static final IdentityDocument PASSPORT = Passport.parse("SLV", "A01234567");

  private static PersonName name(String given, String family) {
    return new PersonName(given, family);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        // why | given | family | other given | other family | likeness
        // why | given | family | other given | other family | likeness
        "equal | Ana María | López García | Ana María | López García | SAME",
        "accents | Ana Maria | Lopez Garcia | ANA MARÍA | LÓPEZ GARCÍA | SAME",
        "eñe | Íñigo | Muñoz Peña | Inigo | Munoz Pena | SAME",
        "decomposed | José | Pérez | Jose\u0301 | Pe\u0301rez | SAME",
        "particles | Ana | de la Cruz | Ana | Cruz | SAME",
        "del | Ana | del Cid Paz | Ana | Cid Paz | SAME",
        "conjunction | José | Ortega y Gasset | José | Ortega Gasset | SAME",
        "family names first | López García | Ana María | Ana María | López García | SAME",
        "order of surnames | Ana | García López | Ana | López García | SAME",
        "order of givens | María Ana | López | Ana María | López | SAME",
        "married, left out | Ana | López García de Paz | Ana | López García | SAME",
        "married twice | Ana | López de Paz | Ana | López de Soto | SAME",
        "widowed | Ana | López viuda de Paz | Ana | López | SAME",
        "widowed, short | Ana | López Vda. de Paz | Ana | López | SAME",
        "surname with de | Ana | López de León | Ana | López León | SAME",
        "surname de first | Ana | de León López | Ana | León López | SAME",
        "abbreviated given | Ma. Fca. | López | María Francisca | López | SAME",
        "abbreviated family | Ana | Hdez. Rdz. | Ana | Hernández Rodríguez | SAME",
        "hyphen | Ana | López-García | Ana | López García | SAME",
        "apostrophe | Ana | D’Angelo Tz'unun | Ana | DAngelo Tzunun | SAME",
        "initial | A. María | López García | Ana María | López García | SIMILAR",
        "one surname | Ana María | López | Ana María | López García | SIMILAR",
        "one given name | Ana | López García | Ana María | López García | SIMILAR",
        "misspelt | Ana | Gonzlaez | Ana | González | SIMILAR",
        "sounds the same | Ana | Vázques | Ana | Básquez | SIMILAR",
        "mute h | Hana | Ernández | Ana | Hernández | SIMILAR",
        "spelt y and ll | Ana | Mancilla | Ana | Mansiya | SIMILAR",
        "twins | Ana | López García | Rosa | López García | DIFFERENT",
        "only a surname | Ana | López | Rosa | López | DIFFERENT",
        "one word in common | Ana | López García | Rosa | López Paz | DIFFERENT",
        "short, not alike | Ana | Paz | Eva | Coy | DIFFERENT",
        "nothing in common | Ana María | López García | José Luis | Pérez Soto | DIFFERENT",
        "married name alone | Rosa | Soto de Paz | Ana | López de Paz | DIFFERENT",
        "repeated word | Ana | López López | Ana | López | SIMILAR",
      })
  void likeness_eitherWay_isAsInTheTable(
      String why, String given, String family, String otherGiven, String otherFamily, String like) {
    PersonName one = name(given, family);
    PersonName other = name(otherGiven, otherFamily);

    assertThat(NameLikeness.of(one, other)).as(why).hasToString(like);
    assertThat(NameLikeness.of(other, one)).as(why + ", the other way").hasToString(like);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // document, birth date, family name, differing
        "number, 1980-05-04, López García, -",
        "number, 1980-05-04, López García de Paz, -",
        "number, 1980-05-04, López, NAME",
        "number, 1980-05-04, Pérez Soto, NAME",
        "number, 1971-11-23, López García, BIRTH_DATE",
        "number, 1971-11-23, Pérez Soto, BIRTH_DATE NAME",
        "other, 1980-05-04, López García, DOCUMENT",
        "passport, 1980-05-04, López García, DOCUMENT",
        "other, 1980-05-04, López, DOCUMENT NAME",
        "other, 1980-04-05, López García, DOCUMENT BIRTH_DATE",
        "other, 1990-05-04, López García, DOCUMENT BIRTH_DATE",
        "other, 1980-05-05, López García, DOCUMENT BIRTH_DATE",
      })
  void of_somethingInCommon_isMatchOrDoubtful(
      String document, LocalDate birthDate, String family, String differing) {
    SubjectMatch match = SubjectMatch.of(asked(document, birthDate, family), listed());

    assertThat(match)
        .isEqualTo(differing == null ? new Match() : new Doubtful(differences(differing)));
  }

  @ParameterizedTest
  @CsvSource({
    "other, 1980-05-04, Pérez Soto",
    "other, 1971-11-23, López García",
    "other, 1980-04-05, López",
    "passport, 1971-11-23, Pérez Soto",
  })
  void of_tooLittleInCommon_isNoMatch(String document, LocalDate birthDate, String family) {
    assertThat(SubjectMatch.of(asked(document, birthDate, family), listed()))
        .isEqualTo(new NoMatch());
  }

  private static ListedPerson listed() {
    return new ListedPerson(NUMBER, LocalDate.of(1980, 5, 4), name("Ana María", "López García"));
  }

  private static RegistrySubject asked(String document, LocalDate birthDate, String family) {
    IdentityDocument shown =
        switch (document) {
          case "number" -> NUMBER;
          case "other" -> OTHER_NUMBER;
          case "passport" -> PASSPORT;
          default -> throw new IllegalArgumentException(document);
        };
    // Two given names left out make a name that has too little in common.
    String given = family.equals("Pérez Soto") ? "Rosa" : "Ana María";
    return new RegistrySubject(shown, birthDate, name(given, family));
  }

  private static Set<Difference> differences(String names) {
    return Arrays.stream(names.split(" ")).map(Difference::valueOf).collect(Collectors.toSet());
  }

  @Test
  void among_several_isTheSurest() {
    RegistrySubject asked = asked("number", LocalDate.of(1980, 5, 4), "López García");
    ListedPerson nameless = new ListedPerson(null, asked.birthDate(), asked.name());
    ListedPerson nobody =
        new ListedPerson(PASSPORT, LocalDate.of(1971, 11, 23), name("Rosa", "Pérez"));

    assertThat(SubjectMatch.among(asked, List.of(nobody, nameless, listed())))
        .isEqualTo(new Match());
    assertThat(SubjectMatch.among(asked, List.of(nobody, nameless)))
        .isEqualTo(new Doubtful(Set.of(Difference.DOCUMENT)));
    assertThat(SubjectMatch.among(asked, List.of(nobody))).isEqualTo(new NoMatch());
    assertThat(SubjectMatch.among(asked, List.of())).isEqualTo(new NoMatch());
  }

  @Test
  void doubtful_withoutDifference_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Doubtful(Set.of()));
  }
}
