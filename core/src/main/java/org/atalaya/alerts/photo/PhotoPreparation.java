// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.photo;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.atalaya.alerts.OfficialPhoto;
import org.atalaya.alerts.PhotoSize;

/**
 * Makes the official photo of a file that was handed in. The limits are checked on the head of the
 * file, before anything is decoded. What the file tells beside the picture (place, telephone,
 * comments, previews, colour profile) is gone: its colours are taken for those of sRGB, so those of
 * a wider profile look a little paler. It never grows: a small photo is as small as poster.
 *
 * <pre>{@code
 * PhotoPreparation preparation = new PhotoPreparation(PhotoLimits.DEFAULT);
 * PreparedPhoto prepared =
 *     preparation.prepare(file, Watermark.of(authority, AlertKind.WOMAN, "IC-2026-0451", today));
 * }</pre>
 */
public final class PhotoPreparation {

  private static final float QUALITY = 0.85f;

  private final PhotoLimits limits;
  private final WatermarkDrawing drawing;

  /**
   * A preparation with these limits.
   *
   * @throws IllegalStateException if this Java runtime cannot read fonts
   */
  public PhotoPreparation(PhotoLimits limits) {
    this.limits = limits;
    this.drawing = WatermarkDrawing.load();
  }

  /** Makes the official photo of a file, or says why not. */
  public PreparedPhoto prepare(byte[] file, Watermark mark) {
    try {
      BufferedImage picture = new PhotoReader(limits).read(file);
      Map<PhotoSize, byte[]> jpegs = new EnumMap<>(PhotoSize.class);
      for (PhotoSize size : PhotoSize.values()) {
        BufferedImage scaled = scaled(picture, size.pixels());
        drawing.draw(scaled, mark);
        jpegs.put(size, jpeg(scaled));
      }
      return new PreparedPhoto.Accepted(new OfficialPhoto(jpegs));
    } catch (PhotoRefusedException e) {
      return new PreparedPhoto.Refused(e.reason(), e.reason().words(limits));
    }
  }

  /** A copy with at most so many pixels on its longer side; halved step by step, which averages. */
  private static BufferedImage scaled(BufferedImage picture, int most) {
    BufferedImage current = picture;
    int longer = Math.max(picture.getWidth(), picture.getHeight());
    int target = Math.min(longer, most);
    int width = Math.max(1, Math.round((float) picture.getWidth() * target / longer));
    int height = Math.max(1, Math.round((float) picture.getHeight() * target / longer));
    while (current.getWidth() > 2 * width && current.getHeight() > 2 * height) {
      current = drawn(current, current.getWidth() / 2, current.getHeight() / 2);
    }
    return drawn(current, width, height);
  }

  private static BufferedImage drawn(BufferedImage picture, int width, int height) {
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = drawn.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(picture, 0, 0, width, height, null);
    graphics.dispose();
    return drawn;
  }

  static byte[] jpeg(BufferedImage picture) {
    ImageWriter writer = writer();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static ImageWriter writer() {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("JPEG");
    while (writers.hasNext()) {
      ImageWriter writer = writers.next();
      if (writer.getClass().getName().startsWith("com.sun.imageio.")) {
        return writer;
      }
    }
    throw new IllegalStateException("this Java runtime does not write JPEG");
  }
}
