// SPDX-License-Identifier: Apache-2.0
package org.atalaya.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.atalaya.registry.IdentityDocument;
import org.atalaya.registry.IdentityDocument.NationalNumber;
import org.atalaya.registry.IdentityDocument.Passport;
import org.atalaya.registry.ListedPerson;
import org.atalaya.registry.PersonName;
import org.atalaya.registry.RegistryLookup;
import org.atalaya.registry.RegistrySubject;
import org.atalaya.registry.RegistryUnavailableException;
import org.atalaya.registry.SubjectMatch;
import org.atalaya.registry.SubjectMatch.Difference;
import org.atalaya.registry.SubjectMatch.Doubtful;
import org.atalaya.registry.SubjectMatch.Match;
import org.atalaya.registry.SubjectMatch.NoMatch;
import org.junit.jupiter.api.Test;

/**
 * What every {@link RegistryLookup} has to do. Extend it and say how invented people get into your
 * register, and how it fails.
 */
public abstract class RegistryLookupContract {

  private static final IdentityDocument NUMBER = new NationalNumber("GTM", "1587564440904");
  private static final IdentityDocument OTHER_NUMBER = new NationalNumber("GTM", "1580352240101");
  private static final IdentityDocument PASSPORT = new Passport("SLV", "A01234567");
  private static final LocalDate BIRTH_DATE = LocalDate.of(1980, 5, 4);
  private static final PersonName NAME = new PersonName("Ana María", "López García");

  /** A lookup in a register of these people and no others. */
  protected abstract RegistryLookup listing(List<ListedPerson> people);

  /** A lookup whose register gives no answer. */
  protected abstract RegistryLookup unavailable();

  private RegistryLookup listing(IdentityDocument document) {
    return listing(
        List.of(
            new ListedPerson(document, BIRTH_DATE, NAME),
            new ListedPerson(
                new NationalNumber("GTM", "5555555500101"),
                LocalDate.of(1955, 1, 2),
                new PersonName("Rosa", "Pérez"))));
  }

  private static RegistrySubject subject(IdentityDocument document) {
    return new RegistrySubject(document, BIRTH_DATE, NAME);
  }

  @Test
  void look_listed_isMatch() {
    assertThat(listing(NUMBER).look(subject(NUMBER))).isEqualTo(new Match());
    assertThat(listing(PASSPORT).look(subject(PASSPORT))).isEqualTo(new Match());
  }

  @Test
  void look_writtenAnotherWay_isMatch() {
    RegistrySubject asked =
        new RegistrySubject(NUMBER, BIRTH_DATE, new PersonName("ANA MARIA", "Lopez Garcia de Paz"));

    assertThat(listing(NUMBER).look(asked)).isEqualTo(new Match());
  }

  @Test
  void look_nobodyOfTheKind_isNoMatch() {
    RegistrySubject asked =
        new RegistrySubject(
            OTHER_NUMBER, LocalDate.of(1971, 11, 23), new PersonName("José Luis", "Soto"));

    assertThat(listing(NUMBER).look(asked)).isEqualTo(new NoMatch());
    assertThat(listing(List.of()).look(asked)).isEqualTo(new NoMatch());
  }

  @Test
  void look_sameDocumentAnotherPerson_isDoubtful() {
    RegistrySubject asked =
        new RegistrySubject(
            NUMBER, LocalDate.of(1971, 11, 23), new PersonName("José Luis", "Soto"));

    assertThat(listing(NUMBER).look(asked))
        .isEqualTo(new Doubtful(Set.of(Difference.BIRTH_DATE, Difference.NAME)));
  }

  @Test
  void look_homonymBornTheSameDay_isDoubtful() {
    SubjectMatch expected = new Doubtful(Set.of(Difference.DOCUMENT));

    assertThat(listing(NUMBER).look(subject(OTHER_NUMBER))).isEqualTo(expected);
    assertThat(listing(NUMBER).look(subject(PASSPORT))).isEqualTo(expected);
  }

  @Test
  void look_listedWithoutDocument_isDoubtful() {
    ListedPerson listed = new ListedPerson(null, BIRTH_DATE, NAME);

    assertThat(listing(List.of(listed)).look(subject(NUMBER)))
        .isEqualTo(new Doubtful(Set.of(Difference.DOCUMENT)));
  }

  @Test
  void look_sameNumberOfAnotherKind_isNotTheSameDocument() {
    IdentityDocument passport = new Passport("GTM", NUMBER.number());

    assertThat(listing(NUMBER).look(subject(passport)))
        .isEqualTo(new Doubtful(Set.of(Difference.DOCUMENT)));
  }

  @Test
  void look_dayAndMonthExchanged_isDoubtful() {
    RegistrySubject asked = new RegistrySubject(OTHER_NUMBER, LocalDate.of(1980, 4, 5), NAME);

    assertThat(listing(NUMBER).look(asked))
        .isEqualTo(new Doubtful(Set.of(Difference.DOCUMENT, Difference.BIRTH_DATE)));
  }

  @Test
  void look_severalAtOnce_eachGetsItsAnswer() {
    RegistryLookup lookup = listing(NUMBER);

    assertThat(
            IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> lookup.look(subject(i % 2 == 0 ? NUMBER : OTHER_NUMBER)))
                .toList())
        .containsExactlyElementsOf(
            IntStream.range(0, 16)
                .mapToObj(i -> i % 2 == 0 ? new Match() : new Doubtful(Set.of(Difference.DOCUMENT)))
                .toList());
  }

  @Test
  void look_unavailable_failsWithoutSayingWhom() {
    RegistryLookup lookup = unavailable();

    assertThatExceptionOfType(RegistryUnavailableException.class)
        .isThrownBy(() -> lookup.look(subject(NUMBER)))
        .satisfies(e ->
            assertThat(printed(e))
                .doesNotContain(NUMBER.number(), BIRTH_DATE.toString(), "López", "María"));
  }

  private static String printed(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
