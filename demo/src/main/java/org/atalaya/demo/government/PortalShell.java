// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.lumo.Lumo;
import org.atalaya.widgets.identity.Identity;
import org.atalaya.widgets.identity.Scheme;

/** Styles and icon of the portal's pages. */
@StyleSheet(Lumo.STYLESHEET)
@StyleSheet("portal.css")
public final class PortalShell implements AppShellConfigurator {

  private static final long serialVersionUID = 1L;

  @Override
  public void configurePage(AppShellSettings settings) {
    Identity identity =
        settings.getRequest().getService().getInstantiator().getOrCreate(Identity.class);
    settings.addInlineWithContents(
        Scheme.READERS.whole() + identity.style(Scheme.READERS), Inline.Wrapping.STYLESHEET);
    settings.addLink("icon", "icon.svg");
  }
}
