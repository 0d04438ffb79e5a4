// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.evidence;

import static org.atalaya.alerts.photo.SamplePhotos.file;
import static org.atalaya.alerts.photo.SamplePhotos.head;
import static org.atalaya.alerts.photo.SamplePhotos.joined;
import static org.atalaya.alerts.photo.SamplePhotos.tail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;

/** Files as they may come with a tip. */
public final class SampleFiles {

  static final String PLANTED = "Juana was here";

  private SampleFiles() {}

  /** 14° 38' 5.64" N, 90° 30' 24.84" W, as a telephone writes it. */
  public static byte[] gps() {
    return ByteBuffer.allocate(6 * 8)
        .putInt(14)
        .putInt(1)
        .putInt(38)
        .putInt(1)
        .putInt(564)
        .putInt(100)
        .putInt(90)
        .putInt(1)
        .putInt(30)
        .putInt(1)
        .putInt(2484)
        .putInt(100)
        .array();
  }

  /** Stored lying, to be turned a quarter, with its place in EXIF. */
  public static byte[] jpegOfTelephone() {
    byte[] jpeg = file("jpeg", 400, 300);
    byte[] exif = joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif());
    byte[] segment =
        ByteBuffer.allocate(4 + exif.length)
            .putShort((short) 0xFFE1)
            .putShort((short) (exif.length + 2))
            .put(exif)
            .array();
    return joined(head(jpeg, 2), segment, tail(jpeg, 2));
  }

  /** A directory of the orientation and of where the one of the place is. */
  private static byte[] exif() {
    int directory = 8 + 2 + 2 * 12 + 4;
    int place = directory + 2 + 4 * 12 + 4;
    ByteBuffer tiff = ByteBuffer.allocate(place + 48);
    tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    tiff.putShort((short) 2);
    field(tiff, 0x0112, 3, 1, 6 << 16);
    field(tiff, 0x8825, 4, 1, directory);
    tiff.putInt(0).putShort((short) 4);
    field(tiff, 1, 2, 2, 'N' << 24);
    field(tiff, 2, 5, 3, place);
    field(tiff, 3, 2, 2, 'W' << 24);
    field(tiff, 4, 5, 3, place + 24);
    return tiff.putInt(0).put(gps()).array();
  }

  private static void field(ByteBuffer tiff, int tag, int type, int count, int value) {
    tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  /** With a text, a script, an author and, where wanted, a password. */
  static byte[] pdf(int pages, boolean locked) {
    try (PDDocument document = new PDDocument()) {
      document.getDocumentInformation().setAuthor(PLANTED);
      document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('!')"));
      for (int page = 0; page < pages; page++) {
        document.addPage(page(document));
      }
      if (locked) {
        document.protect(new StandardProtectionPolicy("o", "u", new AccessPermission()));
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PDPage page(PDDocument document) throws IOException {
    PDPage page = new PDPage(PDRectangle.A5);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(new PDType1Font(FontName.HELVETICA), 24);
      content.newLineAtOffset(40, 300);
      content.showText(PLANTED);
      content.endText();
    }
    return page;
  }

  static byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("a.txt"));
      zip.write("a".getBytes(StandardCharsets.US_ASCII));
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
