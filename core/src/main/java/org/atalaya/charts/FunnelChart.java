// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.List;
import org.atalaya.statistics.Measure;

/**
 * Which part of a cohort has reached each outcome within one time: lying bars of one scale from 0
 * to 100 percent, below a bar of the whole cohort. The outcomes need not follow from one another,
 * so nothing joins the bars.
 *
 * @param settings what was asked for
 * @param caption the words around it
 * @param measure what the figures say
 * @param categories the outcomes
 * @param series one series
 * @param scale from 0 to 100 percent
 * @param base name of the whole cohort
 */
public record FunnelChart(
    ChartSettings settings,
    Caption caption,
    Measure measure,
    List<AxisCategory> categories,
    List<Series> series,
    Scale scale,
    String base)
    implements Chart {

  public FunnelChart {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
  }
}
