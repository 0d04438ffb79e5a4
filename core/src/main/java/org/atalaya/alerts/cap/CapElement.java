// SPDX-License-Identifier: Apache-2.0
package org.atalaya.alerts.cap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** An element whose children of the same namespace are those of a format. */
record CapElement(Element node) {

  String name() {
    return node.getLocalName();
  }

  String namespace() {
    String namespace = node.getNamespaceURI();
    return namespace == null ? "" : namespace;
  }

  /**
   * Checks that it has no other children of its namespace than these. Those of other namespaces are
   * let be: formats are extended so.
   */
  CapElement only(Set<String> once, Set<String> often) throws CapRefusedException {
    List<String> seen = new ArrayList<>();
    for (CapElement child : children()) {
      String name = child.name();
      if (!child.namespace().equals(namespace()) || often.contains(name)) {
        continue;
      }
      if (!once.contains(name)) {
        throw new CapRefusedException(CapRefusal.UNKNOWN_ELEMENT, name);
      }
      if (seen.contains(name)) {
        throw new CapRefusedException(CapRefusal.REPEATED, name);
      }
      seen.add(name);
    }
    return this;
  }

  /** All children, of any namespace. */
  List<CapElement> children() {
    List<CapElement> children = new ArrayList<>();
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        children.add(new CapElement(element));
      }
    }
    return children;
  }

  /** The children of its namespace that are called so. */
  List<CapElement> children(String name) {
    return children().stream()
        .filter(child -> child.name().equals(name) && child.namespace().equals(namespace()))
        .toList();
  }

  CapElement child(String name) throws CapRefusedException {
    List<CapElement> found = children(name);
    if (found.isEmpty()) {
      throw new CapRefusedException(CapRefusal.MISSING, name);
    }
    return found.getFirst();
  }

  /** Its text; an element within it is at fault. */
  String text() throws CapRefusedException {
    List<CapElement> children = children();
    if (!children.isEmpty()) {
      throw new CapRefusedException(CapRefusal.UNKNOWN_ELEMENT, children.getFirst().name());
    }
    return node.getTextContent().strip();
  }

  /** The text of a child; empty where there is no such child, or nothing in it. */
  Optional<String> text(String name) throws CapRefusedException {
    List<CapElement> found = children(name);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(found.getFirst().text()).filter(text -> !text.isEmpty());
  }

  String required(String name) throws CapRefusedException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      throw new CapRefusedException(CapRefusal.MISSING, name);
    }
    return text.get();
  }

  /** The texts of all children of this name that have any. */
  List<String> texts(String name) throws CapRefusedException {
    List<String> texts = new ArrayList<>();
    for (CapElement child : children(name)) {
      String text = child.text();
      if (!text.isEmpty()) {
        texts.add(text);
      }
    }
    return texts;
  }

  String attribute(String name) {
    return node.getAttribute(name).strip();
  }
}
