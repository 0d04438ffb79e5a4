// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.atalaya.alerts.AlertKind;
import org.atalaya.alerts.OfficialPhoto;
import org.atalaya.alerts.PhotoSize;
import org.atalaya.guatemala.Guatemala;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoPreparationTest {

  private static final PhotoPreparation PREPARATION = new PhotoPreparation(PhotoLimits.DEFAULT);
  private static final Watermark MARK =
      Watermark.of(
          Guatemala.alertAuthority(), AlertKind.WOMAN, "IC-2026-0451", LocalDate.of(2026, 11, 27));

  static Stream<byte[]> photosOfEveryFormat() {
    return Stream.of(
        SamplePhotos.jpegOfCamera(1),
        SamplePhotos.pngOfCamera(1),
        SamplePhotos.webp("lossy"),
        SamplePhotos.webp("lossless"),
        SamplePhotos.webp("alpha"));
  }

  @ParameterizedTest
  @MethodSource("photosOfEveryFormat")
  void prepare_everyFormat_givesMarkedJpegs(byte[] file) {
    OfficialPhoto photo = accepted(file);

    for (PhotoSize size : PhotoSize.values()) {
      BufferedImage picture = SamplePhotos.decoded(photo.jpeg(size));
      int longer = Math.max(picture.getWidth(), picture.getHeight());
      assertThat(longer).isLessThanOrEqualTo(size.pixels()).isGreaterThanOrEqualTo(160);
      assertThat(picture.getWidth() * 3).isCloseTo(picture.getHeight() * 4, within(4));
      assertThat(whiteShare(picture)).as("letters at %s", size).isBetween(0.08, 0.5);
    }
  }

  @Test
  void prepare_photoOfACamera_losesAllButThePicture() {
    for (byte[] file : new byte[][] {SamplePhotos.jpegOfCamera(6), SamplePhotos.pngOfCamera(6)}) {
      assertThat(text(file)).contains(SamplePhotos.PLANTED);

      for (PhotoSize size : PhotoSize.values()) {
        byte[] jpeg = accepted(file).jpeg(size);
        assertThat(text(jpeg)).doesNotContain(SamplePhotos.PLANTED, "Exif");
        BufferedImage picture = SamplePhotos.decoded(jpeg);
        assertThat(picture.getHeight()).isGreaterThan(picture.getWidth());
      }
    }
  }

  /** Where EXIF says that the first quarter of the stored picture and the one beside it are. */
  @ParameterizedTest
  @CsvSource({
    "1, top left, top right",
    "2, top right, top left",
    "3, bottom right, bottom left",
    "4, bottom left, bottom right",
    "5, top left, bottom left",
    "6, top right, bottom right",
    "7, bottom right, top right",
    "8, bottom left, top left",
    "9, top left, top right"
  })
  void read_orientation_turnsUpright(int orientation, String green, String blue)
      throws PhotoRefusedException {
    PhotoReader reader = new PhotoReader(PhotoLimits.DEFAULT);

    for (byte[] file :
        new byte[][] {
          SamplePhotos.jpegOfCamera(orientation), SamplePhotos.pngOfCamera(orientation)
        }) {
      BufferedImage upright = reader.read(file);
      assertThat(brightest(upright, green)).isEqualTo("green");
      assertThat(brightest(upright, blue)).isEqualTo("blue");
    }
  }

  @Test
  void read_transparentParts_areWhite() throws PhotoRefusedException {
    BufferedImage picture = new PhotoReader(PhotoLimits.DEFAULT).read(SamplePhotos.webp("alpha"));

    assertThat(picture.getRGB(300, 220)).isEqualTo(0xFFFFFFFF);
    assertThat(brightest(picture.getSubimage(0, 0, 80, 60), "top left")).isEqualTo("green");
  }

  static Stream<Arguments> refused() throws IOException {
    byte[] jpeg = SamplePhotos.file("jpeg", 400, 300);
    byte[] png = SamplePhotos.file("png", 400, 300);
    return Stream.of(
        arguments(PhotoRefusal.TOO_LARGE, new byte[10_000_001]),
        arguments(PhotoRefusal.NOT_A_PHOTO, new byte[0]),
        arguments(PhotoRefusal.NOT_A_PHOTO, SamplePhotos.file("gif", 400, 300)),
        arguments(PhotoRefusal.NOT_A_PHOTO, bytes("<svg xmlns='http://www.w3.org/2000/svg'/>")),
        arguments(PhotoRefusal.NOT_A_PHOTO, SamplePhotos.joined(bytes("GIF89a"), jpeg)),
        arguments(PhotoRefusal.TOO_MANY_PIXELS, SamplePhotos.pngOf(30_000, 30_000)),
        arguments(PhotoRefusal.TOO_MANY_PIXELS, SamplePhotos.pngOf(-1, -1)),
        arguments(PhotoRefusal.TOO_MANY_PIXELS, ofSize(jpeg, 65_535)),
        arguments(PhotoRefusal.DAMAGED, ofSize(jpeg, 0)),
        arguments(PhotoRefusal.DAMAGED, SamplePhotos.pngOf(6000, 6000)),
        arguments(PhotoRefusal.TOO_SMALL, SamplePhotos.file("png", 159, 100)),
        arguments(PhotoRefusal.TOO_NARROW, SamplePhotos.file("png", 601, 200)),
        arguments(PhotoRefusal.ANIMATED, animated()),
        arguments(PhotoRefusal.ANOTHER_FILE_INSIDE, SamplePhotos.joined(jpeg, zip(""))),
        arguments(PhotoRefusal.ANOTHER_FILE_INSIDE, SamplePhotos.joined(png, zip("a comment"))),
        arguments(PhotoRefusal.ANOTHER_FILE_INSIDE, SamplePhotos.joined(jpeg, bytes("%PDF-1.7"))),
        arguments(
            PhotoRefusal.ANOTHER_FILE_INSIDE,
            SamplePhotos.joined(png, bytes("<SCRIPT>alert(1)</SCRIPT>"))),
        arguments(PhotoRefusal.DAMAGED, manyScans(jpeg)));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void prepare_noPhotoWithinLimits_refusedQuicklyInWords(PhotoRefusal reason, byte[] file) {
    PreparedPhoto prepared =
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> PREPARATION.prepare(file, MARK));

    assertThat(prepared)
        .isInstanceOfSatisfying(
            PreparedPhoto.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.words().in(Locale.of("es"))).isNotBlank().doesNotContain("{");
              assertThat(refused.words().in(Locale.ENGLISH)).isNotBlank().doesNotContain("{");
            });
  }

  @Test
  void words_limits_areNamed() {
    assertThat(PhotoRefusal.TOO_LARGE.words(PhotoLimits.DEFAULT).in(Locale.of("es")))
        .isEqualTo("El archivo es demasiado grande: se admiten hasta 10 MB.");
    assertThat(PhotoRefusal.TOO_MANY_PIXELS.words(PhotoLimits.DEFAULT).in(Locale.ENGLISH))
        .isEqualTo("The photo has too many pixels: up to 40 million are taken. Make it smaller.");
  }

  /** Cameras write a preview or a film there. */
  @Test
  void prepare_anotherPictureBehind_isLeftOut() {
    byte[] jpeg = SamplePhotos.jpegOfCamera(1);
    byte[] alone = accepted(jpeg).jpeg(PhotoSize.CARD);

    byte[] both =
        accepted(SamplePhotos.joined(jpeg, SamplePhotos.jpegOfCamera(3))).jpeg(PhotoSize.CARD);

    assertThat(both).isEqualTo(alone);
  }

  @ParameterizedTest
  @MethodSource("photosOfEveryFormat")
  void prepare_truncatedAnywhere_refused(byte[] file) {
    for (int part = 1; part < 20; part++) {
      byte[] truncated = Arrays.copyOf(file, file.length * part / 20);

      assertThat(PREPARATION.prepare(truncated, MARK)).isInstanceOf(PreparedPhoto.Refused.class);
    }
    assertThat(PREPARATION.prepare(Arrays.copyOf(file, file.length - 1), MARK))
        .isInstanceOf(PreparedPhoto.Refused.class);
  }

  /** Whatever is wrong within a file, it is a photo or a refusal, never an exception. */
  @ParameterizedTest
  @MethodSource("photosOfEveryFormat")
  void prepare_alteredAnywhere_neverFails(byte[] file) {
    Random random = new Random(20261127);
    for (int round = 0; round < 30; round++) {
      byte[] altered = file.clone();
      for (int i = 0; i < 4; i++) {
        altered[random.nextInt(altered.length)] = (byte) random.nextInt(256);
      }

      assertThat(
              assertTimeoutPreemptively(
                  Duration.ofSeconds(10), () -> PREPARATION.prepare(altered, MARK)))
          .isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void watermark_withoutNumber_refused(String number) {
    assertThatThrownBy(() -> new Watermark("Alerta", number, LocalDate.EPOCH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static OfficialPhoto accepted(byte[] file) {
    PreparedPhoto prepared = PREPARATION.prepare(file, MARK);
    assertThat(prepared).isInstanceOf(PreparedPhoto.Accepted.class);
    return ((PreparedPhoto.Accepted) prepared).photo();
  }

  /** Of the last rows, where the mark is: white letters on a dark band. */
  private static double whiteShare(BufferedImage picture) {
    int rows = Math.max(16, picture.getHeight() / 20);
    int white = 0;
    for (int y = picture.getHeight() - rows; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        white +=
            (picture.getRGB(x, y) & 0xFF) > 160 && (picture.getRGB(x, y) >> 8 & 0xFF) > 160 ? 1 : 0;
      }
    }
    return white / (double) (rows * picture.getWidth());
  }

  private static String brightest(BufferedImage picture, String corner) {
    int x = picture.getWidth() * (corner.endsWith("left") ? 1 : 3) / 4;
    int y = picture.getHeight() * (corner.startsWith("top") ? 1 : 3) / 4;
    int rgb = picture.getRGB(x, y);
    int red = rgb >> 16 & 0xFF;
    int green = rgb >> 8 & 0xFF;
    int blue = rgb & 0xFF;
    if (red > green && red > blue) {
      return "red";
    }
    return green > blue ? "green" : "blue";
  }

  private static byte[] ofSize(byte[] jpeg, int side) {
    byte[] sized = jpeg.clone();
    int frame = text(jpeg).indexOf("\u00ff\u00c0");
    for (int i = 5; i < 9; i += 2) {
      sized[frame + i] = (byte) (side >> 8);
      sized[frame + i + 1] = (byte) side;
    }
    return sized;
  }

  private static byte[] manyScans(byte[] jpeg) {
    byte[] scan = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0};
    byte[][] parts = new byte[1000][];
    Arrays.fill(parts, scan);
    parts[0] = Arrays.copyOf(jpeg, jpeg.length - 2);
    parts[999] = new byte[] {(byte) 0xFF, (byte) 0xD9};
    return SamplePhotos.joined(parts);
  }

  private static byte[] animated() {
    byte[] webp = SamplePhotos.webp("lossy");
    byte[] chunk = {'A', 'N', 'I', 'M', 6, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    byte[] all = SamplePhotos.joined(webp, chunk);
    int size = all.length - 8;
    all[4] = (byte) size;
    all[5] = (byte) (size >> 8);
    return all;
  }

  private static byte[] zip(String comment) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("Applet.class"));
      zip.setComment(comment);
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.ISO_8859_1);
  }
}
