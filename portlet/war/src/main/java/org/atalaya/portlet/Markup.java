// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a piece of a page. Text and values are escaped; only {@link #drawing} is not. */
public final class Markup {

  private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter out;

  public Markup() {
    try {
      out = XML.createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /**
   * Begins an element; attributes come as name and value, and those without a value are left out,
   * except {@code value} and {@code alt}, which then would have another meaning.
   */
  public Markup start(String name, String... attributes) {
    try {
      out.writeStartElement(name);
      write(attributes);
    } catch (XMLStreamException e) {
      throw broken(e);
    }
    return this;
  }

  /** Writes an element that has no end tag. */
  public Markup empty(String name, String... attributes) {
    try {
      out.writeEmptyElement(name);
      write(attributes);
      // Else the tag stays open until something follows.
      out.writeCharacters("");
    } catch (XMLStreamException e) {
      throw broken(e);
    }
    return this;
  }

  /** Writes an element that has nothing but text in it. */
  public Markup element(String name, String content, String... attributes) {
    return start(name, attributes).text(content).end();
  }

  public Markup text(String content) {
    try {
      out.writeCharacters(content);
    } catch (XMLStreamException e) {
      throw broken(e);
    }
    return this;
  }

  /** A drawing of our own, which is markup already. */
  public Markup drawing(String svg) {
    try {
      out.writeCharacters("");
      out.flush();
    } catch (XMLStreamException e) {
      throw broken(e);
    }
    text.write(svg);
    return this;
  }

  public Markup end() {
    try {
      // Never self-closing: HTML would take <td/> for a start tag.
      out.writeCharacters("");
      out.writeEndElement();
    } catch (XMLStreamException e) {
      throw broken(e);
    }
    return this;
  }

  private void write(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      boolean meant = attributes[i].equals("value") || attributes[i].equals("alt");
      if (meant || !attributes[i + 1].isEmpty()) {
        out.writeAttribute(attributes[i], attributes[i + 1]);
      }
    }
  }

  /** All that was written. */
  public String finish() {
    try {
      out.flush();
    } catch (XMLStreamException e) {
      throw broken(e);
    }
    return text.toString();
  }

  private static IllegalStateException broken(XMLStreamException e) {
    return new IllegalStateException("markup could not be written", e);
  }
}
