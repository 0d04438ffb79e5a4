// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.cap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Reads XML of strangers, by the JDK's own parsers whichever others a host has: once to count, left
 * at the first document type, then as a tree.
 */
final class GuardedXml {

  static final int DEEPEST = 32;
  static final int MOST_ELEMENTS = 100_000;
  static final int MOST_ATTRIBUTES = 32;

  private static final String LEXICAL = "http://xml.org/sax/properties/lexical-handler";
  private static final List<String> OUTSIDE =
      List.of(
          "http://apache.org/xml/features/nonvalidating/load-external-dtd",
          "http://xml.org/sax/features/external-general-entities",
          "http://xml.org/sax/features/external-parameter-entities");

  /**
   * By the time that a tree is made nothing with a document type is left; this makes it certain.
   */
  private static final String NO_DOCUMENT_TYPE =
      "http://apache.org/xml/features/disallow-doctype-decl";

  private GuardedXml() {}

  static Document read(byte[] file) throws CapRefusedException {
    count(file);
    try {
      DocumentBuilder builder = builders().newDocumentBuilder();
      // Without one of ours the JDK prints to the console what is wrong.
      builder.setErrorHandler(new DefaultHandler2());
      return builder.parse(new ByteArrayInputStream(file));
    } catch (SAXException | IOException e) {
      throw new CapRefusedException(CapRefusal.NOT_XML);
    } catch (ParserConfigurationException e) {
      throw cannotGuard(e);
    }
  }

  /** An empty tree. */
  static Document empty() {
    try {
      return builders().newDocumentBuilder().newDocument();
    } catch (ParserConfigurationException e) {
      throw cannotGuard(e);
    }
  }

  private static void count(byte[] file) throws CapRefusedException {
    Counter counter = new Counter();
    try {
      SAXParserFactory parsers = SAXParserFactory.newDefaultInstance();
      parsers.setNamespaceAware(true);
      parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      for (String outside : OUTSIDE) {
        parsers.setFeature(outside, false);
      }
      XMLReader reader = parsers.newSAXParser().getXMLReader();
      reader.setContentHandler(counter);
      reader.setErrorHandler(counter);
      reader.setProperty(LEXICAL, counter);
      reader.parse(new InputSource(new ByteArrayInputStream(file)));
    } catch (SAXException | IOException e) {
      throw new CapRefusedException(counter.refusal);
    } catch (ParserConfigurationException e) {
      throw cannotGuard(e);
    }
  }

  /** Ends the reading at the first thing that is not taken, and holds why. */
  private static final class Counter extends DefaultHandler2 {

    private CapRefusal refusal = CapRefusal.NOT_XML;
    private int depth;
    private int elements;

    @Override
    public void startDTD(String name, @Nullable String publicId, @Nullable String systemId)
        throws SAXException {
      end(CapRefusal.DOCUMENT_TYPE);
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes)
        throws SAXException {
      depth++;
      elements++;
      if (depth > DEEPEST || elements > MOST_ELEMENTS || attributes.getLength() > MOST_ATTRIBUTES) {
        end(CapRefusal.TOO_COMPLEX);
      }
    }

    @Override
    public void endElement(String uri, String localName, String name) {
      depth--;
    }

    private void end(CapRefusal reason) throws SAXException {
      refusal = reason;
      throw new SAXException(reason.code());
    }
  }

  private static DocumentBuilderFactory builders() throws ParserConfigurationException {
    DocumentBuilderFactory builders = DocumentBuilderFactory.newDefaultInstance();
    builders.setNamespaceAware(true);
    builders.setXIncludeAware(false);
    builders.setExpandEntityReferences(false);
    builders.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    builders.setFeature(NO_DOCUMENT_TYPE, true);
    builders.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    builders.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    return builders;
  }

  private static IllegalStateException cannotGuard(ParserConfigurationException e) {
    return new IllegalStateException("this Java runtime cannot keep document types out", e);
  }
}
