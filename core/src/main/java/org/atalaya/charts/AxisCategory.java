// SPDX-License-Identifier: Apache-2.0
package org.atalaya.charts;

import java.util.Optional;
import org.atalaya.cases.CalendarPeriod;

/**
 * A place on the axis of a chart.
 *
 * @param code code of the category, {@code total} where the table has a single cell
 * @param label its full name
 * @param brief its name where there is little room
 * @param aside whether it holds what has no category of its own: unknown, the rest
 * @param period the calendar period it stands for, where it is one
 */
public record AxisCategory(
    String code, String label, String brief, boolean aside, Optional<CalendarPeriod> period) {}
