// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters, wraps and replies, round trips and what must not open. */
class SealingTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] ENVELOPE = utf8("{\"office\":\"no\"}");
  private static final String SECRET = "la vi en la terminal";

  private final TipId tip = TipId.random(RANDOM);
  private final TipContext context = TipContext.of(tip, ENVELOPE);
  private final DataKey key = DataKey.random(RANDOM);

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static TipLetter letter(String text) {
    return TipLetter.of(utf8(text));
  }

  private static void assertDoesNotOpen(ThrowingCallable opening) {
    assertThatExceptionOfType(DoesNotOpenException.class)
        .isThrownBy(opening)
        .withMessageContaining("does not open")
        .withNoCause();
  }

  @Test
  void letter_ofItsPart_opens() throws DoesNotOpenException {
    SealedLetter sealed = SealedLetter.seal(letter(SECRET), key, context, 3, RANDOM);

    TipLetter opened = SealedLetter.of(sealed.bytes()).open(key, context, 3);

    assertThat(opened.plaintext()).isEqualTo(utf8(SECRET));
  }

  @Test
  void letter_elsewhere_doesNotOpen() {
    SealedLetter sealed = SealedLetter.seal(letter(SECRET), key, context, 3, RANDOM);

    assertDoesNotOpen(() -> sealed.open(key, context, 4));
    assertDoesNotOpen(() -> sealed.openReplyCopy(key, context, 3));
    assertDoesNotOpen(() -> sealed.open(key, TipContext.of(tip, utf8("{\"office\":\"yes\"}")), 3));
    assertDoesNotOpen(() -> sealed.open(key, TipContext.of(TipId.random(RANDOM), ENVELOPE), 3));
    assertDoesNotOpen(() -> sealed.open(DataKey.random(RANDOM), context, 3));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 11, 12, 600, 1024 + 27})
  void letter_changedAnywhere_doesNotOpen(int place) {
    byte[] changed = SealedLetter.seal(letter(SECRET), key, context, 0, RANDOM).bytes();
    changed[place] ^= 1;

    assertDoesNotOpen(() -> SealedLetter.of(changed).open(key, context, 0));
  }

  @ParameterizedTest
  @CsvSource({"0,1024", "1020,1024", "1021,4096", "4092,4096", "16380,16384", "65532,65536"})
  void letter_ofAnyLength_hasOneOfFourSizes(int length, int bucket) throws DoesNotOpenException {
    byte[] content = new byte[length];
    Arrays.fill(content, (byte) 'x');

    SealedLetter sealed = SealedLetter.seal(TipLetter.of(content), key, context, 0, RANDOM);

    assertThat(sealed.bytes()).hasSize(bucket + 28);
    assertThat(sealed.open(key, context, 0).plaintext()).isEqualTo(content);
  }

  @Test
  void letter_tooLongOrOfAnotherSize_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> TipLetter.of(new byte[65_533]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SealedLetter.of(new byte[1024]))
        .withMessageContaining("1024 bytes");
  }

  @Test
  void wrap_toItsRecipient_opens() throws DoesNotOpenException {
    PrivateRecipientKey unit = PrivateRecipientKey.random(RANDOM);
    SealedLetter sealed = SealedLetter.seal(letter(SECRET), key, context, 0, RANDOM);

    WrappedKey wrapped = WrappedKey.of(WrappedKey.wrap(key, unit.publicKey(), context).bytes());

    assertThat(wrapped.keyId()).isEqualTo(unit.id());
    try (DataKey opened = wrapped.open(unit, context)) {
      assertThat(sealed.open(opened, context, 0).plaintext()).isEqualTo(utf8(SECRET));
    }
  }

  @Test
  void wrap_elsewhere_doesNotOpen() {
    PrivateRecipientKey unit = PrivateRecipientKey.random(RANDOM);
    WrappedKey wrapped = WrappedKey.wrap(key, unit.publicKey(), context);
    byte[] changed = wrapped.bytes();
    changed[WrappedKey.BYTES - 1] ^= 1;

    assertDoesNotOpen(() -> wrapped.open(PrivateRecipientKey.random(RANDOM), context));
    assertDoesNotOpen(() -> wrapped.open(unit, TipContext.of(tip, utf8("{}"))));
    assertDoesNotOpen(() -> WrappedKey.of(changed).open(unit, context));
  }

  @Test
  void reply_inItsMailbox_opensAndHasAlwaysOneSize() throws DoesNotOpenException {
    PrivateMailboxKey mailbox = PrivateMailboxKey.owning(seed());
    byte[] publicKey = mailbox.publicKey();

    SealedReply first = SealedReply.seal(letter("gracias"), publicKey, context, 0);
    SealedReply longest =
        SealedReply.seal(
            TipLetter.of(new byte[SealedReply.MOST_CONTENT_BYTES]), publicKey, context, 1);

    assertThat(List.of(first.bytes().length, longest.bytes().length))
        .containsOnly(SealedReply.BYTES);
    assertThat(SealedReply.of(first.bytes()).open(mailbox, context, 0).plaintext())
        .isEqualTo(utf8("gracias"));
    assertDoesNotOpen(() -> first.open(mailbox, context, 1));
    assertDoesNotOpen(() -> first.open(PrivateMailboxKey.owning(seed()), context, 0));
  }

  /** To such a point anybody could open what is sealed. */
  @Test
  void reply_toAPointOfSmallOrder_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SealedReply.seal(letter("gracias"), new byte[32], context, 0))
        .withMessageContaining("no public key");
  }

  private static byte[] seed() {
    byte[] seed = new byte[32];
    RANDOM.nextBytes(seed);
    return seed;
  }

  @Test
  void secrets_asText_areNotShown() {
    PrivateRecipientKey unit = PrivateRecipientKey.random(RANDOM);
    List<Object> secrets =
        new ArrayList<>(
            List.of(
                key,
                letter(SECRET),
                unit,
                PrivateMailboxKey.owning(seed()),
                new FileHeader("cara.jpg", "image/jpeg", 9)));
    secrets.addAll(RecoveryShare.split(unit, 2, 3, RANDOM));

    assertThat(secrets)
        .allSatisfy(secret -> assertThat(secret.toString()).contains("not shown"))
        .noneSatisfy(secret -> assertThat(secret.toString()).containsAnyOf(SECRET, "cara"));
  }

  @Test
  void close_overwrites() {
    TipLetter letter = letter(SECRET);
    byte[] content = letter.plaintext();
    byte[] bytes = key.plaintextBytes();

    letter.close();
    key.close();

    assertThat(content).containsOnly(0);
    assertThat(bytes).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "AAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAB", "AAAAAAAAAA AAAAAAAAAAA"})
  void tipId_writtenOtherwise_isRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new TipId(text));
  }
}
