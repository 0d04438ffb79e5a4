// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.atalaya.alerts.photo.SamplePhotos.file;
import static org.atalaya.alerts.photo.SamplePhotos.head;
import static org.atalaya.alerts.photo.SamplePhotos.joined;
import static org.atalaya.alerts.photo.SamplePhotos.pngOf;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.atalaya.alerts.photo.PhotoLimits;
import org.atalaya.alerts.photo.SamplePhotos;
import org.atalaya.tips.evidence.CleanCopy.Made;
import org.atalaya.tips.evidence.CleanCopy.None;
import org.atalaya.tips.evidence.CleanCopy.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the process does with files, without the process. */
class ExamineFileTest {

  private static final PhotoLimits LIMITS = new PhotoLimits(1 << 20, 1_000_000);
  private static final int PAGES = 3;

  private static CleanCopy copy(byte[] file) {
    return ExamineFile.copy(file, FileKind.of(file), LIMITS, PAGES);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static Stream<Arguments> kinds() {
    byte[] windowsProgram = new byte[600];
    System.arraycopy(text("MZ"), 0, windowsProgram, 0, 2);
    return Stream.of(
        Arguments.of("image/jpeg", file("jpeg", 40, 30)),
        Arguments.of("image/png", file("png", 40, 30)),
        Arguments.of("image/gif", text("GIF89a\1\0\1\0")),
        Arguments.of("application/pdf", SampleFiles.pdf(1, false)),
        Arguments.of("application/zip", SampleFiles.zip()),
        Arguments.of("application/x-msdownload", windowsProgram),
        Arguments.of(
            "video/mp4", joined(new byte[] {0, 0, 0, 24}, text("ftypmp42\0\0\0\0mp42isom"))),
        Arguments.of("text/html", text("<!DOCTYPE html><html><script>1</script></html>")),
        Arguments.of("application/octet-stream", new byte[] {0, 1, 2, 3}));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void of_content_isItsKind(String type, byte[] file) {
    assertThat(FileKind.of(file)).isEqualTo(type);
  }

  static Stream<Arguments> refused() {
    byte[] jpeg = file("jpeg", 40, 30);
    return Stream.of(
        Arguments.of(Reason.TOO_MANY_PIXELS, pngOf(60_000, 60_000)),
        Arguments.of(Reason.DAMAGED, head(jpeg, jpeg.length / 2)),
        Arguments.of(Reason.DAMAGED, pngOf(0, 10)),
        Arguments.of(Reason.ANOTHER_FILE_INSIDE, joined(jpeg, SampleFiles.zip())),
        Arguments.of(Reason.ANOTHER_FILE_INSIDE, joined(jpeg, text("<script>1</script>"))),
        Arguments.of(Reason.TOO_MANY_PAGES, SampleFiles.pdf(PAGES + 1, false)),
        Arguments.of(Reason.LOCKED, SampleFiles.pdf(1, true)),
        Arguments.of(Reason.DAMAGED, text("%PDF-1.7\n%%EOF")),
        Arguments.of(Reason.DAMAGED, head(SampleFiles.pdf(1, false), 60)),
        Arguments.of(Reason.OTHER_KIND, SampleFiles.zip()),
        Arguments.of(Reason.OTHER_KIND, text("<html><script>1</script></html>")));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void copy_hostileFile_isRefused(Reason reason, byte[] file) {
    assertThat(copy(file)).isEqualTo(new None(reason));
  }

  @Test
  void copy_smallOrNarrowPicture_isMadeAllTheSame() {
    byte[] copy = ((Made) copy(file("png", 8, 600))).bytes();

    assertThat(SamplePhotos.decoded(copy).getHeight()).isEqualTo(600);
  }

  @Test
  void copy_changedAtRandom_isMadeOrRefused() {
    Random random = new Random(20261128);
    for (int round = 0; round < 60; round++) {
      byte[] file = round % 2 == 0 ? SampleFiles.pdf(1, false) : SampleFiles.jpegOfTelephone();
      for (int change = 0; change < 20; change++) {
        file[8 + random.nextInt(file.length - 8)] = (byte) random.nextInt();
      }
      assertThat(copy(file)).isInstanceOfAny(Made.class, None.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void words_everyReason_areThere(Reason reason) {
    assertThat(reason.words().texts()).containsKeys("es", "en");
  }
}
