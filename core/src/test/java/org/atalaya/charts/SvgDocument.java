// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A drawing as tests look at it: parsed, so that it is well-formed. */
record SvgDocument(Element root) {

  /** A piece of text with the room that is kept for it. */
  record Text(String text, double left, double right, double y) {}

  static SvgDocument parse(String svg) {
    try {
      DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return new SvgDocument(
          builder.parse(new InputSource(new StringReader(svg))).getDocumentElement());
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("not well-formed: " + svg, e);
    }
  }

  Stream<Element> elements() {
    NodeList all = root.getElementsByTagName("*");
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      elements.add((Element) all.item(i));
    }
    return elements.stream();
  }

  Stream<Element> ofClass(String name) {
    return elements().filter(element -> element.getAttribute("class").equals(name));
  }

  List<Element> marks() {
    return ofClass("mark").toList();
  }

  /** The texts inside the groups of these classes, or all. */
  List<Text> texts(String... classes) {
    Set<String> wanted = Set.of(classes);
    return elements()
        .filter(element -> element.getTagName().equals("text"))
        .filter(element ->
            wanted.isEmpty()
                || wanted.contains(((Element) element.getParentNode()).getAttribute("class")))
        .map(SvgDocument::text)
        .toList();
  }

  private static Text text(Element element) {
    String text = element.getTextContent();
    double x = number(element, "x");
    double width = TextWidths.width(text, number(element, "font-size"));
    double left =
        switch (element.getAttribute("text-anchor")) {
          case "middle" -> x - width / 2;
          case "end" -> x - width;
          default -> x;
        };
    return new Text(text, left, left + width, number(element, "y"));
  }

  static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  /** All that can be read, in reading order. */
  String content() {
    return root.getTextContent();
  }
}
