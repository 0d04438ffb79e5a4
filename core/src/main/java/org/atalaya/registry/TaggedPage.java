// SPDX-License-Identifier: Apache-2.0
package org.atalaya.registry;

import com.google.zxing.common.BitMatrix;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * One page of PDF/A-2a and PDF/UA-1, written from top to bottom: each thing on it is tagged with
 * what it is, in the order in which it is read.
 */
final class TaggedPage implements AutoCloseable {

  /** Sizes of text, in points. */
  static final float SMALL = 10;

  static final float LARGE = 14;

  private static final float NORMAL = 11;
  private static final float HEADING = 20;
  private static final float MARGIN = 64;
  private static final float FACT_INDENT = 190;
  private static final float LINE_HEIGHT = 1.4f;
  private static final float INK = 0.12f;
  private static final float RULE = 0.6f;
  private static final COSName ARTIFACT = COSName.getPDFName("Artifact");

  private final PDDocument document = new PDDocument();
  private final PDPage page = new PDPage(PDRectangle.A4);
  private final PDPageContentStream content;
  private final PDFont regular;
  private final PDFont strong;
  private final PDStructureElement root;

  /** The element of each marked content, by its number. */
  private final COSArray elements = new COSArray();

  private float y = PDRectangle.A4.getHeight() - MARGIN;

  private TaggedPage(String title, Locale language) throws IOException {
    document.setVersion(1.7f);
    document.addPage(page);
    regular = font("LiberationSans-Regular.ttf");
    strong = font("LiberationSans-Bold.ttf");
    PDStructureTreeRoot tree = new PDStructureTreeRoot();
    root = new PDStructureElement("Document", tree);
    tree.appendKid(root);
    describe(title, language, tree);
    content = new PDPageContentStream(document, page);
    content.setNonStrokingColor(INK);
  }

  static TaggedPage begin(String title, Locale language) {
    try {
      return new TaggedPage(title, language);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PDFont font(String file) throws IOException {
    String path = "/liberation/" + file;
    try (InputStream in = TaggedPage.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new FileNotFoundException(path + " of openpdf-fonts-extra is not on the class path");
      }
      return PDType0Font.load(document, in, true);
    }
  }

  private void describe(String title, Locale language, PDStructureTreeRoot tree)
      throws IOException {
    PDDocumentCatalog catalog = document.getDocumentCatalog();
    catalog.setLanguage(language.toLanguageTag());
    catalog.setStructureTreeRoot(tree);
    PDMarkInfo marks = new PDMarkInfo();
    marks.setMarked(true);
    catalog.setMarkInfo(marks);
    PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
    preferences.setDisplayDocTitle(true);
    catalog.setViewerPreferences(preferences);
    catalog.setMetadata(
        new PDMetadata(document, new ByteArrayInputStream(metadata(title, language))));
    byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(colours));
    intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
    intent.setInfo("sRGB IEC61966-2.1");
    catalog.addOutputIntent(intent);
    page.getCOSObject().setInt(COSName.STRUCT_PARENTS, 0);
    COSArray numbers = new COSArray();
    numbers.add(COSInteger.ZERO);
    numbers.add(elements);
    COSDictionary parents = new COSDictionary();
    parents.setItem(COSName.NUMS, numbers);
    tree.getCOSObject().setItem(COSName.PARENT_TREE, parents);
    tree.setParentTreeNextKey(1);
  }

