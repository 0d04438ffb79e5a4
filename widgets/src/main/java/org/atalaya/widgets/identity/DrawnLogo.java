// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.identity;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Finds what an SVG does besides drawing. What is not known to draw is refused: a list of what is
 * dangerous would be older than the next danger.
 */
final class DrawnLogo {

  private static final String SVG = "http://www.w3.org/2000/svg";

  private static final Set<String> DRAW =
      Set.of(
          "svg",
          "g",
          "path",
          "rect",
          "circle",
          "ellipse",
          "line",
          "polyline",
          "polygon",
          "text",
          "tspan",
          "title",
          "desc",
          "defs",
          "clipPath",
          "mask",
          "linearGradient",
          "radialGradient",
          "stop",
          "use",
          "symbol",
          "style");

  private DrawnLogo() {}

  /** What is wrong with it, if anything is. */
  static Optional<String> problem(byte[] content) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader in = factory.createXMLStreamReader(new ByteArrayInputStream(content));
      boolean root = true;
      boolean style = false;
      while (in.hasNext()) {
        Optional<String> problem =
            switch (in.next()) {
              case XMLStreamConstants.START_ELEMENT -> {
                style = in.getLocalName().equals("style");
                Optional<String> found = element(in, root);
                root = false;
                yield found;
              }
              case XMLStreamConstants.CHARACTERS -> style ? css(in.getText()) : Optional.empty();
              case XMLStreamConstants.END_ELEMENT -> {
                style = false;
                yield Optional.empty();
              }
              case XMLStreamConstants.DTD -> Optional.of("a document type");
              case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                  Optional.of("a processing instruction");
              default -> Optional.empty();
            };
        if (problem.isPresent()) {
          return problem;
        }
      }
      return Optional.empty();
    } catch (XMLStreamException e) {
      return Optional.of("something that is no XML");
    }
  }

  private static Optional<String> element(XMLStreamReader in, boolean root) {
    String name = in.getLocalName();
    if (!SVG.equals(in.getNamespaceURI()) || !DRAW.contains(name) || root != name.equals("svg")) {
      return Optional.of("<" + name + ">");
    }
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String attribute = in.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
      String value = in.getAttributeValue(i);
      boolean leads = attribute.equals("href") && !value.startsWith("#");
      if (attribute.startsWith("on") || leads || css(value).isPresent()) {
        return Optional.of("<%s %s=…>".formatted(name, attribute));
      }
    }
    return Optional.empty();
  }

  /** Style that loads something, or is not as it reads: what is within the file begins with #. */
  private static Optional<String> css(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("\\s|[\"']", "");
    boolean loads = plain.replace("url(#", "").contains("url(") || plain.contains("@import");
    return loads || plain.contains("\\") || plain.contains("image-set(")
        ? Optional.of("a style that loads something")
        : Optional.empty();
  }
}
