// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.photo;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.atalaya.alerts.PhotoSize;

/**
 * Decodes a photo that keeps to the limits. It is read in memory only, since a cache on the disk
 * would outlive the alert.
 */
final class PhotoReader {

  /** What the ticker shows. */
  static final int LEAST_SIDE = PhotoSize.TICKER.pixels();

  /** The picture of a telephone's whole screen is about 2.3 times as high as wide. */
  static final int MOST_RATIO = 3;

  /** Decoded larger than needed, so that scaling averages over what was left out. */
  private static final int ENOUGH = 2 * PhotoSize.POSTER.pixels();

  /** No pixel is left out. */
  private static final int ALL = Integer.MAX_VALUE;

  private final PhotoLimits limits;

  PhotoReader(PhotoLimits limits) {
    this.limits = limits;
  }

  /** The picture, upright and opaque, if it can be an official photo; scaled down where large. */
  BufferedImage read(byte[] file) throws PhotoRefusedException {
    PhotoFile photo = checked(file);
    int longer = Math.max(photo.width(), photo.height());
    if (longer < LEAST_SIDE) {
      throw new PhotoRefusedException(PhotoRefusal.TOO_SMALL);
    }
    if (longer > (long) MOST_RATIO * Math.min(photo.width(), photo.height())) {
      throw new PhotoRefusedException(PhotoRefusal.TOO_NARROW);
    }
    return Upright.of(decode(photo, ENOUGH), photo.orientation());
  }

  /** Any picture, upright and opaque, in its full size. */
  BufferedImage readWhole(byte[] file) throws PhotoRefusedException {
    PhotoFile photo = checked(file);
    return Upright.of(decode(photo, ALL), photo.orientation());
  }

  private PhotoFile checked(byte[] file) throws PhotoRefusedException {
    if (file.length > limits.mostBytes()) {
      throw new PhotoRefusedException(PhotoRefusal.TOO_LARGE);
    }
    PhotoFile photo = PhotoFile.of(file);
    if (Math.min(photo.width(), photo.height()) < 1) {
      throw new PhotoRefusedException(PhotoRefusal.DAMAGED);
    }
    if ((long) photo.width() * photo.height() > limits.mostPixels()) {
      throw new PhotoRefusedException(PhotoRefusal.TOO_MANY_PIXELS);
    }
    if (ForeignContent.isIn(file, photo.end())) {
      throw new PhotoRefusedException(PhotoRefusal.ANOTHER_FILE_INSIDE);
    }
    return photo;
  }

  private static BufferedImage decode(PhotoFile photo, int enough) throws PhotoRefusedException {
    ImageReader reader = reader(photo.format());
    try (ImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(photo.picture()))) {
      reader.setInput(in, true, true);
      if (reader.getWidth(0) != photo.width() || reader.getHeight(0) != photo.height()) {
        throw new PhotoRefusedException(PhotoRefusal.DAMAGED);
      }
      ImageReadParam parameters = reader.getDefaultReadParam();
      int step = Math.max(1, Math.max(photo.width(), photo.height()) / enough);
      parameters.setSourceSubsampling(step, step, 0, 0);
      return reader.read(0, parameters);
    } catch (IOException | RuntimeException e) {
      // Decoders meet damaged files with exceptions of any kind, and quote the file in some.
      throw new PhotoRefusedException(PhotoRefusal.DAMAGED);
    } finally {
      reader.dispose();
    }
  }

  /** Those of the JDK by name, whatever else a host has registered. */
  private static ImageReader reader(PhotoFile.Format format) {
    if (format == PhotoFile.Format.WEBP) {
      return new WebPImageReaderSpi().createReaderInstance(null);
    }
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.name());
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
        return reader;
      }
    }
    throw new IllegalStateException("this Java runtime does not read " + format);
  }
}
