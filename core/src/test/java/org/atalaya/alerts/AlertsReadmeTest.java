// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.atalaya.alerts.cap.CapReader;
import org.atalaya.alerts.cap.CapReading;
import org.atalaya.alerts.feeds.AlertFeeds;
import org.atalaya.alerts.feeds.FeedSignature;
import org.atalaya.alerts.photo.PhotoLimits;
import org.atalaya.alerts.photo.PhotoPreparation;
import org.atalaya.alerts.photo.PreparedPhoto;
import org.atalaya.alerts.photo.Watermark;
import org.atalaya.guatemala.Guatemala;
import org.atalaya.operations.KeyVault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example of feeds, photo and CAP, run. */
class AlertsReadmeTest {

  private static final String SOURCE = "src/test/java/org/atalaya/alerts/AlertsReadmeTest.java";

  /** Where nothing is posted. */
  private static final class EmptyBoard implements AlertBoard {

    @Override
    public Posted posted() {
      return new Posted(List.of(), List.of());
    }

    @Override
    public Optional<PublicAlert> find(UUID id) {
      return Optional.empty();
    }

    @Override
    public Optional<byte[]> photo(UUID id, PhotoSize size) {
      return Optional.empty();
    }
  }

  @Test
  void readme_example_isTheOneRunHere(@TempDir Path folder) throws IOException {
    AlertAuthority authority = Guatemala.alertAuthority();
    AlertBoard board = new EmptyBoard();
    KeyVault vault = KeyVault.at(folder.resolve("vault"), new SecureRandom());
    LocalDate today = LocalDate.of(2026, 11, 27);
    byte[] file = png();
    List<X509Certificate> certificates = List.of();
    byte[] message = "<alert/>".getBytes(StandardCharsets.UTF_8);
    // README example begins
    AlertFeeds feeds = new AlertFeeds(authority, "https://observatorio.example/atalaya");
    byte[] json = feeds.json(board.posted(), Locale.of("es"));
    String signature = FeedSignature.from(vault).sign(json);

    Watermark mark = Watermark.of(authority, AlertKind.WOMAN, "IC-2026-0451", today);
    PreparedPhoto photo = new PhotoPreparation(PhotoLimits.DEFAULT).prepare(file, mark);

    CapReading reading = new CapReader(certificates).read(message);
    // README example ends
    assertThat(signature).hasSize(88);
    assertThat(photo).isInstanceOf(PreparedPhoto.Accepted.class);
    assertThat(reading).isInstanceOf(CapReading.Refused.class);
    assertThat(Files.readString(Path.of("README.md"))).contains(example());
  }

  private static String example() throws IOException {
    String source = Files.readString(Path.of(SOURCE));
    int from = source.indexOf("    // README example begins\n") + 29;
    return source
        .substring(from, source.indexOf("    // README example ends"))
        .lines()
        .map(line -> line.isEmpty() ? line : line.substring(4))
        .collect(Collectors.joining("\n", "```java\n", "\n```"));
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }
}
