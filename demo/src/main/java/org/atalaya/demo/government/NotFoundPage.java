// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import jakarta.servlet.http.HttpServletResponse;

/** There is no page at an address. */
public final class NotFoundPage extends ProblemPage
    implements HasErrorParameter<NotFoundException> {

  private static final long serialVersionUID = 1L;

  /** The page. */
  public NotFoundPage() {
    super("not-found");
  }

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
    fill(event);
    return HttpServletResponse.SC_NOT_FOUND;
  }
}
