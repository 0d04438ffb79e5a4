// SPDX-License-Identifier: Apache-2.0
package org.atalaya.demo.government;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A page cannot be made at the moment, for whatever reason. */
public final class UnavailablePage extends ProblemPage implements HasErrorParameter<Exception> {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(UnavailablePage.class);

  /** The page. */
  public UnavailablePage() {
    super("unavailable");
  }

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
    // What it says might name what was asked for; its kind does not.
    LOG.error("A page could not be made: {}", parameter.getException().getClass().getName());
    fill(event);
    return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
  }
}
