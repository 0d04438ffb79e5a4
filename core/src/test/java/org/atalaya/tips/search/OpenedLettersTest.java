// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.atalaya.testkit.SettableClock;
import org.atalaya.tips.sealing.TipId;
import org.atalaya.tips.search.OpenedLetters.Alike;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenedLettersTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ANA = "ana@mp";
  private static final Set<String> MUJER = Set.of("mujer");
  private static final String SAID = "La vi en la TERMINAL de Cobán, con un niño; iban al autobús.";

  private final SettableClock clock =
      new SettableClock(Instant.parse("2026-03-02T15:00:00Z"), ZoneOffset.UTC);
  private final OpenedLetters letters = new OpenedLetters(clock, new byte[32]);

  private TipId opened(String unit, String text) {
    TipId tip = TipId.random(RANDOM);
    letters.put(ANA, unit, tip, List.of(text), List.of("tel. 5555-1234"));
    return tip;
  }

  @ParameterizedTest
  @CsvSource({
    "terminal, true",
    "Términal coban, true",
    "NIÑO, true",
    "nino auto, true",
    "5555, true",
    "en, true",
    "te, false",
    "minal, false",
    "terminal zacapa, false",
    "'  ', false",
    "'¿?', false"
  })
  void find_wordsOfALetter_allOfThemOrTheirBeginnings(String words, boolean isFound) {
    TipId tip = opened("mujer", SAID);

    assertThat(letters.find(ANA, MUJER, words)).isEqualTo(isFound ? List.of(tip) : List.of());
  }

  @Test
  void find_ofOthers_findsNothing() {
    TipId tip = opened("mujer", SAID);
    opened("inspectorate", SAID);

    assertThat(letters.find(ANA, MUJER, "terminal")).containsExactly(tip);
    assertThat(letters.find("luz@mp", MUJER, "terminal")).as("who did not open it").isEmpty();
    assertThat(letters.find(ANA, Set.of(), "terminal")).as("of no unit").isEmpty();
    assertThat(letters.alike(ANA, MUJER, tip, 5)).as("that of the inspectorate").isEmpty();
    assertThat(letters.alike("luz@mp", Set.of("mujer"), tip, 5)).isEmpty();
  }

  @Test
  void find_openedAgain_findsTheNewestOfIt() {
    TipId tip = opened("mujer", SAID);

    letters.put(ANA, "mujer", tip, List.of("otra cosa"), List.of());

    assertThat(letters.find(ANA, MUJER, "terminal")).isEmpty();
    assertThat(letters.find(ANA, MUJER, "otra")).containsExactly(tip);
  }

  @Test
  void find_afterHalfAnHour_isForgotten() {
    opened("mujer", SAID);

    clock.set(clock.instant().plus(OpenedLetters.KEPT).minusMillis(1));
    assertThat(letters.find(ANA, MUJER, "terminal")).hasSize(1);
    clock.set(clock.instant().plusMillis(1));

    assertThat(letters.find(ANA, MUJER, "terminal")).isEmpty();
    assertThat(letters).hasToString("OpenedLetters[of 0 people]");
    opened("mujer", SAID);
    clock.set(clock.instant().minus(Duration.ofDays(1)));
    assertThat(letters.find(ANA, MUJER, "terminal")).as("the clock was set back").isEmpty();
  }

  /** By hand: of runs of three words "a b c d" and "a b c e" have one in common and one each. */
  @Test
  void alike_isTheJaccardCoefficientOfRunsOfThreeWords() {
    TipId given = opened("mujer", "a b c d");
    TipId third = opened("mujer", "A, b: c. E!");
    TipId same = opened("mujer", "á b c d");
    opened("mujer", "a b d c");
    TipId most = opened("mujer", "a b c d e");

    assertThat(letters.alike(ANA, MUJER, given, 5))
        .containsExactly(new Alike(same, 100), new Alike(most, 66), new Alike(third, 33));
    assertThat(letters.alike(ANA, MUJER, given, 1)).containsExactly(new Alike(same, 100));
    assertThat(letters.alike(ANA, MUJER, TipId.random(RANDOM), 5)).isEmpty();
  }

  @Test
  void alike_shortTexts_areComparedAsAWhole() {
    TipId given = opened("mujer", "ayuda ya");
    opened("mujer", "ayuda");
    TipId same = opened("mujer", "¡Ayuda ya!");
    opened("mujer", "");

    assertThat(letters.alike(ANA, MUJER, given, 5)).containsExactly(new Alike(same, 100));
  }

  @Test
  void nothingOfIt_canBeWrittenOrSaid() {
    opened("mujer", SAID);

    assertThat(Stream.of(OpenedLetters.class, WordHashes.class, SortedLongs.class))
        .noneMatch(Serializable.class::isAssignableFrom);
    assertThat(OpenedLetters.class.getDeclaredClasses())
        .isNotEmpty()
        .noneMatch(Serializable.class::isAssignableFrom);
    assertThat(letters).hasToString("OpenedLetters[of 1 people]");
    assertThat(new WordHashes(new byte[32])).hasToString("WordHashes[not shown]");
  }
}
