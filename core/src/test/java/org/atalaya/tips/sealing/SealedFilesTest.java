// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealedFilesTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MIB = 1024 * 1024;

  private final TipContext context = TipContext.of(TipId.random(RANDOM), SealingTest.utf8("{}"));
  private final DataKey key = DataKey.random(RANDOM);

  private static byte[] content(int size) {
    byte[] content = new byte[size];
    RANDOM.nextBytes(content);
    return content;
  }

  private byte[] seal(byte[] content, FileHeader header) throws IOException {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    SealedFiles.seal(header, new ByteArrayInputStream(content), sealed, key, context, 1);
    return sealed.toByteArray();
  }

  private static FileHeader header(byte[] content) {
    return new FileHeader("foto.jpg", "image/jpeg", content.length);
  }

  private byte[] open(byte[] sealed) throws DoesNotOpenException, IOException {
    return SealedFiles.open(new ByteArrayInputStream(sealed), key, context, 1)
        .plaintext()
        .readAllBytes();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, MIB, 2 * MIB + 77_777})
  void file_ofItsPart_opensWithItsHeader(int size) throws Exception {
    byte[] content = content(size);

    byte[] sealed = seal(content, header(content));
    OpenedFile opened = SealedFiles.open(new ByteArrayInputStream(sealed), key, context, 1);

    assertThat(sealed).hasSize((int) SealedFiles.sealedSize(header(content)));
    assertThat(opened.header()).isEqualTo(header(content));
    assertThat(opened.plaintext().readAllBytes()).isEqualTo(content);
  }

  @Test
  void file_elsewhere_doesNotOpen() throws IOException {
    byte[] content = content(100);
    byte[] sealed = seal(content, header(content));

    assertThatExceptionOfType(DoesNotOpenException.class)
        .isThrownBy(() -> SealedFiles.open(new ByteArrayInputStream(sealed), key, context, 2));
    assertThatExceptionOfType(DoesNotOpenException.class)
        .isThrownBy(() ->
            SealedFiles.open(new ByteArrayInputStream(sealed), DataKey.random(RANDOM), context, 1));
  }

  /** At the first byte, in the header of the stream, in the middle, in the padding at the end. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.00001, 0.5, 1})
  void file_changedOrCut_failsBeforeItEnds(double share) throws IOException {
    byte[] content = content(2 * MIB);
    byte[] sealed = seal(content, header(content));
    int place = (int) (share * (sealed.length - 1));
    byte[] changed = sealed.clone();
    changed[place] ^= 1;

    assertThatThrownBy(() -> open(changed))
        .isInstanceOfAny(DoesNotOpenException.class, IOException.class);
    assertThatThrownBy(() -> open(Arrays.copyOf(sealed, place)))
        .isInstanceOfAny(DoesNotOpenException.class, IOException.class);
  }

  @Test
  void open_streamThatFails_saysSoAndNotThatItWasChanged() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("disk");
          }
        };

    assertThatIOException()
        .isThrownBy(() -> SealedFiles.open(failing, key, context, 1))
        .withMessage("disk");
  }

  @Test
  void seal_otherLengthThanTheHeaderSays_fails() {
    byte[] content = content(100);

    assertThatIOException()
        .isThrownBy(() -> seal(content, new FileHeader("", "", 99)))
        .withMessageContaining("longer");
    assertThatIOException()
        .isThrownBy(() -> seal(content, new FileHeader("", "", 101)))
        .withMessageContaining("shorter");
  }

  /**
   * By the definition of Padmé (Nikitin et al., Reducing Metadata Leakage from Encrypted Files).
   */
  @ParameterizedTest
  @CsvSource({
    "1,1",
    "8,8",
    "9,10",
    "100,104",
    "1000,1024",
    "65537,67584",
    "1000000,1015808",
    "104857600,104857600",
    "104857601,106954752"
  })
  void padded_anySize_tellsLittle(long size, long padded) {
    assertThat(SealedFiles.padded(size)).isEqualTo(padded);
    assertThat(SealedFiles.padded(padded)).isEqualTo(padded);
    assertThat((double) (padded - size) / size).isLessThan(0.12);
  }

  @Test
  void header_tooLargeOrTooLong_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FileHeader("", "", SealedFiles.MOST_BYTES + 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new FileHeader("x".repeat(256), "", 1));
  }
}
