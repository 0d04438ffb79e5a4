// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.nodes;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import java.util.Set;
import org.atalaya.cases.Wording;
import org.atalaya.widgets.tipdesk.TipDesk;
import org.atalaya.widgets.tipdesk.TipDeskSource;

/** The desk of one who works for the unit north, open all day. */
@Route("")
public final class DeskView extends Div {

  private static final long serialVersionUID = 1L;

  /** The page. */
  public DeskView(TipDeskSource source) {
    // There is no event stream without sign-in, so it looks more often than it would by itself.
    UI.getCurrent().setPollInterval(1_000);
    UI.getCurrent().setLocale(Wording.LANGUAGES.getFirst());
    add(new TipDesk(source, () -> "nora", () -> Set.of("north")));
  }
}