  /** The title is one of the bundle's. */
  private static byte[] metadata(String title, Locale language) throws IOException {
    try (InputStream in = TaggedPage.class.getResourceAsStream("certificate.xmp")) {
      if (in == null) {
        throw new FileNotFoundException("certificate.xmp is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{title}", title)
          .replace("{language}", language.toLanguageTag())
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Something drawn. */
  private interface Drawing {
    void draw() throws IOException;
  }

  private PDStructureElement tagged(String type, Drawing drawing) {
    PDStructureElement element = new PDStructureElement(type, root);
    element.setPage(page);
    root.appendKid(element);
    int number = elements.size();
    element.getCOSObject().setInt(COSName.K, number);
    elements.add(element);
    marked(COSName.getPDFName(type), number, drawing);
    return element;
  }

  private void marked(COSName tag, int number, Drawing drawing) {
    try {
      content.beginMarkedContent(tag, number);
      drawing.draw();
      content.endMarkedContent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void heading(String text) {
    y -= HEADING / 2;
    List<String> lines = lines(text, strong, HEADING, width());
    tagged("H1", () -> write(lines, strong, HEADING, MARGIN));
    y -= HEADING / 2;
  }

  void paragraph(String text, float size) {
    List<String> lines = lines(text, regular, size, width());
    tagged("P", () -> write(lines, regular, size, MARGIN));
    y -= size;
  }

  /** What it is, and beside it which. */
  void fact(String label, String value) {
    List<String> left = lines(label, regular, NORMAL, FACT_INDENT);
    List<String> right = lines(value, strong, NORMAL, width() - FACT_INDENT);
    tagged(
        "P",
        () -> {
          float top = y;
          write(left, regular, NORMAL, MARGIN);
          float below = y;
          y = top;
          write(right, strong, NORMAL, MARGIN + FACT_INDENT);
          y = Math.min(y, below) - NORMAL / 2;
        });
  }

  /** Sets what follows apart. */
  void space() {
    y -= NORMAL;
  }

  /** A line across, which is read by nobody. */
  void rule() {
    y -= NORMAL;
    try {
      content.beginMarkedContent(ARTIFACT);
      content.addRect(MARGIN, y, width(), RULE);
      content.fill();
      content.endMarkedContent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    y -= NORMAL;
  }

  /** Dark modules as squares: sharp at any size. */
  void picture(BitMatrix modules, String alternative, float size) {
    float module = size / modules.getWidth();
    float top = y;
    PDStructureElement figure =
        tagged(
            "Figure",
            () -> {
              for (int row = 0; row < modules.getHeight(); row++) {
                for (int column = 0; column < modules.getWidth(); column++) {
                  if (modules.get(column, row)) {
                    content.addRect(
                        MARGIN + column * module, top - (row + 1) * module, module, module);
                  }
                }
              }
              content.fill();
            });
    figure.setAlternateDescription(alternative);
    figure.getCOSObject().setItem(COSName.A, layout(MARGIN, top - size, size));
    y -= size + NORMAL;
  }

  private static COSDictionary layout(float x, float bottom, float size) {
    COSDictionary layout = new COSDictionary();
    layout.setName(COSName.O, "Layout");
    layout.setItem(COSName.BBOX, new PDRectangle(x, bottom, size, size));
    return layout;
  }

  private static float width() {
    return PDRectangle.A4.getWidth() - 2 * MARGIN;
  }

  private void write(List<String> lines, PDFont font, float size, float x) throws IOException {
    for (String line : lines) {
      y -= size * LINE_HEIGHT;
      content.beginText();
      content.setFont(font, size);
      content.newLineAtOffset(x, y);
      content.showText(line);
      content.endText();
    }
  }

  /** Broken between words; a word longer than a line is broken within. */
  private static List<String> lines(String text, PDFont font, float size, float width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    for (String word : composed.split("\\s+")) {
      String rest = word;
      if (!line.isEmpty() && width(line + " " + rest, font, size) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (width(rest, font, size) > width) {
        int fits = fitting(rest, font, size, width);
        lines.add(rest.substring(0, fits));
        rest = rest.substring(fits);
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  private static int fitting(String word, PDFont font, float size, float width) {
    int fits = 1;
    while (width(word.substring(0, fits + 1), font, size) <= width) {
      fits++;
    }
    return fits;
  }

  private static float width(String text, PDFont font, float size) {
    try {
      return font.getStringWidth(text) / 1000 * size;
    } catch (IllegalArgumentException e) {
      // Its message has the letter, and so part of a name.
      throw new UnprintableNameException();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file. */
  byte[] end() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      content.close();
      document.save(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    try {
      document.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
