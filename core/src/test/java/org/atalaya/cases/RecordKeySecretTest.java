// SPDX-License-Identifier: Apache-2.0
package org.atalaya.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.atalaya.cases.RecordKeySecret.KeyedDigest;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordKeySecretTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String SENTINEL = "5e471e15e471e15e471e15e471e15e471e15e471e15e471e15e471e1";

  @TempDir Path folder;

  @Test
  void loadOrCreate_noFile_createsOneThatGivesTheSameSecretAgain() throws IOException {
    Path file = folder.resolve("keys/record-key");

    RecordKeySecret created = RecordKeySecret.loadOrCreate(file, RANDOM);
    RecordKeySecret loaded = RecordKeySecret.loadOrCreate(file, RANDOM);

    assertThat(Files.readString(file)).matches("[0-9a-f]{64}");
    assertThat(proof(loaded)).isEqualTo(proof(created));
    assertThat(file.resolveSibling("")).isDirectoryNotContaining("glob:**.draft");
  }

  @Test
  void loadOrCreate_noFile_createsOneForItsOwnerOnly() throws IOException {
    Assumptions.assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path file = folder.resolve("record-key");

    RecordKeySecret.loadOrCreate(file, RANDOM);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", SENTINEL, SENTINEL + "000000000", "g" + SENTINEL + "0000000"})
  void loadOrCreate_damagedFile_saysSoWithoutItsContent(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("record-key"), content);

    assertThatThrownBy(() -> RecordKeySecret.loadOrCreate(file, RANDOM))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("record-key does not hold 64 hexadecimal digits")
        .hasNoCause()
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("5e471e1"));
    assertThat(file).hasContent(content);
  }

  @Test
  void loadOrCreate_binaryFile_isRefused() throws IOException {
    Path file = Files.write(folder.resolve("record-key"), new byte[] {(byte) 0xff, 0, 1});

    assertThatThrownBy(() -> RecordKeySecret.loadOrCreate(file, RANDOM))
        .isInstanceOf(IOException.class);
  }

  @Test
  void loadOrCreate_manyAtTheSameTime_allGetTheSameSecret() throws Exception {
    Path file = folder.resolve("record-key");
    int nodes = 8;
    CyclicBarrier start = new CyclicBarrier(nodes);
    List<Callable<String>> starts = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      starts.add(() -> {
        start.await();
        return proof(RecordKeySecret.loadOrCreate(file, RANDOM));
      });
    }

    List<String> proofs = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(nodes)) {
      for (Future<String> proof : threads.invokeAll(starts)) {
        proofs.add(proof.get());
      }
    }

    assertThat(proofs).containsOnly(proof(RecordKeySecret.loadOrCreate(file, RANDOM)));
    assertThat(folder).isDirectoryNotContaining("glob:**.draft");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33, 64})
  void of_otherLength_isRefused(int bytes) {
    assertThatThrownBy(() -> RecordKeySecret.of(new byte[bytes]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a record key secret has 32 bytes, given: " + bytes);
  }

  /** Lengths around the blocks of SHA-256, of 64 bytes with 9 for the end. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 54, 55, 56, 63, 64, 65, 119, 120, 1000})
  void digest_messageAfterMessage_isHmacSha256(int length) {
    RecordKeySecret secret = RecordKeySecret.generate(new SecureRandom());
    KeyedDigest digest = secret.digest();
    byte[] message = new byte[length + 3];
    byte[] found = new byte[KeyedDigest.BYTES];

    for (byte last = 1; last < 4; last++) {
      message[Math.max(0, length - 1)] = last;
      digest.digest(message, length, found);

      assertThat(found).isEqualTo(secret.mac().doFinal(Arrays.copyOf(message, length)));
    }
  }

  @Test
  void of_bytes_keepsItsOwnCopy() {
    byte[] bytes = new byte[32];
    RecordKeySecret secret = RecordKeySecret.of(bytes);
    String before = proof(secret);

    bytes[0] = 1;

    assertThat(proof(secret)).isEqualTo(before);
  }

  @Test
  void random_sameSecretAndPurpose_sameNumbers() {
    RecordKeySecret secret = RecordKeySecret.of(new byte[32]);
    List<Long> numbers = first(secret.random("a"));

    assertThat(first(RecordKeySecret.of(new byte[32]).random("a"))).isEqualTo(numbers);
    assertThat(first(secret.random("b"))).doesNotContainAnyElementsOf(numbers);
    assertThat(numbers).doesNotHaveDuplicates();
    byte[] other = new byte[32];
    other[31] = 1;
    assertThat(first(RecordKeySecret.of(other).random("a"))).doesNotContainAnyElementsOf(numbers);
  }

  private static List<Long> first(RandomGenerator random) {
    return LongStream.generate(random::nextLong).limit(100).boxed().toList();
  }

  @Test
  void toString_secret_saysNothing() {
    byte[] bytes = "a secret that nobody is to see!!".getBytes(StandardCharsets.US_ASCII);

    assertThat(RecordKeySecret.of(bytes)).hasToString("RecordKeySecret[…]");
    assertThat(RecordKeySecret.of(bytes).digest()).hasToString("KeyedDigest[…]");
  }

  private static String proof(RecordKeySecret secret) {
    return HexFormat.of().formatHex(secret.mac().doFinal(new byte[] {1}));
  }
}
