// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.standalone;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.List;
import org.atalaya.portlet.AdministratorSettings;
import org.atalaya.portlet.OwnObservatory;
import org.atalaya.portlet.SettingException;
import org.jspecify.annotations.Nullable;

/**
 * Opens the records when the application is deployed, has them answered for at {@code /v1}, and
 * closes them when it is taken away. What is wrong with a setting is logged, and told by portlets.
 */
public final class RecordsListener implements ServletContextListener {

  private static final String SERVLET = "atalaya-v1";

  private @Nullable Records records;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    try {
      Records opened = Records.open(new AdministratorSettings(List.of(context::getInitParameter)));
      records = opened;
      AnsweredHere answered = new AnsweredHere(opened.observatory(), context.getContextPath());
      context.addServlet(SERVLET, answered.servlet()).addMapping("/v1/*");
      context.setAttribute(OwnObservatory.ATTRIBUTE, answered);
    } catch (SettingException e) {
      context.log(e.getMessage());
      context.setAttribute(OwnObservatory.ATTRIBUTE, new NotOpened(e));
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    if (records != null) {
      records.close();
    }
    DuckDbDriver.letGo();
  }
}
