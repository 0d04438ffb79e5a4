// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Locale;
import org.atalaya.guatemala.Cui;
import org.atalaya.registry.IdentityDocument.NationalNumber;
import org.atalaya.registry.IdentityDocument.Passport;
import org.atalaya.registry.InvalidPassportException.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrySubjectTest {

  private static final IdentityDocument NUMBER =
      new NationalNumber("GTM", Cui.parse("1587 56444 0904").digits());

  @ParameterizedTest
  @CsvSource({
    "SLV, A01234567, SLV, A01234567",
    "slv, a 0123-4567, SLV, A01234567",
    "' xxa ', 'a0123\u20134567', XXA, A01234567",
    "HND, Ａ０１２３, HND, A0123",
  })
  void passport_asTyped_hasItsNumber(String country, String text, String code, String number) {
    assertThat(Passport.parse(country, text)).isEqualTo(new Passport(code, number));
  }

  @ParameterizedTest
  @CsvSource({
    "SV, A01234567, COUNTRY",
    "S1V, A01234567, COUNTRY",
    "SLV, A0123*4567, CHARACTERS",
    "SLV, <script>, CHARACTERS",
    "SLV, A01, LENGTH",
    "SLV, '', LENGTH",
    "SLV, A01234567890123456789, LENGTH",
    "SLV, '                                                             A0123', LENGTH",
  })
  void passport_invalid_saysWhichPartAndNotWhat(String country, String text, Part part) {
    assertThatExceptionOfType(InvalidPassportException.class)
        .isThrownBy(() -> Passport.parse(country, text))
        .satisfies(e -> assertThat(e.part()).isEqualTo(part))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("A01"));
  }

  @ParameterizedTest
  @EnumSource(Part.class)
  void label_ofEachPart_isThereInBothLanguages(Part part) {
    InvalidPassportException invalid = new InvalidPassportException(part);

    assertThat(invalid.label().in(Locale.of("es")))
        .isNotEqualTo(invalid.label().in(Locale.ENGLISH));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "123", "1587 56444 0904", "123456789012345678901", "12a45"})
  void nationalNumber_notAsThePackGivesIt_isRefusedWithoutIt(String number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NationalNumber("GTM", number))
        .withMessage("number: allowed: 4 to 20 digits as the country pack gives them");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "---", "de la"})
  void personName_withoutAWord_isRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new PersonName("Ana", text));
    assertThatIllegalArgumentException().isThrownBy(() -> new PersonName(text, "López"));
  }

  @Test
  void personName_tooLong_isRefusedWithoutIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PersonName("Planted".repeat(20), "López"))
        .withMessageNotContaining("Planted");
  }

  @Test
  void birthDate_before1900_isRefusedWithoutIt() {
    PersonName name = new PersonName("Ana", "López");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RegistrySubject(NUMBER, LocalDate.of(1080, 5, 4), name))
        .withMessage("birth date: allowed: from 1900-01-01 on");
  }

  @Test
  void toString_ofAll_saysNothing() {
    PersonName name = new PersonName("Ana", "López");
    IdentityDocument passport = Passport.parse("SLV", "A01234567");
    RegistrySubject subject = new RegistrySubject(NUMBER, LocalDate.of(1980, 5, 4), name);

    assertThat("" + subject + NUMBER + passport + name + NameTokens.of(name))
        .doesNotContainIgnoringCase("ana")
        .doesNotContainIgnoringCase("lópez")
        .doesNotContainIgnoringCase("lopez")
        .doesNotContain("1980", "1587", "A0123");
  }

  @Test
  void types_naming_areNotSerialisable() {
    assertThat(
            new Class<?>[] {
              RegistrySubject.class, PersonName.class, NationalNumber.class, Passport.class
            })
        .noneMatch(Serializable.class::isAssignableFrom);
  }
}
