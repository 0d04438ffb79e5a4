// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FarAnswersTest {

  private static final long MB = 1L << 20;
  private static final SecretKey KEY = new SecretKeySpec(new byte[] {1}, "HmacSHA256");

  @TempDir private Path directory;

  private FarAnswers open(long offHeap, String purpose) {
    return FarAnswers.open(
            new CacheSettings(
                offHeap, Optional.of(new CacheSettings.Disk(directory, 64 * MB, KEY))),
            purpose)
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 8 * MB})
  void find_afterACleanStop_allThatWasKept(long offHeap) {
    try (FarAnswers answers = open(offHeap, "build 1")) {
      for (int i = 0; i < 200; i++) {
        answers.keep("key " + i, answer(i));
      }
    }

    try (FarAnswers answers = open(offHeap, "build 1")) {
      for (int i = 0; i < 200; i++) {
        assertSame(answers.find("key " + i).orElseThrow(), answer(i));
      }
      assertThat(answers.find("another")).isEmpty();
    }
  }

  @Test
  void find_otherBuildOrConfiguration_nothing() {
    try (FarAnswers answers = open(0, "build 1")) {
      answers.keep("key", answer(1));
    }

    try (FarAnswers answers = open(0, "build 2")) {
      assertThat(answers.find("key")).isEmpty();
      answers.keep("key", answer(2));
      assertSame(answers.find("key").orElseThrow(), answer(2));
    }
  }

  @Test
  void find_aByteOfAnyFileChanged_nothing() throws Exception {
    List<Path> files = List.of();
    for (int i = 0; i == 0 || i < files.size(); i++) {
      try (FarAnswers answers = open(0, "build 1")) {
        answers.keep("key", answer(1));
      }
      files = regularFiles();
      flipByte(files.get(i));

      try (FarAnswers answers = open(0, "build 1")) {
        assertThat(answers.find("key")).as(files.get(i).toString()).isEmpty();
      }
    }
    assertThat(files).hasSizeGreaterThan(2);
  }

  @Test
  void find_offHeapOnly_whatWasKeptInThisRun() {
    CacheSettings settings = new CacheSettings(8 * MB, Optional.empty());
    try (FarAnswers answers = FarAnswers.open(settings, "").orElseThrow()) {
      answers.keep("key", answer(1));

      assertSame(answers.find("key").orElseThrow(), answer(1));
    }
    try (FarAnswers answers = FarAnswers.open(settings, "").orElseThrow()) {
      assertThat(answers.find("key")).isEmpty();
    }
  }

  @Test
  void keep_moreThanThereIsRoomFor_someIsLostAndNothingFails() {
    try (FarAnswers answers = open(0, "build 1")) {
      int size = 1 << 20;
      for (int i = 0; i < 100; i++) {
        answers.keep("key " + i, answer(i, size));
      }

      long kept = IntStream.range(0, 100).filter(i -> answers.find("key " + i).isPresent()).count();
      assertThat(kept).isBetween(1L, 64L);
    }
  }

  @Test
  void keep_largerThanThereIsRoomFor_isNotKeptAndNothingFails() {
    try (FarAnswers answers = open(8 * MB, "build 1")) {
      answers.keep("large", answer(1, 70 << 20));
      answers.keep("key", answer(1));

      assertThat(answers.find("large")).isEmpty();
      assertSame(answers.find("key").orElseThrow(), answer(1));
    }
  }

  @Test
  void open_otherSizeThanBefore_beginsEmpty() {
    try (FarAnswers answers = open(0, "build 1")) {
      answers.keep("key", answer(1));
    }
    CacheSettings larger =
        new CacheSettings(0, Optional.of(new CacheSettings.Disk(directory, 80 * MB, KEY)));

    try (FarAnswers answers = FarAnswers.open(larger, "build 1").orElseThrow()) {
      assertThat(answers.find("key")).isEmpty();
      answers.keep("key", answer(2));
      assertSame(answers.find("key").orElseThrow(), answer(2));
    }
  }

  @Test
  void find_closed_nothing() {
    FarAnswers answers = open(0, "build 1");
    answers.keep("key", answer(1));
    answers.close();
    answers.close();

    answers.keep("other", answer(2));

    assertThat(answers.find("key")).isEmpty();
  }

  @Test
  void open_noRoom_none() {
    assertThat(FarAnswers.open(CacheSettings.HEAP_ONLY, "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1000, 64000000", "-1, 64000000", "0, 1000", "64000000, 64000000"})
  void settings_impossible_refusedInWords(long offHeap, long disk) {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new CacheSettings(offHeap, Optional.of(new CacheSettings.Disk(directory, disk, KEY))))
        .withMessageContaining("atalaya.cache.")
        .withMessageContaining("Provided value");
  }

  /** With every kind of component, and different for each number. */
  private static Answer answer(int number) {
    return answer(number, 2000);
  }

  private static Answer answer(int number, int size) {
    byte[] random = new byte[size];
    new Random(number).nextBytes(random);
    Answer answer =
        new Answer(
            "text/plain",
            random,
            number % 2 == 0 ? Optional.of(new byte[] {1, 2, (byte) number}) : Optional.empty(),
            number % 3 == 0 ? Optional.of(new byte[] {3}) : Optional.empty(),
            Answer.tag(random),
            List.of("<https://example.org/ñ>; rel=\"license\"", "<x>".repeat(number % 5)),
            Optional.empty());
    return number % 2 == 0 ? answer : answer.savedAs("víctimas-v" + number + ".csv");
  }

  private static void assertSame(Answer found, Answer expected) {
    assertThat(found).usingRecursiveComparison().isEqualTo(expected);
    assertThat(new String(found.plain(), StandardCharsets.ISO_8859_1))
        .isEqualTo(new String(expected.plain(), StandardCharsets.ISO_8859_1));
  }

  private List<Path> regularFiles() throws Exception {
    try (Stream<Path> found = Files.walk(directory.resolve("atalaya-answers"))) {
      return found.filter(Files::isRegularFile).filter(file -> size(file) > 0).sorted().toList();
    }
  }

  private static long size(Path file) {
    return file.toFile().length();
  }

  private static void flipByte(Path file) throws Exception {
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.position(size(file) / 2).read(one);
      one.put(0, (byte) (one.get(0) ^ 1)).flip();
      channel.position(size(file) / 2).write(one);
    }
  }
}
