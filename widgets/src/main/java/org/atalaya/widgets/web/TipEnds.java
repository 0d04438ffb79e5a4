// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.atalaya.tips.TipState;

/** What the page of tips says once something was sent, and to those who return. */
final class TipEnds extends TipMarkup {

  TipEnds(HtmlWriter out, Locale locale, Set<String> wrong) {
    super(out, locale, Map.of(), wrong);
  }

  /**
   * What the script shows from sending on.
   *
   * @param difficulty above which it says why the work takes longer
   */
  void ends(int difficulty) throws XMLStreamException {
    begin("sending", true);
    out.element("h1", text("sending"));
    out.element(
        "p",
        text("sending.work", ""),
        "id",
        "progress",
        "role",
        "status",
        "data-work",
        text("sending.work"),
        "data-busy",
        text("sending.busy"),
        "data-usual",
        Integer.toString(difficulty),
        "data-receipt",
        text("sending.receipt"),
        "data-post",
        text("sending.post"),
        "data-file",
        text("sending.file"));
    out.end();
    begin("opening", true);
    out.element("h1", text("opening"));
    out.end();
    problem();
    done();
  }

  private void problem() throws XMLStreamException {
    begin("problem", true);
    out.element("h1", text("problem"));
    for (String kind :
        List.of(
            "network",
            "too-many-attempts",
            "tip-recipients",
            "tip-keys",
            "tip-busy",
            "work-needed",
            "other")) {
      out.element("p", text("problem." + kind), "data-kind", kind, "hidden", "hidden");
    }
    out.element("p", text("problem.kept"));
    out.start("div", "class", "acts");
    button("again", "again", "");
    button("start", "to-start", "quiet");
    out.end();
    out.end();
  }

  private void done() throws XMLStreamException {
    begin("done", true);
    out.element("h1", text("done"));
    out.start("div", "id", "files-failed", "hidden", "hidden");
    out.element("p", text("files-failed"), "class", "why");
    out.start("div", "class", "acts");
    button("files-again", "files-again", "");
    out.end();
    out.end();
    out.start("div", "id", "with-receipt");
    out.element("p", text("done.receipt"));
    out.element("p", "", "id", "receipt", "class", "panel secret");
    out.start("div", "class", "acts");
    button("copy", "copy", "quiet");
    out.end();
    out.element("p", text("copied"), "id", "copied", "role", "status", "hidden", "hidden");
    out.element("p", text("done.keep"));
    out.end();
    out.element("p", text("done.none"), "id", "without-receipt");
    next();
    out.end();
  }

  /** What happens next. */
  void next() throws XMLStreamException {
    out.element("h2", text("next.title"));
    for (String key : List.of("next.read", "next.answer", "next.danger")) {
      out.element("p", text(key));
    }
  }

  /** Where somebody with a receipt begins. */
  void back() throws XMLStreamException {
    begin("return", false);
    out.start("div", "class", "field");
    heading("return", "return-receipt");
    for (String why : List.of("character", "length", "check-digit", "unknown")) {
      why(why);
    }
    out.empty(
        "input",
        "type",
        "text",
        "id",
        "return-receipt",
        "name",
        "return-receipt",
        "class",
        "code",
        "inputmode",
        "numeric",
        "autocomplete",
        "off",
        "spellcheck",
        "false",
        "aria-describedby",
        "hint-return");
    out.end();
    out.start("div", "class", "acts scripted", "hidden", "hidden");
    button("open", "open", "");
    button("start", "back", "quiet");
    out.end();
    out.end();
  }

  /** A mailbox, for the script to fill. */
  void mailbox() throws XMLStreamException {
    begin("mailbox", true);
    out.element("h1", text("mailbox"));
    out.element(
        "p",
        text("added"),
        "id",
        "added",
        "role",
        "status",
        "class",
        "panel good",
        "hidden",
        "hidden");
    states();
    out.element("h2", text("replies"));
    out.element("p", text("replies.note"), "class", "hint");
    out.element("p", text("replies.none"), "id", "no-replies");
    out.start("ul", "id", "replies", "class", "replies", "data-unreadable", text("unreadable"));
    out.end();
    out.start("div", "class", "field");
    out.start("h2");
    out.element("label", text("more"), "for", "more");
    out.end();
    why("more");
    why("more-long");
    area("more", "more-note");
    out.element("p", text("more.note"), "class", "hint", "id", "more-note");
    out.end();
    out.start("div", "class", "acts");
    button("add", "send", "");
    out.end();
    out.end();
  }

  private void states() throws XMLStreamException {
    for (TipState state : TipState.values()) {
      String id = state.name().toLowerCase(Locale.ROOT);
      out.element("p", text("state." + id), "class", "panel", "data-state", id, "hidden", "hidden");
    }
  }

  /** What is said to who sent a tip without script. */
  void received(Optional<String> receipt) throws XMLStreamException {
    out.element("h1", text("done"));
    if (receipt.isPresent()) {
      out.element("p", text("done.receipt"));
      out.element("p", receipt.get(), "id", "receipt", "class", "panel secret");
      out.element("p", text("done.keep"));
    } else {
      out.element("p", text("done.none"));
    }
    next();
  }

  /** A mailbox that was opened without script, and a form to add to it. */
  void opened(TipState state, List<String> replies, boolean isAdded) throws XMLStreamException {
    out.element("h1", text("mailbox"));
    if (isAdded) {
      out.element("p", text("added"), "class", "panel good");
    }
    out.element("p", text("state." + state.name().toLowerCase(Locale.ROOT)), "class", "panel");
    out.element("h2", text("replies"));
    out.element("p", text("replies.note"), "class", "hint");
    if (replies.isEmpty()) {
      out.element("p", text("replies.none"));
    }
    out.start("ul", "id", "replies", "class", "replies");
    for (String reply : replies) {
      out.element("li", reply);
    }
    out.end();
  }

  /** Where somebody without script adds; the receipt is asked for again, so that no page has it. */
  void addAgain() throws XMLStreamException {
    out.element("h2", text("more"));
    field("return-receipt", text("more.receipt"));
    out.start("div", "class", "field");
    out.element("label", text("more"), "for", "more");
    area("more", "more-note");
    out.element("p", text("more.note"), "class", "hint", "id", "more-note");
    out.end();
    submit("send");
  }

  private void field(String name, String words) throws XMLStreamException {
    out.start("div", "class", "field");
    out.element("label", words, "for", name);
    out.empty(
        "input",
        "type",
        "text",
        "id",
        name,
        "name",
        name,
        "class",
        "code",
        "autocomplete",
        "off",
        "spellcheck",
        "false");
    out.end();
  }

  /** The button of those without script. */
  void submit(String words) throws XMLStreamException {
    out.start("div", "class", "acts plain");
    out.element("button", text(words));
    out.end();
  }
}
