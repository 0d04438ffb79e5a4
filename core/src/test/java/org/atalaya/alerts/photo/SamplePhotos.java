// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.photo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/**
 * Files as they might be handed in: a green and a blue corner on red, and what is hidden in them.
 */
public final class SamplePhotos {

  static final String PLANTED = "14.6349N 90.5069W";

  private SamplePhotos() {}

  /** Green in the first quarter of the stored picture, blue beside it, red below. */
  static BufferedImage picture(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.GREEN);
    graphics.fillRect(0, 0, width / 2, height / 2);
    graphics.setColor(Color.BLUE);
    graphics.fillRect(width / 2, 0, width - width / 2, height / 2);
    graphics.dispose();
    return picture;
  }

  /** A file of that picture. */
  public static byte[] file(String format, int width, int height) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture(width, height), format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** With a place in its EXIF and in a comment. */
  static byte[] jpegOfCamera(int orientation) {
    byte[] exif = joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif(orientation));
    byte[] comment = PLANTED.getBytes(StandardCharsets.US_ASCII);
    byte[] jpeg = file("jpeg", 400, 300);
    return joined(head(jpeg, 2), segment(0xE1, exif), segment(0xFE, comment), tail(jpeg, 2));
  }

  static byte[] pngOfCamera(int orientation) {
    byte[] png = file("png", 400, 300);
    int first = 8 + 25;
    return joined(
        head(png, first),
        chunk("tEXt", PLANTED.getBytes(StandardCharsets.US_ASCII)),
        chunk("eXIf", exif(orientation)),
        tail(png, first));
  }

  /** A file that is kept with the tests. */
  public static byte[] webp(String name) {
    try (InputStream in =
        SamplePhotos.class.getResourceAsStream("/alerts/photo/" + name + ".webp")) {
      if (in == null) {
        throw new IllegalStateException("there is no sample " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A head that promises so many pixels, and hardly anything behind it. */
  public static byte[] pngOf(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put((byte) 8).put((byte) 2);
    return joined(
        PngHead.SIGNATURE.getBytes(StandardCharsets.ISO_8859_1),
        chunk("IHDR", header.array()),
        chunk("IDAT", new byte[] {0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 1}),
        chunk("IEND", new byte[0]));
  }

  /** One behind the other. */
  public static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** The first bytes. */
  public static byte[] head(byte[] file, int length) {
    return Arrays.copyOf(file, length);
  }

  /** All from there on. */
  public static byte[] tail(byte[] file, int from) {
    return Arrays.copyOfRange(file, from, file.length);
  }

  /** What a reader of JPEG makes of it. */
  public static BufferedImage decoded(byte[] jpeg) {
    try {
      return ImageIO.read(new ByteArrayInputStream(jpeg));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A directory of the orientation and of a text, the lowest byte first. */
  private static byte[] exif(int orientation) {
    byte[] text = PLANTED.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer tiff =
        ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + text.length).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put("II".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    tiff.putShort((short) 2);
    tiff.putShort((short) 0x010E).putShort((short) 2).putInt(text.length).putInt(38);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(orientation);
    return tiff.putInt(0).put(text).array();
  }

  private static byte[] segment(int marker, byte[] content) {
    return ByteBuffer.allocate(4 + content.length)
        .put((byte) 0xFF)
        .put((byte) marker)
        .putShort((short) (content.length + 2))
        .put(content)
        .array();
  }

  private static byte[] chunk(String type, byte[] content) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(content);
    return ByteBuffer.allocate(12 + content.length)
        .putInt(content.length)
        .put(name)
        .put(content)
        .putInt((int) check.getValue())
        .array();
  }
}
