// SPDX-License-Identifier: Apache-2.0
package org.atalaya.widgets.dashboard;

import com.vaadin.flow.router.Route;
import org.atalaya.statistics.StatisticsQuery;
import org.atalaya.widgets.chart.AtalayaChart;
import org.atalaya.widgets.figure.AtalayaFigure;
import org.atalaya.widgets.table.AtalayaTable;
import org.atalaya.widgets.web.PublicAnswers;

/** The view of the README, see {@link FirstDashboardTest}. */
// example:
@Route("tablero")
public final class FirstDashboard extends AtalayaDashboard {
  public FirstDashboard(PublicAnswers answers) {
    setObservatory(answers);
    setFilters("year", "department");
    add(new AtalayaFigure(StatisticsQuery.of("victims").by("year")));
    add(new AtalayaChart(StatisticsQuery.of("victims").by("month")));
    addWide(new AtalayaTable(StatisticsQuery.of("victims").by("department", "victim-sex")));
  }
}
