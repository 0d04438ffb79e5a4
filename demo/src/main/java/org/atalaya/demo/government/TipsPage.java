// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.router.Route;
import java.util.Map;
import org.atalaya.Observatory;
import org.atalaya.widgets.tipform.TipForm;

/** The way to the tip line, with what becomes of a tip. */
@Route("avisar")
public final class TipsPage extends PortalPage {

  private static final long serialVersionUID = 1L;

  /** The page over this observatory. */
  public TipsPage(Observatory observatory) {
    super(observatory, PortalSection.TIPS);
  }

  @Override
  void fill(PageContent content) {
    content.explanation("tips.danger");
    content.explanation("tips.explanation");
    TipForm form = new TipForm();
    form.setLanguage(content.visit().locale());
    content.embedded(
        form, "atalaya-tip-form", Map.of(), "TipForm form = new TipForm();\nadd(form);");
    content.heading("tips.next");
    content.explanation("tips.sealed");
    content.explanation("tips.answer");
    content.heading("tips.try");
    content.explanation("tips.demo");
    TipStatistics.fill(content);
  }
}
