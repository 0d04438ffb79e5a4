// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.atalaya.tips.evidence.SampleFiles.PLANTED;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.atalaya.alerts.photo.SamplePhotos;
import org.atalaya.tips.evidence.CleanCopy.Made;
import org.atalaya.tips.evidence.CleanCopy.None;
import org.atalaya.tips.evidence.CleanCopy.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In processes of its own, as in earnest. */
class EvidenceRoomTest {

  private static final EvidenceLimits LIMITS =
      new EvidenceLimits(8 << 20, 1_000_000, 5, 128, Duration.ofMinutes(1));

  @TempDir Path folder;

  @AfterEach
  void nothingIsLeft() throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  private EvidenceRoom takenOver(Duration time, String... arguments) {
    List<String> program =
        new ArrayList<>(
            List.of("-cp", System.getProperty("java.class.path"), Probe.class.getName()));
    program.addAll(List.of(arguments));
    return EvidenceRoom.of(folder, new EvidenceLimits(8 << 20, 1, 1, 64, time), program);
  }

  @Test
  void examine_photoOfATelephone_isCleanInTheCopyAndWholeInTheOriginal() throws Exception {
    byte[] original = SampleFiles.jpegOfTelephone();
    byte[] before = original.clone();

    Examination found = EvidenceRoom.inClassPath(folder, LIMITS).examine(original, "image/jpeg");

    assertThat(found.mediaType()).isEqualTo("image/jpeg");
    assertThat(found.asClaimed()).isTrue();
    assertThat(found.sha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(before)));
    assertThat(contains(original, SampleFiles.gps())).isTrue();
    assertThat(original).isEqualTo(before);
    byte[] copy = ((Made) found.copy()).bytes();
    assertThat(contains(copy, SampleFiles.gps())).isFalse();
    assertThat(contains(copy, "Exif".getBytes(StandardCharsets.US_ASCII))).isFalse();
    assertUpright(SamplePhotos.decoded(copy));
  }

  /** Green lay in the first quarter of the picture as it is stored. */
  private static void assertUpright(BufferedImage picture) {
    assertThat(picture.getWidth()).isEqualTo(300);
    assertThat(picture.getHeight()).isEqualTo(400);
    Color corner = new Color(picture.getRGB(290, 10));
    assertThat(corner.getGreen()).isGreaterThan(200);
    assertThat(corner.getRed()).isLessThan(60);
  }

  @Test
  void examine_document_isPicturesOfItsPages() throws IOException {
    Examination found =
        EvidenceRoom.inClassPath(folder, LIMITS).examine(SampleFiles.pdf(2, false), "image/jpeg");

    assertThat(found.mediaType()).isEqualTo("application/pdf");
    assertThat(found.asClaimed()).isFalse();
    assertThat(found.words().in(Locale.of("es"))).contains("No es lo que dice ser");
    byte[] copy = ((Made) found.copy()).bytes();
    try (PDDocument document = Loader.loadPDF(copy)) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      assertThat(document.getDocumentInformation().getAuthor()).isNull();
      assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
      assertThat(new PDFTextStripper().getText(document)).doesNotContain(PLANTED);
      BufferedImage page = new PDFRenderer(document).renderImage(0);
      assertThat(darkest(page)).as("the text is still to be seen").isLessThan(80);
    }
  }

  private static int darkest(BufferedImage picture) {
    return IntStream.range(0, picture.getWidth() * picture.getHeight())
        .map(i -> picture.getRGB(i % picture.getWidth(), i / picture.getWidth()) >> 8 & 0xff)
        .min()
        .orElseThrow();
  }

  @Test
  void examine_takenOver_seesNeitherNetworkNorEnvironmentNorFiles() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      Examination found =
          takenOver(Duration.ofMinutes(1), "look", Integer.toString(server.getLocalPort()))
              .examine(new byte[10], "image/jpeg");

      String network = found.withoutNetwork() ? "unreachable" : "reached";
      assertThat(found.mediaType()).isEqualTo(network + ", bare, 0 files");
      assertThat(found.words().in(Locale.ENGLISH))
          .contains(found.withoutNetwork() ? "without a network" : "does not let");
    }
  }

  @Test
  void examine_processCrashesOrLies_isToldAndContained() {
    for (String how : List.of("crash", "lie")) {
      Examination found =
          takenOver(Duration.ofMinutes(1), how).examine(new byte[5 << 20], "image/jpeg");

      assertThat(found.copy()).as(how).isEqualTo(new None(Reason.BROKE_OFF));
      assertThat(found.mediaType()).isEqualTo("application/octet-stream");
    }
  }

  @Test
  void examine_processNeedsMoreMemory_isToldAndContained() {
    Examination found =
        takenOver(Duration.ofMinutes(1), "memory").examine(new byte[10], "image/jpeg");

    assertThat(found.copy()).isEqualTo(new None(Reason.BROKE_OFF));
  }

  @Test
  void examine_processDoesNotEnd_isEnded() {
    Examination found =
        takenOver(Duration.ofMillis(700), "hang").examine(new byte[5 << 20], "image/jpeg");

    assertThat(found.copy()).isEqualTo(new None(Reason.TOOK_TOO_LONG));
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
        .noneMatch(child -> child.info().commandLine().orElse("").contains("Probe"));
  }

  @Test
  void examine_anotherProgram_isAFaultOfTheSettings() {
    EvidenceRoom room = takenOver(Duration.ofMinutes(1), "another");

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> room.examine(new byte[10], "image/jpeg"))
        .withMessageContaining("does not start");
  }

  @Test
  void examine_tooLarge_isRefused() {
    EvidenceRoom room = EvidenceRoom.inClassPath(folder, LIMITS);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> room.examine(new byte[(8 << 20) + 1], "image/jpeg"));
  }

  static boolean contains(byte[] file, byte[] part) {
    return new String(file, StandardCharsets.ISO_8859_1)
        .contains(new String(part, StandardCharsets.ISO_8859_1));
  }
}
