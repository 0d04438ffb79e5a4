// SPDX-License-Identifier: Apache-2.0
package org.atalaya.portlet.statistics;

import java.util.List;
import java.util.Map;
import org.atalaya.portlet.Parts;
import org.atalaya.portlet.Presentation.Field;
import org.atalaya.portlet.PresentationPortlet;

/** One chart, map, table or figure that follows the filters of its page. */
public final class StatisticsPortlet extends PresentationPortlet {

  static final Parts PARTS = new Parts(List.of(Field.values()), 1, Map.of());

  /** Made by the portal. */
  public StatisticsPortlet() {
    super(PARTS);
  }
}
