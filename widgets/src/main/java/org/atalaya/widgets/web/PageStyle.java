// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import javax.xml.stream.XMLStreamException;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.identity.Scheme;

/**
 * The style within a page. What an identity adds is a style of its own, so that the page's remains
 * that which the build made, and can be compared with it.
 *
 * @param own of the page
 * @param added by an identity; empty for none
 */
record PageStyle(String own, String added) {

  /** The style of a page for an observatory. */
  static PageStyle of(String own, Scheme scheme, Identity identity) {
    return new PageStyle(own, identity.style(scheme));
  }

  /** What a content security policy says to allow exactly this. */
  String sources() {
    return "'" + HtmlWriter.hash(own) + "'" + (added.isEmpty() ? "" : another());
  }

  private String another() {
    return " '" + HtmlWriter.hash(added) + "'";
  }

  /** Writes it into the head of a page. */
  void write(HtmlWriter out) throws XMLStreamException {
    write(out, own);
    if (!added.isEmpty()) {
      write(out, added);
    }
  }

  private static void write(HtmlWriter out, String css) throws XMLStreamException {
    out.start("style");
    out.inside(css);
    out.end();
  }
}
