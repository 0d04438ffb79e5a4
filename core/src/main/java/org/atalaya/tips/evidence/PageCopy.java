// SPDX-License-Identifier: Apache-2.0
package org.atalaya.tips.evidence;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.atalaya.tips.evidence.CleanCopy.Made;
import org.atalaya.tips.evidence.CleanCopy.None;
import org.atalaya.tips.evidence.CleanCopy.Reason;

/**
 * A PDF of pictures of the pages of another: no text, form, script, attachment or metadata of it is
 * left.
 */
final class PageCopy {

  private static final float POINTS_PER_INCH = 72;
  private static final float DOTS_PER_INCH = 120;
  private static final float QUALITY = 0.8f;

  /** Of a page: A3 at that resolution has 2.8 million. */
  private static final float MOST_PIXELS = 4_000_000;

  private PageCopy() {}

  static CleanCopy of(byte[] file, int mostPages) {
    try (PDDocument original = Loader.loadPDF(file);
        PDDocument copy = new PDDocument()) {
      int pages = original.getNumberOfPages();
      if (pages > mostPages) {
        return new None(Reason.TOO_MANY_PAGES);
      }
      PDFRenderer renderer = new PDFRenderer(original);
      for (int page = 0; page < pages; page++) {
        add(copy, renderer, original.getPage(page), page);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      copy.save(bytes);
      return pages == 0
          ? new None(Reason.DAMAGED)
          : new Made("application/pdf", bytes.toByteArray());
    } catch (InvalidPasswordException e) {
      return new None(Reason.LOCKED);
    } catch (IOException | RuntimeException e) {
      // The library meets damaged files with exceptions of any kind.
      return new None(Reason.DAMAGED);
    }
  }

  private static void add(PDDocument copy, PDFRenderer renderer, PDPage original, int page)
      throws IOException {
    PDRectangle box = original.getCropBox();
    float inches = box.getWidth() / POINTS_PER_INCH * (box.getHeight() / POINTS_PER_INCH);
    float dots = Math.min(DOTS_PER_INCH, (float) Math.sqrt(MOST_PIXELS / inches));
    BufferedImage picture = renderer.renderImageWithDPI(page, dots, ImageType.RGB);
    PDRectangle size =
        new PDRectangle(
            picture.getWidth() * POINTS_PER_INCH / dots,
            picture.getHeight() * POINTS_PER_INCH / dots);
    PDPage plain = new PDPage(size);
    copy.addPage(plain);
    try (PDPageContentStream content = new PDPageContentStream(copy, plain)) {
      content.drawImage(
          JPEGFactory.createFromImage(copy, picture, QUALITY),
          0,
          0,
          size.getWidth(),
          size.getHeight());
    }
  }
}
