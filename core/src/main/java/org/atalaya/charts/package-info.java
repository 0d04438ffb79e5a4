// SPDX-License-Identifier: Apache-2.0

/**
 * Pictures of publishable tables, finished on the server and readable without a script.
 *
 * <p>A {@link org.atalaya.charts.Chart} says <em>what</em> is drawn: its form, its {@linkplain
 * org.atalaya.charts.AxisCategory categories} and {@linkplain org.atalaya.charts.Series series},
 * one {@link org.atalaya.charts.Mark} for every value, the {@link org.atalaya.charts.Scale} of the
 * axis or the classes, and the {@linkplain org.atalaya.charts.Caption words} around it. {@link
 * org.atalaya.charts.SvgDrawing} says <em>how</em>: it alone knows of positions and fonts; {@link
 * org.atalaya.charts.PngDrawing} makes pixels of its picture. Values and periods are put into words
 * by {@link org.atalaya.measures.CellText} and {@link org.atalaya.charts.CategoryText}, which
 * tables and files use as well.
 */
@NullMarked
package org.atalaya.charts;

import org.jspecify.annotations.NullMarked;
