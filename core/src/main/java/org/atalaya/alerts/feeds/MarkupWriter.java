// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.feeds;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes XML by the JDK's own writer, whichever others are on the class path: same in, same out.
 */
final class MarkupWriter {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private MarkupWriter() {
    try {
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw impossible(e);
    }
  }

  /** A document as UTF-8. */
  static byte[] document(Consumer<MarkupWriter> content) {
    MarkupWriter writer = new MarkupWriter();
    writer.write(xml -> xml.writeStartDocument(UTF_8, "1.0"));
    writer.text.write('\n');
    content.accept(writer);
    return writer.finished().getBytes(StandardCharsets.UTF_8);
  }

  /** A piece of markup without a declaration, as other formats carry it in them. */
  static String fragment(Consumer<MarkupWriter> content) {
    MarkupWriter writer = new MarkupWriter();
    content.accept(writer);
    return writer.finished();
  }

  /** An element in a namespace that its content inherits. */
  MarkupWriter start(String name, String namespace) {
    write(xml -> xml.writeStartElement("", name, namespace));
    return write(xml -> xml.writeDefaultNamespace(namespace));
  }

  /** An element in the namespace it is in. */
  MarkupWriter start(String name) {
    return write(xml -> xml.writeStartElement(name));
  }

  /** Declares a further namespace on the element that was started last. */
  MarkupWriter prefix(String prefix, String namespace) {
    return write(xml -> xml.writeNamespace(prefix, namespace));
  }

  MarkupWriter end() {
    return write(XMLStreamWriter::writeEndElement);
  }

  /** An attribute of the element that was started last. */
  MarkupWriter attribute(String name, String value) {
    return write(xml -> xml.writeAttribute(name, value));
  }

  MarkupWriter text(String value) {
    return write(xml -> xml.writeCharacters(value));
  }

  /** An element with text. */
  MarkupWriter element(String name, String value) {
    return start(name).text(value).end();
  }

  /** An element without content, by name and value of its attributes. */
  MarkupWriter empty(String name, String... attributes) {
    write(xml -> xml.writeEmptyElement(name));
    for (int i = 0; i < attributes.length; i += 2) {
      attribute(attributes[i], attributes[i + 1]);
    }
    return this;
  }

  private String finished() {
    write(XMLStreamWriter::writeEndDocument);
    write(XMLStreamWriter::close);
    return text.toString();
  }

  private interface Step {
    void on(XMLStreamWriter xml) throws XMLStreamException;
  }

  private MarkupWriter write(Step step) {
    try {
      step.on(xml);
      return this;
    } catch (XMLStreamException e) {
      throw impossible(e);
    }
  }

  /** Without the cause, whose message may quote what was written. */
  private static IllegalStateException impossible(XMLStreamException e) {
    return new IllegalStateException("cannot write XML to memory: " + e.getClass().getName());
  }
}
