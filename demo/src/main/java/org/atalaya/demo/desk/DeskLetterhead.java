// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.desk;

import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinService;
import java.util.Locale;
import org.atalaya.widgets.identity.Identity;

/** Mark and name of whose desk it is; not seen where the settings name nobody. */
final class DeskLetterhead extends Span {

  private static final long serialVersionUID = 1L;

  DeskLetterhead(Locale locale) {
    Identity identity = VaadinService.getCurrent().getInstantiator().getOrCreate(Identity.class);
    // In the page itself: the desk serves nothing of the observatory's.
    identity.logo().ifPresent(logo -> add(new Image(logo.dataUri(), "")));
    identity.name().ifPresent(name -> add(new Span(name.in(locale))));
    setVisible(getComponentCount() > 0);
    addClassName("desk-letterhead");
  }
}
