// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinService;
import java.util.Locale;
import org.atalaya.cases.Wording;
import org.atalaya.widgets.identity.Identity;

/** Whose portal it is: as {@code atalaya.identity.*} says, else nobody's in particular. */
record PortalIdentity(Identity identity) {

  private static final Wording WORDING = Wording.of(PortalIdentity.class);

  /** That of this application. */
  static PortalIdentity current() {
    return new PortalIdentity(
        VaadinService.getCurrent().getInstantiator().getOrCreate(Identity.class));
  }

  /** The name of the observatory. */
  String name(Locale locale) {
    return identity
        .name()
        .map(name -> name.in(locale))
        .orElseGet(() -> WORDING.text(locale, "observatory"));
  }

  /** A page's title, with whose page it is. */
  String title(Locale locale, String heading) {
    return WORDING.text(locale, "title", heading, name(locale));
  }

  /** Mark and name for the head of a page. */
  Span letterhead(Locale locale) {
    Span letterhead = new Span(name(locale));
    identity.logoPath().ifPresent(path -> letterhead.addComponentAsFirst(new Image(path, "")));
    letterhead.addClassName("portal-name");
    return letterhead;
  }
}
