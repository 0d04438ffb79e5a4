// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a page or a piece of one. Text and values are escaped; only what is given as markup is
 * not.
 */
final class HtmlWriter {

  private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

  /** The replacement character. */
  private static final char UNREADABLE = '\uFFFD';

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter out;

  HtmlWriter() throws XMLStreamException {
    out = XML.createXMLStreamWriter(text);
  }

  /** Begins a page rather than a piece of one. */
  void page(Locale locale) throws XMLStreamException {
    text.write("<!doctype html>\n");
    start("html", "lang", locale.getLanguage());
    start("head");
    empty("meta", "charset", "utf-8");
    empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
  }

  /** What a content security policy says to allow exactly this style or script. */
  static String hash(String content) {
    return digest("SHA-256", "sha256-", content.getBytes(StandardCharsets.UTF_8));
  }

  /** What a script tag says to allow exactly this file. */
  static String integrity(byte[] file) {
    return digest("SHA-384", "sha384-", file);
  }

  private static String digest(String algorithm, String prefix, byte[] content) {
    try {
      return prefix
          + Base64.getEncoder()
              .encodeToString(MessageDigest.getInstance(algorithm).digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has " + algorithm, e);
    }
  }

  /** Begins an element; attributes without a value are left out. */
  void start(String name, String... attributes) throws XMLStreamException {
    out.writeStartElement(name);
    attributes(attributes);
  }

  /** Adds an attribute to the element that was begun, also an empty one. */
  void attribute(String name, String value) throws XMLStreamException {
    out.writeAttribute(name, readable(value));
  }

  /** Writes an element that has no end tag. */
  void empty(String name, String... attributes) throws XMLStreamException {
    out.writeEmptyElement(name);
    attributes(attributes);
  }

  /** Writes an element that has nothing but text in it. */
  void element(String name, String content, String... attributes) throws XMLStreamException {
    start(name, attributes);
    text(content);
    end();
  }

  void link(String href, String content, String... attributes) throws XMLStreamException {
    start("a", "href", href);
    attributes(attributes);
    text(content);
    end();
  }

  void text(String content) throws XMLStreamException {
    out.writeCharacters(readable(content));
  }

  /** What nobody can read and no page may have stands as a sign for that: it comes from people. */
  private static String readable(String content) {
    if (content.codePoints().allMatch(HtmlWriter::isText)) {
      return content;
    }
    StringBuilder text = new StringBuilder(content.length());
    content
        .codePoints()
        .map(sign -> isText(sign) ? sign : UNREADABLE)
        .forEach(text::appendCodePoint);
    return text.toString();
  }

  /** Whether XML 1.0, by which the page is written, has the sign. */
  private static boolean isText(int sign) {
    return sign == '\t'
        || sign == '\n'
        || sign == '\r'
        || (sign >= ' ' && sign < Character.MIN_SURROGATE)
        || (sign > Character.MAX_SURROGATE && sign < 0xFFFE)
        || sign >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
  }

  /** Text that is markup already. */
  void inside(String markup) throws XMLStreamException {
    out.writeCharacters("");
    out.flush();
    text.write(markup);
  }

  void end() throws XMLStreamException {
    // Never self-closing: HTML would take <td/> for a start tag.
    out.writeCharacters("");
    out.writeEndElement();
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      if (!attributes[i + 1].isEmpty()) {
        out.writeAttribute(attributes[i], readable(attributes[i + 1]));
      }
    }
  }

  /** All that was written. */
  String finish() throws XMLStreamException {
    out.flush();
    return text.toString();
  }
}
